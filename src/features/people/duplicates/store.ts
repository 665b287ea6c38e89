import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import { newId } from '../../../platform/ids.ts'
import type { Duplicate } from './contract.ts'

export type DuplicateRow = Pick<Duplicate, 'id' | 'state' | 'reason' | 'reasons' | 'score'> & {
  one: string
  other: string
  foundAt: Date
  decidedByName: string | null
  decidedAt: Date | null
  why: string | null
}

const columns = sql`d.id, d.one, d.other, d.state, d.reason, d.reasons, d.score, d.found_at as "foundAt",
  d.decided_by_name as "decidedByName", d.decided_at as "decidedAt", d.why`

/** Pairs of which the reader sees both, the surest first; what was merged meanwhile is no pair to decide. */
export async function listDuplicateRows(
  tx: Tx,
  { state, after, limit }: { state: string; after: { score: number; id: string } | undefined; limit: number },
): Promise<DuplicateRow[]> {
  const { rows } = await sql<DuplicateRow>`
    select ${columns} from people.duplicate d
    join people.person a on a.district = ${tx.district} and a.id = d.one
    join people.person b on b.district = ${tx.district} and b.id = d.other
    where d.district = ${tx.district} and d.state = ${state}
      ${state === 'proposed' ? sql`and a.merged_into is null and b.merged_into is null and a.withdrawn_at is null and b.withdrawn_at is null` : sql``}
      ${after ? sql`and (d.score < ${after.score}::real or (d.score = ${after.score}::real and d.id > ${after.id}::uuid))` : sql``}
    order by d.score desc, d.id limit ${limit}`.execute(tx.db)
  return rows
}

/** One pair of which the reader sees both; locked where it is to be decided. */
export async function findDuplicate(tx: Tx, id: string, lock = false): Promise<DuplicateRow | undefined> {
  const { rows } = await sql<DuplicateRow>`
    select ${columns} from people.duplicate d
    join people.person a on a.district = ${tx.district} and a.id = d.one
    join people.person b on b.district = ${tx.district} and b.id = d.other
    where d.district = ${tx.district} and d.id = ${id} ${lock ? sql`for update of d` : sql``}`.execute(tx.db)
  return rows[0]
}

/** What was decided about the pair of two persons, whichever comes first, though nothing proposed it; `proposed` opens it again. */
export async function decidePair(tx: Tx, a: string, b: string, state: DuplicateRow['state'], why: string | null): Promise<void> {
  const [one, other] = a < b ? [a, b] : [b, a]
  const [by, byName, at] = state === 'proposed' ? [null, null, null] : [tx.actor.id, tx.actor.name, tx.now]
  await sql`
    insert into people.duplicate (district, id, one, other, reason, score, state, found_at, decided_by, decided_by_name, decided_at, why)
    values (${tx.district}, ${newId()}, ${one}, ${other}, 'alike', 0, ${state}, ${tx.now}, ${by}, ${byName}, ${at}, ${why})
    on conflict (district, one, other) do update set state = excluded.state, decided_by = excluded.decided_by,
      decided_by_name = excluded.decided_by_name, decided_at = excluded.decided_at, why = excluded.why`.execute(tx.db)
}

/** How many pairs wait for the reader. */
export async function countProposed(tx: Tx): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (
      select from people.duplicate d
      join people.person a on a.district = ${tx.district} and a.id = d.one and a.merged_into is null and a.withdrawn_at is null
      join people.person b on b.district = ${tx.district} and b.id = d.other and b.merged_into is null and b.withdrawn_at is null
      where d.district = ${tx.district} and d.state = 'proposed' limit 1000) counted`.execute(tx.db)
  return rows[0]?.n ?? 0
}

export type MergeRow = {
  id: string
  kept: string
  merged: string
  keptName: string
  mergedName: string
  why: string
  byName: string
  at: Date
  undoneByName: string | null
  undoneAt: Date | null
  undoneWhy: string | null
}

const mergeColumns = sql`m.id, m.kept, m.merged, k.name as "keptName", g.name as "mergedName", m.why, m.merged_by_name as "byName",
  m.merged_at as at, m.undone_by_name as "undoneByName", m.undone_at as "undoneAt", m.undone_why as "undoneWhy"`
const mergeTables = (tx: Tx) => sql`people.merge m
  join people.person k on k.district = ${tx.district} and k.id = m.kept
  join people.person g on g.district = ${tx.district} and g.id = m.merged`

/** Merges of records that the reader sees, newest first; of one person where one is named. */
export async function listMergeRows(tx: Tx, person: string | undefined): Promise<MergeRow[]> {
  const { rows } = await sql<MergeRow>`
    select ${mergeColumns} from ${mergeTables(tx)}
    where m.district = ${tx.district} ${person ? sql`and (m.kept = ${person} or m.merged = ${person})` : sql``}
    order by m.merged_at desc, m.id desc limit 200`.execute(tx.db)
  return rows
}

export async function findMerge(tx: Tx, id: string): Promise<MergeRow | undefined> {
  const { rows } = await sql<MergeRow>`
    select ${mergeColumns} from ${mergeTables(tx)} where m.district = ${tx.district} and m.id = ${id} for update of m`.execute(
    tx.db,
  )
  return rows[0]
}

export async function insertMerge(tx: Tx, { kept, merged, why }: { kept: string; merged: string; why: string }): Promise<string> {
  const id = newId()
  await sql`
    insert into people.merge (district, id, kept, merged, why, merged_by, merged_by_name, merged_at)
    values (${tx.district}, ${id}, ${kept}, ${merged}, ${why}, ${tx.actor.id}, ${tx.actor.name}, ${tx.now})`.execute(tx.db)
  return id
}

export async function undoMergeRow(tx: Tx, id: string, why: string): Promise<void> {
  await sql`
    update people.merge set undone_by = ${tx.actor.id}, undone_by_name = ${tx.actor.name}, undone_at = ${tx.now}, undone_why = ${why}
    where district = ${tx.district} and id = ${id}`.execute(tx.db)
}

/** Points a record at the one that stands for it, or (null) lets it stand again. Nothing else of the record changes, so that undoing restores it exactly. */
export async function pointTo(tx: Tx, person: string, kept: string | null): Promise<void> {
  await sql`update people.person set merged_into = ${kept} where district = ${tx.district} and id = ${person}`.execute(tx.db)
}

/** The two records as they are, locked in the order of their ids: two who merge the same pair wait for each other and do not deadlock. */
export async function lockPair(tx: Tx, a: string, b: string) {
  const { rows } = await sql<{
    id: string
    mergedInto: string | null
    withdrawn: boolean
    diedOn: string | null
    registeredStreet: string | null
    residenceStreet: string | null
  }>`
    select id, merged_into as "mergedInto", withdrawn_at is not null as withdrawn, died_on as "diedOn", registered_street as "registeredStreet",
      residence_street as "residenceStreet"
    from people.person where district = ${tx.district} and id = any(${[a, b]}::uuid[]) order by id for update`.execute(tx.db)
  return new Map(rows.map((row) => [row.id, row]))
}
