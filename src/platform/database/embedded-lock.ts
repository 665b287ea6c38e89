import { randomUUID } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import { link, mkdir, readFile, rm, rmdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dataInUse } from './embedded-problems.ts'
import { alive, birthMark, pause } from './embedded-process.ts'

/** The right to run one data folder. Releasing twice does nothing. */
export type DataLock = { release(): void }

/** Takes the folder's lock for this process; the lock of a dead process is taken over. Throws `data_in_use`. */
export async function lockData(dataDir: string): Promise<DataLock> {
  const file = join(dataDir, 'yiyu.lock')
  const mine = `${process.pid}\n${birthMark(process.pid)}\n`
  const draft = `${file}.${randomUUID()}`
  await writeFile(draft, mine)
  try {
    while (!(await linked(draft, file))) {
      const holder = await lockHolder(dataDir)
      if (holder !== undefined) throw dataInUse(dataDir, holder)
      await removeStale(file, dataDir)
    }
  } finally {
    await rm(draft, { force: true })
  }
  return { release: () => releaseIf(file, mine) }
}

/** The id of the living process that holds the folder's lock, if any. */
export async function lockHolder(dataDir: string): Promise<number | undefined> {
  const text = await readFile(join(dataDir, 'yiyu.lock'), 'utf8').catch(() => '')
  const [id, mark] = text.split('\n')
  const pid = Number(id)
  return alive(pid) && birthMark(pid) === mark ? pid : undefined
}

/** Linking is atomic and fails when the name exists; the lock therefore never exists half written. */
async function linked(draft: string, file: string): Promise<boolean> {
  try {
    await link(draft, file).catch(async (error: NodeJS.ErrnoException) => {
      if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(error.code ?? '')) throw error
      await writeFile(file, await readFile(draft), { flag: 'wx' }) // a file system without hard links
    })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Only one process at a time looks again and removes, or a second one could remove the lock that the first has just made. */
async function removeStale(file: string, dataDir: string): Promise<void> {
  const guard = `${file}.takeover`
  try {
    await mkdir(guard)
  } catch {
    const { mtimeMs } = await stat(guard).catch(() => ({ mtimeMs: Date.now() }))
    if (Date.now() - mtimeMs > 5_000) await rmdir(guard).catch(() => {}) // its maker died in the middle
    return pause(20)
  }
  try {
    if ((await lockHolder(dataDir)) === undefined) await rm(file, { force: true })
  } finally {
    await rmdir(guard)
  }
}

function releaseIf(file: string, mine: string): void {
  try {
    if (readFileSync(file, 'utf8') === mine) rmSync(file, { force: true })
  } catch {
    // gone already, or the folder is: nothing is locked any more
  }
}
