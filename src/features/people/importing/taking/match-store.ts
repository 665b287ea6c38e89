import { sql } from 'kysely'
import type { Tx } from '../../../../platform/database/transaction.ts'
import type { AddressPlace } from '../../register/address-store.ts'
import type { Standing } from './standing.ts'

/** Imports of one district take turns, batch by batch: two that bring the same person in at once would make two of them. */
export async function takeTurns(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`people.import ${tx.district}`}, 0))`.execute(tx.db)
}

// The laterals with a limit hold the plan to one look into an index a row, whatever the planner believes of tables that grow under it.

/** Who carries the numbers: the name of the record that carries it, and the record that stands for it. */
export async function personsByNumber(
  tx: Tx,
  numbers: readonly { at: number; kind: string; blind: string }[],
): Promise<{ at: number; person: string; name: string }[]> {
  if (numbers.length === 0) return []
  const { rows } = await sql<{ at: number; person: string; name: string }>`
    select w.at, p.id as person, p.name
    from unnest(${numbers.map(({ at }) => at)}::integer[], ${numbers.map(({ kind }) => kind)}::text[],
      ${numbers.map(({ blind }) => blind)}::text[]) as w (at, kind, blind)
    cross join lateral (
      select i.person from people.identity i
      where i.district = ${tx.district} and i.kind = w.kind and i.blind = decode(w.blind, 'hex') and i.withdrawn_at is null limit 50
    ) i
    cross join lateral (select p.id, p.name from people.person p where p.district = ${tx.district} and p.id = i.person and p.withdrawn_at is null limit 1) p
    order by w.at, p.id`.execute(tx.db)
  return rows
}

export type Namesake = { at: number; person: string; numbered: boolean } & Omit<AddressPlace, never>

/** Who has the name and birth date, with where they live and whether they carry a number. */
export async function personsByName(
  tx: Tx,
  wanted: readonly { at: number; name: string; bornOn: string }[],
): Promise<Namesake[]> {
  if (wanted.length === 0) return []
  const { rows } = await sql<Namesake>`
    select w.at, p.id as person, a.street, a.committee, coalesce(a.line, '') as line, a.outside,
      exists (select from people.identity i where i.district = ${tx.district} and i.person = p.id and i.withdrawn_at is null) as numbered
    from unnest(${wanted.map(({ at }) => at)}::integer[], ${wanted.map(({ name }) => name)}::text[],
      ${wanted.map(({ bornOn }) => bornOn)}::date[]) as w (at, name, born_on)
    cross join lateral (
      select p.id from people.person p where p.district = ${tx.district} and p.name = w.name and p.born_on = w.born_on and p.withdrawn_at is null limit 50
    ) p
    left join people.address a on a.district = ${tx.district} and a.person = p.id and a.kind = 'residence' and a.valid_to is null
      and a.withdrawn_at is null
    order by w.at, p.id`.execute(tx.db)
  return rows
}

/** The records that stand for these ids, where they were merged: id → standing id. */
export async function standingIds(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ asked: string; id: string }>`
    with recursive chain as (
      select p.id as asked, p.id, p.merged_into, 0 as step from people.person p
      where p.district = ${tx.district} and p.id = any(${[...ids]}::uuid[])
      union all
      select c.asked, p.id, p.merged_into, c.step + 1 from chain c
      join people.person p on p.district = ${tx.district} and p.id = c.merged_into
      where c.step < 20
    )
    select asked, id from chain where merged_into is null`.execute(tx.db)
  return new Map(rows.map(({ asked, id }) => [asked, id]))
}

/** The records with what holds now, locked in the order of their ids. `facts` names those that the sheet has columns for. */
export async function lockStanding(tx: Tx, ids: readonly string[], facts: readonly string[]): Promise<Map<string, Standing>> {
  if (ids.length === 0) return new Map()
  const wanted = [...ids]
  const { rows } = await sql<Omit<Standing, 'documents' | 'addresses' | 'facts'>>`
    select id, name, sex, born_on as "bornOn", phone, residence_street as "residenceStreet", registered_street as "registeredStreet"
    from people.person
    where district = ${tx.district} and id = any(${wanted}::uuid[]) order by id for update`.execute(tx.db)
  const standing = new Map(
    rows.map((row): [string, Standing] => [row.id, { ...row, documents: new Map(), addresses: new Map(), facts: new Map() }]),
  )
  const { rows: documents } = await sql<{ person: string; kind: string; blind: string }>`
    select person, kind, encode(blind, 'hex') as blind from people.identity
    where district = ${tx.district} and person = any(${wanted}::uuid[]) and withdrawn_at is null`.execute(tx.db)
  for (const { person, kind, blind } of documents) standing.get(person)?.documents.set(kind, blind)
  const { rows: addresses } = await sql<
    AddressPlace & { person: string; id: string; kind: 'registered' | 'residence'; validFrom: string }
  >`
    select person, id, kind, street, committee, line, outside, valid_from as "validFrom" from people.address
    where district = ${tx.district} and person = any(${wanted}::uuid[]) and valid_to is null and withdrawn_at is null`.execute(
    tx.db,
  )
  for (const { person, kind, ...place } of addresses) standing.get(person)?.addresses.set(kind, place)
  if (facts.length > 0) {
    const { rows: held } = await sql<{ person: string; id: string; name: string; value: string; validFrom: string }>`
      select person, id, name, value, valid_from as "validFrom" from people.fact
      where district = ${tx.district} and person = any(${wanted}::uuid[]) and name = any(${[...facts]}::text[])
        and valid_to is null and withdrawn_at is null`.execute(tx.db)
    for (const { person, name, ...fact } of held) standing.get(person)?.facts.set(name, fact)
  }
  return standing
}
