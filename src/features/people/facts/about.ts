import type { Tx } from '../../../platform/database/transaction.ts'
import type { PersonRow } from '../person-store.ts'
import type { FactKind, FactOfPerson } from './contract.ts'
import { derivedAbout } from './derived-store.ts'
import { kindsOf } from './kinds.ts'
import { type FactRow, factsOf } from './store.ts'

/** The facts that hold about a person today: those recorded, and those that follow from the household where nobody recorded them. */
export async function factsAbout(tx: Tx, person: Pick<PersonRow, 'id'>): Promise<FactOfPerson[]> {
  const kinds = await kindsOf(tx)
  const recorded = (await factsOf(tx, person.id)).filter(
    ({ withdrawn, validFrom, validTo }) => !withdrawn && validFrom <= tx.today && (validTo === null || validTo > tx.today),
  )
  const derived = (await derivedAbout(tx, person.id)).filter(({ name }) => !recorded.some((row) => row.name === name))
  return [
    ...recorded.map((row) => shownFact(row, kinds)),
    ...derived.map(({ name, value, validFrom }) => ({
      ...{ id: null, name, value, validFrom, validTo: null, source: '共同生活户', derived: true, withdrawn: false },
      sensitive: sensitivityOf(kinds, name),
    })),
  ]
}

/** A recorded fact as pages show it. */
export const shownFact = (row: FactRow, kinds: readonly FactKind[]): FactOfPerson => {
  const { id, name, value, validFrom, validTo, source, withdrawn } = row
  return { id, name, value, validFrom, validTo, source, withdrawn, derived: false, sensitive: sensitivityOf(kinds, name) }
}

// A kind that is known no more was sensitive for all we know.
const sensitivityOf = (kinds: readonly FactKind[], name: string) =>
  kinds.find((kind) => kind.name === name)?.sensitive ?? 'family'
