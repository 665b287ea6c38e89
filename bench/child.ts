import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'

/** Runs one of our files in a process of its own, hands it `input` and answers what it sends back first. It is ended by `end`. */
export async function inChild<In, Out>(file: string, input: In): Promise<{ answer: Out; end(): void }> {
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, file)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const answer = new Promise<Out>((resolve, reject) => {
    child.once('message', (message) => resolve(message as Out))
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)))
  })
  child.send(input as object)
  try {
    return { answer: await answer, end: () => void child.kill() }
  } catch (error) {
    child.kill()
    throw error
  }
}

/** In the child: waits for the input and answers it. */
export function answering<In, Out>(work: (input: In) => Promise<Out>): void {
  process.once('disconnect', () => process.exit(0))
  process.once('message', (input) => void work(input as In).then((answer) => process.send?.(answer as object)))
}
