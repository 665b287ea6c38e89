import type { Tx } from '../../../../platform/database/transaction.ts'
import { blindIndexes } from '../../../../platform/secrecy/blind-index.ts'
import type { KeyRing } from '../../../../platform/secrecy/key-ring.ts'
import { blindKind } from '../../register/identity-store.ts'
import type { PersonOfRow } from '../person-row.ts'
import { plainLine } from './compare.ts'
import { personsByName, personsByNumber, standingIds } from './match-store.ts'

/**
 * Which record each row means, by its place in the list: the one that carries its number under its name; for a row without a number, or a record without
 * one, the one of that name and birth date at that address. A number under another name is nobody's yet: it is proposed as a duplicate afterwards.
 */
export async function matchRows(tx: Tx, keys: KeyRing, rows: readonly PersonOfRow[]): Promise<Map<number, string>> {
  const found = new Map<number, string>()
  const numbers = rows.flatMap(({ document }, at) =>
    document
      ? blindIndexes(keys, blindKind(document.kind), document.number).map((blind) => ({
          ...{ at, kind: document.kind, blind: blind.toString('hex') },
        }))
      : [],
  )
  for (const { at, person, name } of await personsByNumber(tx, numbers))
    if (name === rows[at]?.name && !found.has(at)) found.set(at, person)

  const wanted = rows.flatMap(({ name, bornOn, residence }, at) =>
    !found.has(at) && bornOn !== undefined && residence !== undefined ? [{ at, name, bornOn }] : [],
  )
  for (const { at, person, numbered, ...place } of await personsByName(tx, wanted)) {
    const row = rows[at] as PersonOfRow
    if (found.has(at) || (row.document && numbered)) continue
    const { residence } = row
    const same =
      residence !== undefined &&
      residence.street === place.street &&
      residence.committee === place.committee &&
      (residence.outside ?? null) === (place.outside ?? null) &&
      plainLine(residence.line) === plainLine(place.line)
    if (same) found.set(at, person)
  }
  if (found.size === 0) return found
  const standing = await standingIds(tx, [...new Set(found.values())])
  return new Map([...found].flatMap(([at, id]) => (standing.has(id) ? [[at, standing.get(id) as string]] : [])))
}
