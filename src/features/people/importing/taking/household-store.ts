import { sql } from 'kysely'
import type { Tx } from '../../../../platform/database/transaction.ts'
import type { AddressPlace } from '../../register/address-store.ts'
import type { Provenance } from './write-store.ts'

export type HouseholdWrite = { id: string; place: AddressPlace }

/** Makes living households that are not there yet; their ids follow from their numbers. */
export async function insertHouseholds(tx: Tx, rows: readonly HouseholdWrite[], { source }: Provenance): Promise<void> {
  if (rows.length === 0) return
  const of = <T>(value: (row: HouseholdWrite) => T): T[] => rows.map(value)
  await sql`
    insert into people.household (district, id, kind, street, committee, line, source, known_at)
    select ${tx.district}, r.id, 'living', r.street, r.committee, r.line, ${source}, ${tx.now}::timestamptz
    from unnest(${of(({ id }) => id)}::uuid[], ${of(({ place }) => place.street)}::text[], ${of(({ place }) => place.committee)}::text[],
      ${of(({ place }) => place.line)}::text[]) as r (id, street, committee, line)
    on conflict (district, id) do nothing`.execute(tx.db)
}

export type OpenMembership = { id: string; household: string; person: string; role: string; validFrom: string }

/** In which living households the persons are now. */
export async function openMemberships(tx: Tx, persons: readonly string[]): Promise<OpenMembership[]> {
  if (persons.length === 0) return []
  const { rows } = await sql<OpenMembership>`
    select m.id, m.household, m.person, m.role, m.valid_from as "validFrom" from people.household_member m
    join people.household h on h.district = ${tx.district} and h.id = m.household and h.kind = 'living'
    where m.district = ${tx.district} and m.person = any(${[...persons]}::uuid[]) and m.valid_to is null and m.withdrawn_at is null`.execute(
    tx.db,
  )
  return rows
}

export type MemberWrite = { id: string; household: string; person: string; role: string }

/** Adds members from today. */
export async function insertMembers(tx: Tx, rows: readonly MemberWrite[], { source }: Provenance): Promise<void> {
  if (rows.length === 0) return
  const of = <T>(value: (row: MemberWrite) => T): T[] => rows.map(value)
  await sql`
    insert into people.household_member (district, id, household, person, role, valid_from, known_at, source)
    select ${tx.district}, r.*, ${tx.today}::date, ${tx.now}::timestamptz, ${source}
    from unnest(${of(({ id }) => id)}::uuid[], ${of(({ household }) => household)}::uuid[], ${of(({ person }) => person)}::uuid[],
      ${of(({ role }) => role)}::text[]) as r`.execute(tx.db)
}
