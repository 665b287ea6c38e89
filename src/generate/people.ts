import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import type pg from 'pg'
import type { Batch } from '../features/people/demo/batches.ts'
import { peopleTables } from '../features/people/demo/tables.ts'
import type { PeopleMade, PeopleWork } from './people.worker.ts'
import { copyRows } from './store.ts'

/** Batches that are made ahead of those being written: enough that writing never waits, few enough to lie in memory. */
const ahead = 3

/** Makes people batch by batch in threads and writes them as they come; `progress` hears of every batch. Answers the rows written. */
export async function loadPeople(
  client: pg.Client,
  batches: Batch[],
  { work, threads, progress }: { work: PeopleWork; threads: number; progress(persons: number): void },
): Promise<number> {
  let rows = 0
  for await (const made of inThreads(batches, work, Math.min(threads, batches.length))) {
    for (const [table, text] of made.tables) await copyRows(client, `people.${table}`, ['district', ...peopleTables[table]], text)
    rows += made.rows
    progress(made.persons)
  }
  return rows
}

async function* inThreads(batches: Batch[], work: PeopleWork, threads: number): AsyncGenerator<PeopleMade> {
  const waiting = [...batches]
  const ready: { made: PeopleMade; by: Worker }[] = []
  let wake = () => {}
  let failure: Error | undefined
  const workers = Array.from({ length: threads }, () => startWorker(work))
  const give = (worker: Worker) => {
    const batch = waiting.shift()
    if (batch) worker.postMessage(batch)
  }
  for (const worker of workers) {
    worker.on('message', (made: PeopleMade) => {
      ready.push({ made, by: worker })
      wake()
    })
    worker.on('error', (error: Error) => {
      failure = error
      wake()
    })
    for (let n = 0; n < ahead; n += 1) give(worker)
  }
  try {
    for (let left = batches.length; left > 0; left -= 1) {
      while (ready.length === 0 && !failure) await new Promise<void>((resolve) => (wake = resolve))
      if (failure) throw failure
      const { made, by } = ready.shift() as (typeof ready)[number]
      give(by)
      yield made
    }
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
}

function startWorker(work: PeopleWork): Worker {
  // Node runs TypeScript in threads by itself from 22.18 on; before that the loader has to be named, by its full address.
  const loader = () => pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
  return new Worker(new URL('./people.worker.ts', import.meta.url), {
    workerData: work,
    execArgv: process.features.typescript ? [] : ['--import', loader()],
  })
}
