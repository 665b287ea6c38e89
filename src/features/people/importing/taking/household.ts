import { createHash } from 'node:crypto'
import type { Tx } from '../../../../platform/database/transaction.ts'
import { newId } from '../../../../platform/ids.ts'
import type { AddressPlace } from '../../register/address-store.ts'
import type { PersonOfRow } from '../person-row.ts'
import { insertHouseholds, insertMembers, type MemberWrite, openMemberships } from './household-store.ts'
import type { Replaced } from './standing.ts'
import { type Provenance, replaceRows } from './write-store.ts'

/**
 * Puts people who share a household's number into one living household, as of today; answers whose membership changed. Numbers are a street office's own, so a
 * household is known by its number within its committee.
 */
export async function settleHouseholds(
  tx: Tx,
  rows: readonly (PersonOfRow & { person: string })[],
  provenance: Provenance,
): Promise<Set<string>> {
  const wanted = rows.flatMap(({ household, person, residence, registered }) => {
    const place = residence ?? registered
    return household && place
      ? [{ person, role: household.role, place, id: householdId(tx.district, household.number, place) }]
      : []
  })
  if (wanted.length === 0) return new Set()
  const held = new Map<string, Awaited<ReturnType<typeof openMemberships>>>()
  for (const row of await openMemberships(tx, [...new Set(wanted.map(({ person }) => person))]))
    held.set(row.person, [...(held.get(row.person) ?? []), row])
  const changed = wanted.filter(({ person, id, role }) => {
    const now = held.get(person) ?? []
    return now.length !== 1 || now[0]?.household !== id || now[0]?.role !== role
  })
  const ends = changed.flatMap(({ person }): Replaced[] =>
    (held.get(person) ?? []).map(({ id, validFrom }) => ({ id, withdraw: validFrom >= tx.today })),
  )
  await insertHouseholds(
    tx,
    [...new Map(changed.map(({ id, place }) => [id, { id, place }])).values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    provenance,
  )
  await replaceRows(tx, 'household_member', ends)
  await insertMembers(
    tx,
    changed.map(({ person, role, id }): MemberWrite => ({ id: newId(), household: id, person, role })),
    provenance,
  )
  return new Set(changed.map(({ person }) => person))
}

/** The same number in the same committee is the same household in every sheet. UUID version 8 (RFC 9562). */
function householdId(district: string, number: string, { street, committee }: AddressPlace): string {
  const bytes = createHash('sha256')
    .update(`people.household\0${district}\0${street}\0${committee}\0${number}`)
    .digest()
    .subarray(0, 16)
  bytes[6] = 0x80 | ((bytes[6] as number) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] as number) & 0x3f)
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
