import { type Selectable, sql, type Updateable } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import { found } from '../../../platform/problem.ts'
import type { PolicyDraftTable, PolicyTables } from './tables.ts'

const db = (tx: Tx) => tx.db.withTables<PolicyTables>()

export type DraftRecord = Selectable<PolicyDraftTable>

/** The district's drafts, newest first, without their texts. */
export async function listDraftRecords(tx: Tx, state?: DraftRecord['state']) {
  let query = db(tx)
    .selectFrom('plans.policy_draft')
    .select(['id', 'name', 'format', 'state', 'policy', 'published_version as publishedVersion'])
    .select(['made_name as madeBy', 'made_at as madeAt'])
    .select([sql<string>`head->>'title'`.as('title'), sql<number>`jsonb_array_length(clauses)`.as('clauses')])
    .where('district', '=', tx.district)
  if (state) query = query.where('state', '=', state)
  return await query.orderBy('made_at', 'desc').orderBy('id', 'desc').limit(200).execute()
}

/** One draft, or 404; `lock`: of two who save or publish it, the second waits here and then sees what the first did. */
export async function getDraftRecord(tx: Tx, id: string, lock = false): Promise<DraftRecord> {
  const query = db(tx).selectFrom('plans.policy_draft').selectAll().where('district', '=', tx.district).where('id', '=', id)
  return found(await (lock ? query.forUpdate() : query).executeTakeFirst(), 'policy_draft')
}

export async function insertDraft(
  tx: Tx,
  row: Pick<DraftRecord, 'id' | 'file' | 'name' | 'format' | 'text' | 'head' | 'clauses' | 'policy'>,
): Promise<void> {
  await db(tx)
    .insertInto('plans.policy_draft')
    .values({
      ...{ ...row, district: tx.district, head: JSON.stringify(row.head), clauses: JSON.stringify(row.clauses) },
      ...{
        revision: 1,
        state: 'review',
        published_version: null,
        made_by: tx.actor.id,
        made_name: tx.actor.name,
        made_at: tx.now,
      },
      ...{ ended_at: null, ended_by: null, ended_reason: null },
    })
    .execute()
}

export async function updateDraft(tx: Tx, id: string, change: Updateable<PolicyDraftTable>): Promise<void> {
  await db(tx).updateTable('plans.policy_draft').set(change).where('district', '=', tx.district).where('id', '=', id).execute()
}
