import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'

export type LetterRow = {
  id: string
  person: string
  as: 'self' | 'guardian' | 'trusted' | 'recovery'
  relationship: string | null
  account: string | null
  papers: string
  secondFactorWhy: string | null
  madeBy: string
  madeByName: string
  madeAt: Date
  expiresAt: Date
  tries: number
  usedAt: Date | null
  withdrawnAt: Date | null
  codeHash: Buffer
}

const columns = sql`id, person, as_what as "as", relationship, account, papers, second_factor_why as "secondFactorWhy", made_by as "madeBy",
  made_by_name as "madeByName", made_at as "madeAt", expires_at as "expiresAt", tries, used_at as "usedAt", withdrawn_at as "withdrawnAt",
  code_hash as "codeHash"`

/** Keeps a letter; the code itself is kept nowhere. */
export async function insertLetter(
  tx: Tx,
  letter: Pick<
    LetterRow,
    'id' | 'person' | 'as' | 'relationship' | 'account' | 'papers' | 'secondFactorWhy' | 'expiresAt' | 'codeHash'
  > & {
    locator: string
  },
): Promise<void> {
  await sql`
    insert into people.letter (district, id, person, code_hash, locator, as_what, relationship, account, papers, second_factor_why, made_by, made_by_name,
      made_at, expires_at)
    values (${tx.district}, ${letter.id}, ${letter.person}, ${letter.codeHash}, ${letter.locator}, ${letter.as}, ${letter.relationship}, ${letter.account},
      ${letter.papers}, ${letter.secondFactorWhy}, ${tx.actor.id}, ${tx.actor.name}, ${tx.now}, ${letter.expiresAt})`.execute(
    tx.db,
  )
}

/** Whether an unused letter begins with these characters. */
export async function locatorTaken(tx: Tx, locator: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from people.letter where district = ${tx.district} and locator = ${locator} and used_at is null and withdrawn_at is null limit 1`.execute(
    tx.db,
  )
  return rows.length > 0
}

/** The letter that a typed code may be of, locked; nothing where it is used, withdrawn or over. */
export async function lockOpenLetter(tx: Tx, locator: string): Promise<LetterRow | undefined> {
  const { rows } = await sql<LetterRow>`
    select ${columns} from people.letter where district = ${tx.district} and locator = ${locator} and used_at is null and withdrawn_at is null
      and expires_at > ${tx.now} order by id desc limit 1 for update`.execute(tx.db)
  return rows[0]
}

/** The letters about a person, newest first. */
export async function lettersOf(tx: Tx, person: string): Promise<LetterRow[]> {
  const { rows } = await sql<LetterRow>`
    select ${columns} from people.letter where district = ${tx.district} and person = ${person} order by id desc limit 100`.execute(
    tx.db,
  )
  return rows
}

/** The letter of an id, locked. */
export async function lockLetter(tx: Tx, id: string): Promise<LetterRow | undefined> {
  const { rows } = await sql<LetterRow>`
    select ${columns} from people.letter where district = ${tx.district} and id = ${id} for update`.execute(tx.db)
  return rows[0]
}

export async function countTry(tx: Tx, id: string): Promise<void> {
  await sql`update people.letter set tries = tries + 1 where district = ${tx.district} and id = ${id}`.execute(tx.db)
}

export async function markUsed(tx: Tx, id: string, by: string): Promise<void> {
  await sql`update people.letter set used_at = ${tx.now}, used_by = ${by} where district = ${tx.district} and id = ${id}`.execute(
    tx.db,
  )
}

/** Withdraws unused letters: one, those of a relationship, or those that a new one of the kind replaces. */
export async function withdrawLetters(
  tx: Tx,
  which: { id: string } | { relationship: string } | { person: string; as: LetterRow['as'] },
): Promise<void> {
  const those =
    'id' in which
      ? sql`id = ${which.id}`
      : 'relationship' in which
        ? sql`relationship = ${which.relationship}`
        : sql`person = ${which.person} and as_what = ${which.as}`
  await sql`
    update people.letter set withdrawn_at = ${tx.now} where district = ${tx.district} and ${those} and used_at is null and withdrawn_at is null`.execute(
    tx.db,
  )
}
