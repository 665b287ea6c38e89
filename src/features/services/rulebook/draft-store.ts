import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import { newId } from '../../../platform/ids.ts'
import type { Draft } from './contract.ts'

export type DraftRow = {
  id: string
  rule: string
  text: string
  reason: string
  state: Draft['state']
  madeAt: Date
  madeBy: string
  madeByName: string
  changedAt: Date
  version: string | null
}

const columns = sql`d.id, d.name as rule, d.text, d.reason, d.state, d.made_at as "madeAt", d.made_by as "madeBy", d.made_by_name as "madeByName",
  d.changed_at as "changedAt", d.version`

export async function insertDraft(tx: Tx, { rule, text, reason }: Pick<DraftRow, 'rule' | 'text' | 'reason'>): Promise<string> {
  const id = newId()
  await sql`
    insert into services.rule_draft (district, id, name, text, reason, state, made_at, made_by, made_by_name, changed_at)
    values (${tx.district}, ${id}, ${rule}, ${text}, ${reason}, 'open', ${tx.now}, ${tx.actor.id}, ${tx.actor.name}, ${tx.now})`.execute(
    tx.db,
  )
  return id
}

export async function listDraftRows(tx: Tx, state: Draft['state'] | undefined): Promise<DraftRow[]> {
  const { rows } = await sql<DraftRow>`
    select ${columns} from services.rule_draft d where d.district = ${tx.district} ${state ? sql`and d.state = ${state}` : sql``}
    order by d.id desc limit 500`.execute(tx.db)
  return rows
}

export async function findDraft(tx: Tx, id: string, { lock = false } = {}): Promise<DraftRow | undefined> {
  const { rows } = await sql<DraftRow>`
    select ${columns} from services.rule_draft d where d.district = ${tx.district} and d.id = ${id}::uuid ${lock ? sql`for update` : sql``}`.execute(
    tx.db,
  )
  return rows[0]
}

export async function setDraftText(tx: Tx, id: string, text: string): Promise<void> {
  await sql`
    update services.rule_draft set text = ${text}, changed_at = ${tx.now} where district = ${tx.district} and id = ${id}::uuid`.execute(
    tx.db,
  )
}

/** Ends a draft: published as a version, or taken back. */
export async function settleDraft(tx: Tx, id: string, { version }: { version: string | null }): Promise<void> {
  const state = version === null ? 'withdrawn' : 'published'
  await sql`
    update services.rule_draft set state = ${state}, version = ${version}, settled_at = ${tx.now}, settled_by_name = ${tx.actor.name}
    where district = ${tx.district} and id = ${id}::uuid`.execute(tx.db)
}
