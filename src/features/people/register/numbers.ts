import type { Tx } from '../../../platform/database/transaction.ts'
import type { KeyRing } from '../../../platform/secrecy/key-ring.ts'
import { type DocumentFault, readDocument } from '../identity/documents.ts'
import { holdersOf } from './numbers-store.ts'

/** Whose number it is by the record that stands; `unknown`: nobody's here; or what is wrong with the number. */
export type NumberHolder = { person: string } | { unknown: true } | { fault: DocumentFault }

/** Finds whom many numbers belong to at once, in their order: for lists that come in as files. Numbers are citizen numbers unless a kind says otherwise. */
export async function holdersOfNumbers(
  tx: Tx,
  keys: KeyRing,
  numbers: readonly { kind?: string | undefined; number: string }[],
): Promise<NumberHolder[]> {
  const read = numbers.map(({ kind, number }) => readDocument(kind || 'citizen', number))
  const holders = await holdersOf(
    tx,
    keys,
    read.flatMap((one) => ('fault' in one ? [] : [one])),
  )
  return read.map((one) => {
    if ('fault' in one) return one
    const person = holders.get(`${one.kind} ${one.number}`)
    return person === undefined ? { unknown: true } : { person }
  })
}
