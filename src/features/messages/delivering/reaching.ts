import type { Tx } from '../../../platform/database/transaction.ts'
import { listPersonGrants, type PersonGrantRow } from '../../../platform/sign-in/person-grants-store.ts'
import { postalAddressesOf } from '../../people/index.ts'
import type { Reach } from '../rules.ts'
import { type RecipientRow, recipientsNamed } from './recipient-store.ts'

/** Whom a message is for, and how they can be reached. `readBy`: whose telephone it is, where it is not their own. */
export type Recipient = { row: RecipientRow; reach: Reach; phone: string | null; address: string[] | null; readBy: string | null }

/** The age from which nobody else's telephone is used unless they say so. */
const adultFrom = 18

/** The recipients by the ids they were asked under, with every way to them. The whole district is in sight. */
export async function recipientsOf(tx: Tx, ids: readonly string[]): Promise<Map<string, Recipient>> {
  const rows = await recipientsNamed(tx, ids)
  const persons = [...new Set([...rows.values()].map(({ person }) => person))]
  if (persons.length === 0) return new Map()
  const grants = await readingFor(tx, persons)
  const addresses = await postalAddressesOf(tx, persons)
  const answer = new Map<string, Recipient>()
  for (const [asked, row] of rows) {
    const own = grants.get(row.person) ?? []
    const age =
      row.bornOn === null ? null : Number(tx.today.slice(0, 4)) - Number(row.bornOn.slice(0, 4)) - later(row.bornOn, tx.today)
    const { phone, readBy } = await phoneOf(tx, row, own, age)
    const address = addresses.get(row.person) ?? null
    const account = own.some(({ as, account: id }) => as !== 'trusted' || id === row.reader)
    const reach: Reach = { chosen: row.channel, account, phone: phone !== null, address: address !== null, age }
    answer.set(asked, { row, reach, phone, address, readBy })
  }
  return answer
}

const later = (bornOn: string, today: string): number => (today.slice(5) < bornOn.slice(5) ? 1 : 0)

/** Who reads a person's page, by person: themselves, guardians, and whom they trust with services. */
async function readingFor(tx: Tx, persons: string[]): Promise<Map<string, PersonGrantRow[]>> {
  const grants = await listPersonGrants(tx.db, {
    ...{ district: tx.district, persons, as: ['self', 'guardian', 'trusted'] as const, on: tx.today },
  })
  const byPerson = new Map<string, PersonGrantRow[]>()
  for (const grant of grants)
    if (grant.startsOn <= tx.today && (grant.as !== 'trusted' || grant.may.includes('services')))
      byPerson.set(grant.person, [...(byPerson.get(grant.person) ?? []), grant])
  return byPerson
}

/** The telephone to use: that of whoever reads for them; their own; of a minor without one, a guardian's. */
async function phoneOf(
  tx: Tx,
  row: RecipientRow,
  grants: readonly PersonGrantRow[],
  age: number | null,
): Promise<{ phone: string | null; readBy: string | null }> {
  const reader = grants.find(({ account, as }) => as !== 'self' && account === row.reader)
  if (reader) return { phone: await phoneOfAccount(tx, reader.account), readBy: reader.accountName }
  if (row.phone !== null) return { phone: row.phone, readBy: null }
  if (age === null || age >= adultFrom) return { phone: null, readBy: null }
  for (const { account, accountName, as } of grants) {
    const phone = as === 'guardian' ? await phoneOfAccount(tx, account) : null
    if (phone !== null) return { phone, readBy: accountName }
  }
  return { phone: null, readBy: null }
}

/** The telephone on the record of the person whose account it is. */
async function phoneOfAccount(tx: Tx, account: string): Promise<string | null> {
  const own = await listPersonGrants(tx.db, { district: tx.district, account, as: ['self'], on: tx.today })
  const persons = await recipientsNamed(
    tx,
    own.map(({ person }) => person),
  )
  return [...persons.values()].find(({ phone }) => phone !== null)?.phone ?? null
}
