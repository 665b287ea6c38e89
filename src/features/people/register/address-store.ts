import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import { areasNamed } from '../../../platform/districts/named.ts'
import { newId } from '../../../platform/ids.ts'
import type { Address } from './contract.ts'

export type AddressKind = 'registered' | 'residence'
/** A place as it is kept: a street of the district, or somewhere outside it. */
export type AddressPlace = { street: string | null; committee: string | null; line: string; outside: string | null }
export type AddressRow = AddressPlace & {
  id: string
  person: string
  kind: AddressKind
  validFrom: string
  validTo: string | null
  source: string
}

const columns = sql`id, person, kind, street, committee, line, outside, valid_from as "validFrom", valid_to as "validTo", source`

/** A person's addresses that were not withdrawn, those that hold first. */
export async function addressesOf(tx: Tx, person: string): Promise<AddressRow[]> {
  const { rows } = await sql<AddressRow>`
    select ${columns} from people.address
    where district = ${tx.district} and person = ${person} and withdrawn_at is null
    order by kind desc, valid_from desc, id desc`.execute(tx.db)
  return rows
}

/** The addresses of some persons that hold today, residences first. */
export async function addressesInForce(tx: Tx, persons: readonly string[]): Promise<AddressRow[]> {
  const { rows } = await sql<AddressRow>`
    select ${columns} from people.address
    where district = ${tx.district} and person = any (${[...persons]}::uuid[]) and withdrawn_at is null
      and valid_from <= ${tx.today}::date and (valid_to is null or valid_to > ${tx.today}::date)
    order by kind desc, valid_from desc, id desc`.execute(tx.db)
  return rows
}

/** One address, withdrawn or not. */
export async function findAddress(tx: Tx, id: string): Promise<(AddressRow & { withdrawn: boolean }) | undefined> {
  const { rows } = await sql<AddressRow & { withdrawn: boolean }>`
    select ${columns}, withdrawn_at is not null as withdrawn from people.address
    where district = ${tx.district} and id = ${id}`.execute(tx.db)
  return rows[0]
}

/** The address of a kind that holds until further notice, locked. */
export async function lockOpenAddress(tx: Tx, person: string, kind: AddressKind): Promise<AddressRow | undefined> {
  const { rows } = await sql<AddressRow>`
    select ${columns} from people.address
    where district = ${tx.district} and person = ${person} and kind = ${kind} and valid_to is null and withdrawn_at is null
    for update`.execute(tx.db)
  return rows[0]
}

/** Adds an address that holds from a day on and answers its id. */
export async function insertAddress(
  tx: Tx,
  {
    person,
    kind,
    place,
    since,
    source,
  }: { person: string; kind: AddressKind; place: AddressPlace; since: string; source: string },
): Promise<string> {
  const id = newId()
  await sql`
    insert into people.address (district, id, person, kind, street, committee, line, outside, valid_from, known_at, source, recorded_by)
    values (${tx.district}, ${id}, ${person}, ${kind}, ${place.street}, ${place.committee}, ${place.line}, ${place.outside}, ${since},
      ${tx.now}, ${source}, ${tx.actor.name})`.execute(tx.db)
  return id
}

/** Ends an address on a day, or (null) lets it hold on. */
export async function setAddressEnd(tx: Tx, id: string, validTo: string | null): Promise<void> {
  await sql`update people.address set valid_to = ${validTo} where district = ${tx.district} and id = ${id}`.execute(tx.db)
}

/** An address that never was: kept for the history, counted nowhere. */
export async function withdrawAddress(tx: Tx, id: string): Promise<void> {
  await sql`update people.address set withdrawn_at = ${tx.now} where district = ${tx.district} and id = ${id}`.execute(tx.db)
}

/** Brings an address back that was withdrawn, as it was. */
export async function restoreAddress(tx: Tx, id: string): Promise<void> {
  await sql`update people.address set withdrawn_at = null where district = ${tx.district} and id = ${id}`.execute(tx.db)
}

/** Lets the person's record say where they live, or are registered, now and since when: what the open address of the kind says. */
export async function setPlace(tx: Tx, person: string, kind: AddressKind): Promise<void> {
  const column = (name: string) => sql.ref(`${kind}_${name}`)
  await sql`
    update people.person p set ${column('street')} = a.street, ${column('committee')} = a.committee, ${column('since')} = a.valid_from,
      revision = revision + 1, changed_at = ${tx.now}
    from (select) one left join people.address a on a.district = ${tx.district} and a.person = ${person} and a.kind = ${kind}
      and a.valid_to is null and a.withdrawn_at is null
    where p.district = ${tx.district} and p.id = ${person}`.execute(tx.db)
}

/** Addresses with their streets and committees by name. */
export async function named(tx: Tx, rows: readonly AddressRow[]): Promise<Address[]> {
  const names = await areasNamed(
    tx,
    rows.flatMap(({ street, committee }) => [street, committee]),
  )
  return rows.map(({ person: _, ...row }) => ({
    ...row,
    streetName: names.get(row.street ?? '')?.name ?? null,
    committeeName: names.get(row.committee ?? '')?.name ?? null,
  }))
}
