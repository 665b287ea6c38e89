import type { Tx } from '../../../platform/database/transaction.ts'
import type { WorkItem } from '../../../platform/feature.ts'
import { importScopeOf, mayUseImport } from './policy.ts'
import { type ImportRecord, listImportRecords } from './store.ts'
import { sheetWords } from './words.ts'

/** What whoever imported has not finished: imports not yet started or that failed, and rows to mend. */
export async function importWorkItems(tx: Tx): Promise<WorkItem[]> {
  if (importScopeOf(tx.actor, tx.district) === undefined) return []
  const own = (await listImportRecords(tx)).filter(
    ({ made_by, scope }) => made_by === tx.actor.id && mayUseImport(tx.actor, tx.district, scope),
  )
  const since = tx.now.getTime() - 30 * 86_400_000
  return own
    .filter(({ made_at }) => made_at.getTime() >= since)
    .flatMap((record) => {
      const kind = kindOf(record)
      if (kind === 'mend' && (record.set_aside_at !== null || own.some((later) => mended(record, later)))) return []
      if (!kind) return []
      return [
        {
          ...{ id: record.id, kind: `people.import.work.${kind}`, subject: record.file_name, dueOn: null, urgent: false },
          title: sheetWords(`people.import.work_title.${kind}`, { rows: record.bad }),
          href: `/console/${tx.district}/people/imports/${record.id}`,
        },
      ]
    })
}

/** Whether a later import has brought all the rows that stayed out of the first; what is still wrong with them is then the later one's to mend. */
const mended = (first: ImportRecord, later: ImportRecord): boolean =>
  later.mends === first.id && later.state === 'done' && (later.rows_total ?? 0) >= first.bad

function kindOf({ state, bad }: ImportRecord): 'start' | 'mend' | 'failed' | undefined {
  if (state === 'received') return 'start'
  if (state === 'failed') return 'failed'
  return state === 'done' && bad > 0 ? 'mend' : undefined
}
