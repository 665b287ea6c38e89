import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { WritingReply, WritingRequest } from './document.worker.ts'

/** How long a report may take, and how long the thread waits for the next one, in milliseconds. */
const [deadline, idleFor] = [60_000, 60_000]

let queue: Promise<unknown> = Promise.resolve()
let warm: Worker | undefined
let ending: NodeJS.Timeout | undefined

/**
 * Writes a report in a thread of its own: a long document takes a second or two of computing, during which the boards go on. One at a time, so that
 * many who ask at once cannot fill the memory; the thread ends when nobody has asked for a minute.
 */
export function writeEvaluation(request: WritingRequest): Promise<Buffer> {
  const turn = queue.then(() => writeAlone(request))
  queue = turn.catch(() => undefined)
  return turn
}

async function writeAlone(request: WritingRequest): Promise<Buffer> {
  clearTimeout(ending)
  warm ??= startWorker()
  const worker = warm
  worker.ref()
  try {
    return await answerOf(worker, request)
  } catch (error) {
    warm = undefined
    await worker.terminate()
    throw error
  } finally {
    worker.unref()
    ending = setTimeout(() => {
      void warm?.terminate()
      warm = undefined
    }, idleFor).unref()
  }
}

function startWorker(): Worker {
  // Node runs TypeScript in threads by itself from 22.18 on; before that the loader has to be named, by its full address.
  const loader = () => pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
  return new Worker(new URL('./document.worker.ts', import.meta.url), {
    execArgv: process.features.typescript ? [] : ['--import', loader()],
    resourceLimits: { maxOldGenerationSizeMb: 512 },
    env: { NODE_ENV: process.env.NODE_ENV ?? 'production' },
  })
}

function answerOf(worker: Worker, request: WritingRequest): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void) => {
      clearTimeout(late)
      worker.off('message', onReply).off('error', onError).off('exit', onExit)
      finish()
    }
    const refuse = (why: string) => settle(() => reject(new Error(why)))
    const onReply = (reply: WritingReply) =>
      'document' in reply ? settle(() => resolve(Buffer.from(reply.document))) : refuse(reply.failed)
    const onError = (error: Error) => settle(() => reject(error))
    const onExit = () => refuse('the thread that writes reports ended early')
    const late = setTimeout(() => refuse(`the report was not written within ${deadline} ms`), deadline)
    worker.on('message', onReply).on('error', onError).on('exit', onExit)
    worker.postMessage(request)
  })
}
