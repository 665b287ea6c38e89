import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import type { PlacesTables, ProposalTable } from '../tables.ts'

const db = (tx: Tx) => tx.db.withTables<PlacesTables>()
type Fate = 'decided_by' | 'decided_name' | 'decided_at' | 'approved' | 'reason'

export async function insertProposal(tx: Tx, row: Omit<ProposalTable, 'district' | Fate>): Promise<void> {
  const open = { decided_by: null, decided_name: null, decided_at: null, approved: null, reason: null }
  await db(tx)
    .insertInto('places.proposal')
    .values({ ...row, ...open, district: tx.district })
    .execute()
}

/** A proposal, locked: of two who decide it at once the second waits here. */
export async function lockProposal(tx: Tx, id: string) {
  const row = await db(tx)
    .selectFrom('places.proposal')
    .select(['id', 'kind', 'street', 'type', 'facility', 'wish', 'approved', 'decided_name as decidedName'])
    .where('district', '=', tx.district)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && { ...row, wish: row.wish as unknown as Record<string, unknown> }
}

export async function markDecided(tx: Tx, id: string, approved: boolean, reason: string): Promise<void> {
  await db(tx)
    .updateTable('places.proposal')
    .set({ approved, reason, decided_by: tx.actor.id, decided_name: tx.actor.name, decided_at: tx.now })
    .where('district', '=', tx.district)
    .where('id', '=', id)
    .execute()
}

export type ProposalRecord = {
  id: string
  kind: 'open' | 'correct' | 'close'
  street: string
  streetName: string
  type: string
  facility: string | null
  name: string
  wish: Record<string, unknown>
  note: string
  proposedName: string
  proposedAt: Date
  decidedName: string | null
  decidedAt: Date | null
  approved: boolean | null
  reason: string | null
}

/** Proposals, those that wait longest first. */
export async function readProposals(tx: Tx, state: 'waiting' | 'decided' | 'all'): Promise<ProposalRecord[]> {
  const only = { waiting: sql`p.decided_at is null`, decided: sql`p.decided_at is not null`, all: sql`true` }[state]
  const { rows } = await sql<ProposalRecord>`
    select p.id, p.kind, p.street, a.name as "streetName", p.type, p.facility, coalesce(f.name, p.wish ->> 'name', '') as name, p.wish, p.note,
      p.proposed_name as "proposedName", p.proposed_at as "proposedAt", p.decided_name as "decidedName", p.decided_at as "decidedAt", p.approved, p.reason
    from places.proposal p
    join platform.area a on a.district = ${tx.district} and a.code = p.street
    left join places.facility f on f.district = ${tx.district} and f.id = p.facility
    where p.district = ${tx.district} and ${only} order by p.proposed_at, p.id limit 500`.execute(tx.db)
  return rows
}
