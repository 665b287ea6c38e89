import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { WritingReply, WritingRequest } from './document.worker.ts'

const deadline = 60_000
let queue: Promise<unknown> = Promise.resolve()

/**
 * Writes a report in a thread of its own: a long document takes a second or two of computing, during which the boards go on. One at a time, so that
 * many who ask at once cannot fill the memory; the thread ends with its report.
 */
export function writeEvaluation(request: WritingRequest): Promise<Buffer> {
  const turn = queue.then(() => writeAlone(request))
  queue = turn.catch(() => undefined)
  return turn
}

function writeAlone(request: WritingRequest): Promise<Buffer> {
  // Node runs TypeScript in threads by itself from 22.18 on; before that the loader has to be named, by its full address.
  const loader = () => pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
  const worker = new Worker(new URL('./document.worker.ts', import.meta.url), {
    execArgv: process.features.typescript ? [] : ['--import', loader()],
    resourceLimits: { maxOldGenerationSizeMb: 512 },
    env: { NODE_ENV: process.env.NODE_ENV ?? 'production' },
  })
  const written = new Promise<Buffer>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`the report was not written within ${deadline} ms`)), deadline)
    worker.once('message', (reply: WritingReply) =>
      'document' in reply ? resolve(Buffer.from(reply.document)) : reject(new Error(reply.failed)),
    )
    worker.once('error', reject)
    worker.once('exit', () => {
      clearTimeout(late)
      reject(new Error('the thread that writes reports ended early'))
    })
    worker.postMessage(request)
  })
  return written.finally(() => worker.terminate())
}
