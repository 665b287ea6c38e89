import type { ImportProgress, PeopleImportRow } from './contract.ts'
import type { ImportRecord } from './store.ts'

/** How far an import is; how fast, from when it was started. */
export function progressOf(record: ImportRecord, now: Date): ImportProgress {
  const { id, state, added, changed, same, bad, failure } = record
  const seconds = record.started_at ? ((record.finished_at ?? now).getTime() - record.started_at.getTime()) / 1000 : 0
  const perSecond = record.rows_done > 0 && seconds > 0 ? Math.round(record.rows_done / seconds) : null
  const left = (record.rows_total ?? 0) - record.rows_done
  return {
    ...{ id, state, added, changed, same, bad, perSecond, rowsTotal: record.rows_total, rowsDone: record.rows_done },
    secondsLeft: state === 'running' && perSecond ? Math.ceil(left / perSecond) : null,
    failure: failure === null ? null : { code: failure, details: record.failure_details },
  }
}

/** An import as lists show it. */
export function rowOf(record: ImportRecord, now: Date): PeopleImportRow {
  return {
    ...progressOf(record, now),
    ...{ fileName: record.file_name, bytes: record.bytes, scope: record.scope, madeByName: record.made_by_name },
    madeAt: record.made_at.toISOString(),
    startedAt: record.started_at?.toISOString() ?? null,
    finishedAt: record.finished_at?.toISOString() ?? null,
    setAside: record.set_aside_at !== null,
  }
}
