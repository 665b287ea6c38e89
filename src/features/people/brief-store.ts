import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import { areasNamed } from '../../platform/districts/named.ts'
import { ageOn } from './ages.ts'
import { maskPhone } from './masks.ts'
import type { PersonRow } from './person-store.ts'
import type { PersonBrief } from './shapes.ts'

/** Persons as lists show them, in the order given: where they live (else are registered) by name, phone and number masked. Two queries for all. */
export async function briefsOf(tx: Tx, persons: readonly PersonRow[]): Promise<PersonBrief[]> {
  const places = persons.map((person) => placeOf(person))
  const names = await areasNamed(
    tx,
    places.flatMap(({ street, committee }) => [street, committee]),
  )
  const numbers = await maskedNumbers(
    tx,
    persons.map(({ id }) => id),
  )
  return persons.map((person, at) => {
    const { street, committee } = places[at] as Place
    const { id, name, sex, bornOn, diedOn, synthetic } = person
    return {
      ...{ id, name, sex, bornOn, diedOn, street, synthetic },
      age: bornOn === null ? null : ageOn(bornOn, diedOn ?? tx.today),
      streetName: names.get(street ?? '')?.name ?? null,
      committeeName: names.get(committee ?? '')?.name ?? null,
      phone: person.phone === null ? null : maskPhone(person.phone),
      number: numbers.get(id) ?? null,
    }
  })
}

type Place = { street: string | null; committee: string | null }

const placeOf = (person: PersonRow): Place =>
  person.residenceStreet === null
    ? { street: person.registeredStreet, committee: person.registeredCommittee }
    : { street: person.residenceStreet, committee: person.residenceCommittee }

/** The number people go by, masked: the resident identity card's before any other. */
async function maskedNumbers(tx: Tx, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ person: string; masked: string }>`
    select distinct on (person) person, masked from people.identity
    where district = ${tx.district} and person = any(${ids}::uuid[]) and withdrawn_at is null
    order by person, kind <> 'citizen', known_at desc`.execute(tx.db)
  return new Map(rows.map(({ person, masked }) => [person, masked]))
}
