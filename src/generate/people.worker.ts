// Makes the rows of synthetic people, batch by batch, beside the thread that writes them: composing and sealing cost more than sending.
import { parentPort, workerData } from 'node:worker_threads'
import type { Batch } from '../features/people/demo/batches.ts'
import { makeRows } from '../features/people/demo/rows.ts'
import { sealing } from '../features/people/demo/sealing.ts'
import type { PeopleTable } from '../features/people/demo/tables.ts'
import { type KeySettings, openKeyRing } from '../platform/secrecy/key-ring.ts'
import { CopyText } from './text.ts'

/** What every batch needs; the keys are read in the thread, they never travel. */
export type PeopleWork = {
  district: string
  seed: string
  day: string
  streets: { code: string; committees: string[] }[]
  keys: KeySettings
}
/** The rows of a batch as COPY reads them. */
export type PeopleMade = { index: number; persons: number; rows: number; tables: [PeopleTable, Uint8Array][] }

const { district, seed, day, streets, keys } = workerData as PeopleWork
const seal = sealing(openKeyRing(keys), district)

parentPort?.on('message', (batch: Batch) => {
  const text = new CopyText<PeopleTable>(district)
  const persons = makeRows({ district, seed, day, streets, seal }, batch, text)
  const tables = text.buffers()
  const made: PeopleMade = { index: batch.index, persons, rows: text.rows, tables }
  parentPort?.postMessage(
    made,
    tables.map(([, buffer]) => buffer.buffer as ArrayBuffer).filter((buffer) => buffer.byteLength > 65_536),
  )
})
