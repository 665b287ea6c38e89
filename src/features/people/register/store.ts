import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import { newId } from '../../../platform/ids.ts'
import { type PersonRow, personColumns } from '../person-store.ts'
import { tokensOf } from '../spelling.ts'
import { type AddressPlace, insertAddress } from './address-store.ts'
import type { PersonChange } from './contract.ts'

/** What a new record says of itself, with the addresses that hold from `since` on. */
export type NewPersonRow = Pick<PersonRow, 'name' | 'sex' | 'bornOn' | 'phone' | 'source'> & {
  registered: AddressPlace | undefined
  residence: AddressPlace | undefined
  since: string
}

/** Makes a record with what it is found by and its addresses, and answers its id. */
export async function insertPerson(tx: Tx, person: NewPersonRow): Promise<string> {
  const id = newId()
  const { name, sex, bornOn, phone, source, since, ...places } = person
  const place = (at: AddressPlace | undefined) => sql`${at?.street ?? null}, ${at?.committee ?? null}, ${at ? since : null}`
  await sql`
    insert into people.person (district, id, name, sex, born_on, phone, registered_street, registered_committee, registered_since, residence_street,
      residence_committee, residence_since, source, known_at, changed_at)
    values (${tx.district}, ${id}, ${name}, ${sex}, ${bornOn}, ${phone}, ${place(places.registered)}, ${place(places.residence)}, ${source}, ${tx.now},
      ${tx.now})`.execute(tx.db)
  await insertTokens(tx, id, name)
  for (const kind of ['registered', 'residence'] as const) {
    const at = places[kind]
    if (at) await insertAddress(tx, { person: id, kind, place: at, since, source })
  }
  return id
}

/** Standing records in sight with exactly this name and birth date, ten at most. */
export async function personsNamedAndBorn(tx: Tx, { name, bornOn }: { name: string; bornOn: string }): Promise<PersonRow[]> {
  const { rows } = await sql<PersonRow>`
    select ${personColumns} from people.person p
    where p.district = ${tx.district} and p.name = ${name} and p.born_on = ${bornOn} and p.merged_into is null and p.withdrawn_at is null
    order by p.id limit 10`.execute(tx.db)
  return rows
}

/** Replaces what a person is found by after the name changed. */
export async function replaceTokens(tx: Tx, person: string, name: string): Promise<void> {
  await deleteTokens(tx, person)
  await insertTokens(tx, person, name)
}

async function insertTokens(tx: Tx, person: string, name: string): Promise<void> {
  const tokens = tokensOf(name)
  await sql`
    insert into people.token (district, token, person, weight)
    select ${tx.district}, t.token, ${person}, t.weight
    from unnest(${tokens.map(({ token }) => token)}::text[], ${tokens.map(({ weight }) => weight)}::smallint[]) as t (token, weight)`.execute(
    tx.db,
  )
}

/** Takes away what a person was found by: of the name they have now, since tokens have no index by person. */
async function deleteTokens(tx: Tx, person: string): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select name from people.person where district = ${tx.district} and id = ${person}`.execute(tx.db)
  const tokens = rows.flatMap(({ name }) => tokensOf(name).map(({ token }) => token))
  await sql`
    delete from people.token where district = ${tx.district} and person = ${person} and token = any(${tokens}::text[])`.execute(
    tx.db,
  )
}

/** The columns a correction may change, by the field's name. */
export const correctable = { name: 'name', sex: 'sex', bornOn: 'born_on', phone: 'phone' } as const
export type Correctable = keyof typeof correctable

/** Changes what the record says, notes each change with its reason, and makes it a new revision. */
export async function changePerson(
  tx: Tx,
  person: PersonRow,
  changes: Partial<Record<Correctable, string | null>>,
  why: string,
): Promise<void> {
  for (const [field, became] of Object.entries(changes)) {
    await sql`
      insert into people.person_change (district, id, person, field, was, became, why, changed_by, changed_by_name, known_at)
      values (${tx.district}, ${newId()}, ${person.id}, ${field}, ${person[field as Correctable]}, ${became}, ${why}, ${tx.actor.id},
        ${tx.actor.name}, ${tx.now})`.execute(tx.db)
  }
  if (typeof changes.name === 'string') await replaceTokens(tx, person.id, changes.name)
  const columns = Object.entries(changes).map(([field, became]) => sql`${sql.ref(correctable[field as Correctable])} = ${became}`)
  await sql`
    update people.person set ${sql.join([...columns, sql`revision = revision + 1`, sql`changed_at = ${tx.now}`])}
    where district = ${tx.district} and id = ${person.id}`.execute(tx.db)
}

/** What was corrected in a record, the newest first. */
export async function listChanges(tx: Tx, person: string): Promise<PersonChange[]> {
  const { rows } = await sql<Omit<PersonChange, 'at'> & { at: Date }>`
    select field, was, became, why, changed_by_name as by, known_at as at from people.person_change
    where district = ${tx.district} and person = ${person} order by id desc limit 100`.execute(tx.db)
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}
