import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { ImportProblem } from '../problem.ts'
import { MEMORY_LIMIT, READING_DEADLINE } from './limits.ts'
import type { Reading, ReadingReply, ReadingRequest } from './reading.worker.ts'

const WATCH_EVERY = 50
const START_DEADLINE = 30_000
const MEGABYTE = 1024 * 1024

let warm: Worker | undefined
let queue: Promise<unknown> = Promise.resolve()

/**
 * Reads one file, and makes its pack if asked to, in a thread of its own, so that a hostile file can neither stop the server nor eat its memory: after the
 * deadline or beyond the memory limit the thread is ended. One file at a time; the thread stays warm for the next one.
 */
export function readInWorker(request: ReadingRequest, deadline: number = READING_DEADLINE): Promise<Reading> {
  const turn = queue.then(() => readAlone(request, deadline))
  queue = turn.catch(() => undefined)
  return turn
}

/** Starts the thread ahead of the first file. */
export function warmUpReading(): void {
  warm ??= startWorker()
}

/** Ends the thread; the next file starts a new one. */
export async function stopReading(): Promise<void> {
  const worker = warm
  warm = undefined
  await worker?.terminate()
}

function startWorker(): Worker {
  // Node runs TypeScript in threads by itself from 22.18 on; before that the loader has to be named, by its full address
  // because threads do not inherit it under every runner.
  const loader = () => pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
  const worker = new Worker(new URL('./reading.worker.ts', import.meta.url), {
    execArgv: process.features.typescript ? [] : ['--import', loader()],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT.heap, maxYoungGenerationSizeMb: 64 },
    env: { NODE_ENV: process.env.NODE_ENV ?? 'production' },
    stdout: true,
    stderr: true,
  })
  worker.unref()
  worker.once('exit', () => {
    if (warm === worker) warm = undefined
  })
  worker.on('error', () => undefined)
  return worker
}

function readAlone(request: ReadingRequest, deadline: number): Promise<Reading> {
  warmUpReading()
  const worker = warm as Worker
  return new Promise<Reading>((resolve, reject) => {
    const before = process.memoryUsage.rss()
    const settle = (finish: () => void) => {
      clearTimeout(late)
      clearInterval(watch)
      worker.off('message', onReply).off('error', onError).off('exit', onExit)
      worker.unref()
      finish()
    }
    const giveUp = (problem: ImportProblem) => {
      if (warm === worker) warm = undefined
      settle(() => void worker.terminate().then(() => reject(problem)))
    }
    const onReply = (reply: ReadingReply) => {
      if (!('begun' in reply)) {
        answered(reply)
        return
      }
      clearTimeout(late)
      late = setTimeout(() => giveUp(tooSlow(deadline)), deadline)
    }
    const answered = (reply: FinalReply) =>
      settle(() => ('document' in reply ? resolve(reply) : reject(problemOf(reply, request))))
    const onError = (error: NodeJS.ErrnoException) =>
      giveUp(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooHeavy() : problemOf({ failed: error.message }, request))
    const onExit = () => giveUp(problemOf({ failed: 'exit' }, request))

    // The file's own time starts when the thread has started, which may take seconds on a busy machine.
    let late = setTimeout(() => giveUp(tooSlow(START_DEADLINE)), START_DEADLINE)
    // The heap limit does not count buffers outside the heap, which is where unpacked streams live.
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() - before > MEMORY_LIMIT.growth * MEGABYTE) giveUp(tooHeavy())
    }, WATCH_EVERY)
    worker.ref()
    worker.on('message', onReply).on('error', onError).on('exit', onExit)
    worker.postMessage(request)
  })
}

type FinalReply = Exclude<ReadingReply, { begun: true }>

function problemOf(reply: Exclude<FinalReply, Reading>, request: ReadingRequest): ImportProblem {
  if ('problem' in reply) return new ImportProblem(reply.problem.code, reply.problem)
  const code = { docx: 'docx_broken', pdf: 'pdf_broken', html: 'not_a_document', txt: 'not_a_document' }[request.format]
  return new ImportProblem(code, {
    zh: '读取这个文件时出错，文件可能已损坏。请重新另存一份后再上传。',
    en: 'Reading this file failed; it may be damaged. Save it anew and upload it again.',
  })
}

function tooSlow(deadline: number): ImportProblem {
  const seconds = Math.round(deadline / 1000)
  return new ImportProblem('too_slow', {
    zh: `读取这个文件超过了 ${seconds} 秒，已停止。方案文件通常一秒内读完，请检查文件是否异常。`,
    en: `Reading this file took more than ${seconds} seconds and was stopped. Plans are read within a second: please check the file.`,
  })
}

function tooHeavy(): ImportProblem {
  return new ImportProblem('too_large', {
    zh: '读取这个文件需要的内存过多，已停止。请检查文件是否异常，或只上传方案本身。',
    en: 'Reading this file takes too much memory and was stopped. Check the file, or upload the plan alone.',
  })
}
