import { sql } from 'kysely'
import type { Tx } from '../../../../platform/database/transaction.ts'
import type { AddressPlace } from '../../register/address-store.ts'
import type { SealedNumber } from '../../register/identity-store.ts'
import type { Replaced } from './standing.ts'

/** From where, and by whom, an import knows what it writes. */
export type Provenance = { source: string; by: string; byName: string }

export type NewPersonRow = {
  id: string
  name: string
  sex: string
  bornOn: string | null
  phone: string | null
  registered: AddressPlace | undefined
  residence: AddressPlace | undefined
}

/** Makes records, many at once; their addresses hold from today. */
export async function insertPersons(tx: Tx, persons: readonly NewPersonRow[], { source }: Provenance): Promise<void> {
  if (persons.length === 0) return
  const of = <T>(value: (person: NewPersonRow) => T): T[] => persons.map(value)
  await sql`
    insert into people.person (district, id, name, sex, born_on, phone, registered_street, registered_committee, registered_since,
      residence_street, residence_committee, residence_since, source, known_at, changed_at)
    select ${tx.district}, r.*, ${source}, ${tx.now}::timestamptz, ${tx.now}::timestamptz
    from unnest(${of(({ id }) => id)}::uuid[], ${of(({ name }) => name)}::text[], ${of(({ sex }) => sex)}::text[],
      ${of(({ bornOn }) => bornOn)}::date[], ${of(({ phone }) => phone)}::text[],
      ${of(({ registered }) => registered?.street ?? null)}::text[], ${of(({ registered }) => registered?.committee ?? null)}::text[],
      ${of(({ registered }) => (registered ? tx.today : null))}::date[], ${of(({ residence }) => residence?.street ?? null)}::text[],
      ${of(({ residence }) => residence?.committee ?? null)}::text[], ${of(({ residence }) => (residence ? tx.today : null))}::date[]) as r`.execute(
    tx.db,
  )
}

/** Adds what new persons are found by. */
export async function insertTokensOf(
  tx: Tx,
  tokens: readonly { token: string; person: string; weight: number }[],
): Promise<void> {
  if (tokens.length === 0) return
  await sql`
    insert into people.token (district, token, person, weight)
    select ${tx.district}, t.* from unnest(${tokens.map(({ token }) => token)}::text[], ${tokens.map(({ person }) => person)}::uuid[],
      ${tokens.map(({ weight }) => weight)}::smallint[]) as t`.execute(tx.db)
}

/** Adds sealed numbers. */
export async function insertIdentities(tx: Tx, rows: readonly (SealedNumber & { person: string })[]): Promise<void> {
  if (rows.length === 0) return
  const of = <T>(value: (row: SealedNumber & { person: string }) => T): T[] => rows.map(value)
  await sql`
    insert into people.identity (district, id, person, kind, sealed, key_id, blind, blind_key_id, masked, known_at)
    select ${tx.district}, r.*, ${tx.now}::timestamptz
    from unnest(${of(({ id }) => id)}::uuid[], ${of(({ person }) => person)}::uuid[], ${of(({ kind }) => kind)}::text[],
      ${of(({ sealed }) => sealed)}::bytea[], ${of(({ keyId }) => keyId)}::text[], ${of(({ blind }) => blind)}::bytea[],
      ${of(({ blindKeyId }) => blindKeyId)}::text[], ${of(({ masked }) => masked)}::text[]) as r`.execute(tx.db)
}

export type AddressWrite = { id: string; person: string; kind: 'registered' | 'residence'; place: AddressPlace }

/** Adds addresses that hold from today. */
export async function insertAddresses(tx: Tx, rows: readonly AddressWrite[], { source, byName }: Provenance): Promise<void> {
  if (rows.length === 0) return
  const of = <T>(value: (row: AddressWrite) => T): T[] => rows.map(value)
  await sql`
    insert into people.address (district, id, person, kind, street, committee, line, outside, valid_from, known_at, source, recorded_by)
    select ${tx.district}, r.*, ${tx.today}::date, ${tx.now}::timestamptz, ${source}, ${byName}
    from unnest(${of(({ id }) => id)}::uuid[], ${of(({ person }) => person)}::uuid[], ${of(({ kind }) => kind)}::text[],
      ${of(({ place }) => place.street)}::text[], ${of(({ place }) => place.committee)}::text[], ${of(({ place }) => place.line)}::text[],
      ${of(({ place }) => place.outside)}::text[]) as r`.execute(tx.db)
}

export type FactWrite = { id: string; person: string; name: string; value: string }

