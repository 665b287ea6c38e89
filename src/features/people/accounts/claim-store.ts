import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import { newId } from '../../../platform/ids.ts'
import type { WardClaim } from './contract.ts'

export type ClaimRow = Omit<WardClaim, 'askedAt'> & {
  askedAt: Date
  account: string
  relationship: string | null
  street: string | null
}

const columns = sql`c.id, c.person, p.name as "personName", c.account, c.account_name as "accountName", c.relation, c.ward, c.ward_name as "wardName",
  c.ward_born_on as "wardBornOn", c.relationship, c.says, c.state, c.asked_at as "askedAt", c.answer_due_on as "answerDueOn", c.answer,
  coalesce(p.residence_street, p.registered_street) as street`
const table = sql`people.ward_claim c join people.brief p on p.district = c.district and p.id = c.person`

/** Claims in a state about persons the reader may see, the first to answer first. */
export async function listClaims(tx: Tx, state: string): Promise<ClaimRow[]> {
  const { rows } = await sql<ClaimRow>`
    select ${columns} from ${table} where c.district = ${tx.district} and c.state = ${state} order by c.answer_due_on, c.id limit 500`.execute(
    tx.db,
  )
  return rows
}

/** What an account has asked, newest first. */
export async function claimsOfAccount(tx: Tx, account: string): Promise<ClaimRow[]> {
  const { rows } = await sql<ClaimRow>`
    select ${columns} from ${table} where c.district = ${tx.district} and c.account = ${account} order by c.id desc limit 50`.execute(
    tx.db,
  )
  return rows
}

export async function lockClaim(tx: Tx, id: string): Promise<ClaimRow | undefined> {
  const { rows } = await sql<ClaimRow>`
    select ${columns} from ${table} where c.district = ${tx.district} and c.id = ${id} for update of c`.execute(tx.db)
  return rows[0]
}

export async function insertClaim(
  tx: Tx,
  claim: Pick<ClaimRow, 'person' | 'relation' | 'ward' | 'wardName' | 'wardBornOn' | 'relationship' | 'says' | 'answerDueOn'>,
): Promise<string> {
  const id = newId()
  await sql`
    insert into people.ward_claim (district, id, person, account, account_name, relation, ward, ward_name, ward_born_on, relationship, says, state,
      asked_at, answer_due_on)
    values (${tx.district}, ${id}, ${claim.person}, ${tx.actor.id}, ${tx.actor.name}, ${claim.relation}, ${claim.ward}, ${claim.wardName},
      ${claim.wardBornOn}, ${claim.relationship}, ${claim.says}, 'asked', ${tx.now}, ${claim.answerDueOn})`.execute(tx.db)
  return id
}

export async function decideClaim(
  tx: Tx,
  id: string,
  decision: { state: 'granted' | 'refused'; ward: string | null; answer: string },
): Promise<void> {
  await sql`
    update people.ward_claim set state = ${decision.state}, ward = ${decision.ward}, answer = ${decision.answer}, decided_by = ${tx.actor.id},
      decided_by_name = ${tx.actor.name}, decided_at = ${tx.now}
    where district = ${tx.district} and id = ${id}`.execute(tx.db)
}
