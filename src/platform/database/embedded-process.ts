import { execFileSync } from 'node:child_process'
import { readFileSync, readlinkSync, realpathSync } from 'node:fs'

/** Whether a process of this id lives; one that belongs to someone else counts, one that has ended and was not yet cleared away does not. */
export function alive(pid: number): boolean {
  return idInUse(pid) && !hasEnded(pid)
}

/** Whether the system still knows a process of this id, be it only as one that has ended. */
export function idInUse(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

// A killed process whose parent was killed too keeps its id until the first process of the system or container takes notice, if it ever does.
function hasEnded(pid: number): boolean {
  if (process.platform !== 'linux') return false
  try {
    return statFields(pid)[0] === 'Z'
  } catch {
    return false
  }
}

// The fields after the program's name, which may itself hold blanks and brackets.
function statFields(pid: number): string[] {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
}

/** A mark that tells one process from a later one with the same id: when it was started. Empty where the system does not say. */
export function birthMark(pid: number): string {
  try {
    if (process.platform === 'linux') {
      const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
      return `${boot}:${statFields(pid)[19]}` // in clock ticks since the system was started
    }
    if (process.platform === 'win32') return ''
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim()
  } catch {
    return ''
  }
}

/** Whether this process is the database server of this cluster folder, and not a stranger that was given a dead server's id. */
export function servesCluster(pid: number, cluster: string): boolean {
  if (!alive(pid)) return false
  try {
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster)
    if (process.platform === 'win32')
      return /postgres/i.test(execFileSync('tasklist', ['/fi', `PID eq ${pid}`], { encoding: 'utf8' }))
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes(cluster)
  } catch {
    return false
  }
}

/** Waits until the process is gone; `false` when it still lives after `ms`. */
export async function gone(pid: number, ms: number): Promise<boolean> {
  const until = Date.now() + ms
  while (alive(pid)) {
    if (Date.now() > until) return false
    await pause(10)
  }
  return true
}

/** Waits some milliseconds. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

/**
 * Until the returned function is called, a signal that nobody else listens to ends this program by `process.exit`, so that its exit handlers
 * run; by default it would end without them and leave the database running.
 */
export function exitOnSignals(): () => void {
  const listeners = Object.entries({ SIGHUP: 129, SIGINT: 130, SIGTERM: 143 }).map(([signal, code]) => {
    const listener = () => {
      if (process.listenerCount(signal) === 1) process.exit(code)
    }
    process.on(signal, listener)
    return [signal, listener] as const
  })
  return () => {
    for (const [signal, listener] of listeners) process.off(signal, listener)
  }
}