/** Adds facts that hold from today. */
export async function insertFacts(tx: Tx, rows: readonly FactWrite[], { source, byName }: Provenance): Promise<void> {
  if (rows.length === 0) return
  const of = <T>(value: (row: FactWrite) => T): T[] => rows.map(value)
  await sql`
    insert into people.fact (district, id, person, name, value, valid_from, known_at, source, recorded_by)
    select ${tx.district}, r.*, ${tx.today}::date, ${tx.now}::timestamptz, ${source}, ${byName}
    from unnest(${of(({ id }) => id)}::uuid[], ${of(({ person }) => person)}::uuid[], ${of(({ name }) => name)}::text[],
      ${of(({ value }) => value)}::text[]) as r`.execute(tx.db)
}

/** Ends dated rows today; those that only began today, or later, are withdrawn instead. */
export async function replaceRows(
  tx: Tx,
  table: 'address' | 'fact' | 'household_member',
  rows: readonly Replaced[],
): Promise<void> {
  const [ended, withdrawn] = [rows.filter(({ withdraw }) => !withdraw), rows.filter(({ withdraw }) => withdraw)]
  const name = sql.table(`people.${table}`)
  if (ended.length > 0)
    await sql`update ${name} set valid_to = ${tx.today} where district = ${tx.district} and id = any(${ended.map(({ id }) => id)}::uuid[])`.execute(
      tx.db,
    )
  if (withdrawn.length > 0)
    await sql`update ${name} set withdrawn_at = ${tx.now} where district = ${tx.district} and id = any(${withdrawn.map(({ id }) => id)}::uuid[])`.execute(
      tx.db,
    )
}

export type PersonChangeRow = { id: string; person: string; field: string; was: string | null; became: string | null }

/** Keeps what records said before, and why that changed. */
export async function insertChanges(tx: Tx, rows: readonly PersonChangeRow[], { source, by, byName }: Provenance): Promise<void> {
  if (rows.length === 0) return
  const of = <T>(value: (row: PersonChangeRow) => T): T[] => rows.map(value)
  await sql`
    insert into people.person_change (district, id, person, field, was, became, why, changed_by, changed_by_name, known_at)
    select ${tx.district}, r.*, ${source}, ${by}, ${byName}, ${tx.now}::timestamptz
    from unnest(${of(({ id }) => id)}::uuid[], ${of(({ person }) => person)}::uuid[], ${of(({ field }) => field)}::text[],
      ${of(({ was }) => was)}::text[], ${of(({ became }) => became)}::text[]) as r`.execute(tx.db)
}

export type PersonUpdate = {
  id: string
  sex: string | null
  bornOn: string | null
  phone: string | null
  registered: AddressPlace | undefined
  residence: AddressPlace | undefined
}

/** Brings records up to date; null and undefined leave as it is, a new address holds from today. */
export async function updatePersons(tx: Tx, rows: readonly PersonUpdate[]): Promise<void> {
  if (rows.length === 0) return
  const of = <T>(value: (row: PersonUpdate) => T): T[] => rows.map(value)
  await sql`
    update people.person p set sex = coalesce(r.sex, p.sex), born_on = coalesce(r.born_on, p.born_on), phone = coalesce(r.phone, p.phone),
      registered_street = case when r.moves_registered then r.registered_street else p.registered_street end,
      registered_committee = case when r.moves_registered then r.registered_committee else p.registered_committee end,
      registered_since = case when r.moves_registered then ${tx.today}::date else p.registered_since end,
      residence_street = case when r.moves_residence then r.residence_street else p.residence_street end,
      residence_committee = case when r.moves_residence then r.residence_committee else p.residence_committee end,
      residence_since = case when r.moves_residence then ${tx.today}::date else p.residence_since end,
      revision = p.revision + 1, changed_at = ${tx.now}
    from unnest(${of(({ id }) => id)}::uuid[], ${of(({ sex }) => sex)}::text[], ${of(({ bornOn }) => bornOn)}::date[],
      ${of(({ phone }) => phone)}::text[], ${of(({ registered }) => registered !== undefined)}::boolean[],
      ${of(({ registered }) => registered?.street ?? null)}::text[], ${of(({ registered }) => registered?.committee ?? null)}::text[],
      ${of(({ residence }) => residence !== undefined)}::boolean[], ${of(({ residence }) => residence?.street ?? null)}::text[],
      ${of(({ residence }) => residence?.committee ?? null)}::text[])
      as r (id, sex, born_on, phone, moves_registered, registered_street, registered_committee, moves_residence, residence_street,
        residence_committee)
    where p.district = ${tx.district} and p.id = r.id`.execute(tx.db)
}
