import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import { newId } from '../../../platform/ids.ts'
import type { Consent, ConsentPurpose } from './contract.ts'

export type ConsentRow = Consent & { person: string }

const columns = (
  tx: Tx,
) => sql`c.id, c.person, c.purpose, c.given_by_name as "givenByName", c.as_what as "as", c.given_on as "givenOn",
  c.expires_on as "expiresOn", c.withdrawn_on as "withdrawnOn", c.how,
  (c.withdrawn_on is null and (c.expires_on is null or c.expires_on > ${tx.today})) as stands`

/** A person's consents, newest first. */
export async function consentsOf(tx: Tx, person: string): Promise<ConsentRow[]> {
  const { rows } = await sql<ConsentRow>`
    select ${columns(tx)} from people.consent c where c.district = ${tx.district} and c.person = ${person} order by c.id desc`.execute(
    tx.db,
  )
  return rows
}

/** Of these persons, those who agreed to a purpose, as of today. */
export async function consenting(tx: Tx, persons: string[], purpose: ConsentPurpose): Promise<Set<string>> {
  const { rows } = await sql<{ person: string }>`
    select distinct c.person from people.consent c where c.district = ${tx.district} and c.person = any(${persons}::uuid[]) and c.purpose = ${purpose}
      and c.withdrawn_on is null and (c.expires_on is null or c.expires_on > ${tx.today})`.execute(tx.db)
  return new Set(rows.map(({ person }) => person))
}

export async function lockConsent(tx: Tx, id: string): Promise<ConsentRow | undefined> {
  const { rows } = await sql<ConsentRow>`
    select ${columns(tx)} from people.consent c where c.district = ${tx.district} and c.id = ${id} for update`.execute(tx.db)
  return rows[0]
}

export async function insertConsent(
  tx: Tx,
  consent: Pick<ConsentRow, 'person' | 'purpose' | 'givenByName' | 'as' | 'expiresOn' | 'how'> & { givenBy: string | null },
): Promise<string> {
  const id = newId()
  await sql`
    insert into people.consent (district, id, person, purpose, given_by, given_by_name, as_what, given_on, expires_on, how, recorded_by, known_at)
    values (${tx.district}, ${id}, ${consent.person}, ${consent.purpose}, ${consent.givenBy}, ${consent.givenByName}, ${consent.as}, ${tx.today},
      ${consent.expiresOn}, ${consent.how}, ${tx.actor.id}, ${tx.now})`.execute(tx.db)
  return id
}

export async function endConsent(tx: Tx, id: string): Promise<void> {
  await sql`update people.consent set withdrawn_on = ${tx.today} where district = ${tx.district} and id = ${id}`.execute(tx.db)
}
