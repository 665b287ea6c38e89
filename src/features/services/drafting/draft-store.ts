import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import { newId } from '../../../platform/ids.ts'
import type { Draft } from '../rulebook/contract.ts'
import type { DraftKind } from './drafted.ts'

export type DraftRow = {
  id: string
  kind: DraftKind
  name: string
  text: string
  reason: string
  state: Draft['state']
  madeAt: Date
  madeBy: string
  madeByName: string
  changedAt: Date
  version: string | null
}

const columns = sql`d.id, d.kind, d.name, d.text, d.reason, d.state, d.made_at as "madeAt", d.made_by as "madeBy", d.made_by_name as "madeByName",
  d.changed_at as "changedAt", d.version`

type NewDraft = Pick<DraftRow, 'kind' | 'name' | 'text' | 'reason'>

export async function insertDraft(tx: Tx, { kind, name, text, reason }: NewDraft): Promise<string> {
  const id = newId()
  await sql`
    insert into services.draft (district, id, kind, name, text, reason, state, made_at, made_by, made_by_name, changed_at)
    values (${tx.district}, ${id}, ${kind}, ${name}, ${text}, ${reason}, 'open', ${tx.now}, ${tx.actor.id}, ${tx.actor.name}, ${tx.now})`.execute(
    tx.db,
  )
  return id
}

export async function listDraftRows(tx: Tx, kind: DraftKind, state: Draft['state'] | undefined): Promise<DraftRow[]> {
  const { rows } = await sql<DraftRow>`
    select ${columns} from services.draft d
    where d.district = ${tx.district} and d.kind = ${kind} ${state ? sql`and d.state = ${state}` : sql``}
    order by d.id desc limit 500`.execute(tx.db)
  return rows
}

export async function findDraft(tx: Tx, kind: DraftKind, id: string, { lock = false } = {}): Promise<DraftRow | undefined> {
  const { rows } = await sql<DraftRow>`
    select ${columns} from services.draft d
    where d.district = ${tx.district} and d.kind = ${kind} and d.id = ${id}::uuid ${lock ? sql`for update` : sql``}`.execute(
    tx.db,
  )
  return rows[0]
}

/** Which kind of draft a preview is of. */
export async function kindOfDraft(tx: Tx, id: string): Promise<DraftKind | undefined> {
  const { rows } = await sql<{ kind: DraftKind }>`
    select d.kind from services.draft d where d.district = ${tx.district} and d.id = ${id}::uuid`.execute(tx.db)
  return rows[0]?.kind
}

export async function setDraftText(tx: Tx, id: string, text: string): Promise<void> {
  await sql`
    update services.draft set text = ${text}, changed_at = ${tx.now} where district = ${tx.district} and id = ${id}::uuid`.execute(
    tx.db,
  )
}

/** Ends a draft: published as a version, or taken back. */
export async function settleDraft(tx: Tx, id: string, { version }: { version: string | null }): Promise<void> {
  const state = version === null ? 'withdrawn' : 'published'
  await sql`
    update services.draft set state = ${state}, version = ${version}, settled_at = ${tx.now}, settled_by_name = ${tx.actor.name}
    where district = ${tx.district} and id = ${id}::uuid`.execute(tx.db)
}
