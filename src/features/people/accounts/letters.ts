import { timingSafeEqual } from 'node:crypto'
import { plusDays, startOfDay } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { reading, type Tx, transaction } from '../../../platform/database/transaction.ts'
import { newId } from '../../../platform/ids.ts'
import { found, Problem, permit } from '../../../platform/problem.ts'
import { blindIndex, blindIndexes } from '../../../platform/secrecy/blind-index.ts'
import { listPersonGrants } from '../../../platform/sign-in/person-grants-store.ts'
import { maskedName } from '../card/masked-name.ts'
import { findPerson, lockPerson, type PersonRow } from '../person-store.ts'
import { withWholeDistrict } from '../sight-store.ts'
import { bind } from './binding.ts'
import { freshCode, letterDays, letterTries, printedCode, readCode } from './codes.ts'
import type { Bound, Letter, MadeLetter, NewLetter } from './contract.ts'
import {
  countTry,
  insertLetter,
  type LetterRow,
  lettersOf,
  locatorTaken,
  lockLetter,
  lockOpenLetter,
  markUsed,
  withdrawLetters,
} from './letter-store.ts'
import { mayProve } from './policy.ts'
import { relationshipOf } from './relation-store.ts'

/** A code is told once: no stored reply may keep it readable. */
export const toldOnce = (ctx: Context): Context => ({ ...ctx, idempotency: undefined })

/**
 * Makes a letter for the person after their papers were checked at the counter, for themselves or for a parent or guardian who stands there. An unused one before it is
 * withdrawn. Problems: 404, 403, 409 `person_has_account`, `person_has_died`.
 */
export function makeLetter(ctx: Context, id: string, wish: NewLetter): Promise<MadeLetter> {
  return transaction(toldOnce(ctx), async (tx) => {
    const person = found(await lockPerson(tx, id), 'person')
    permit(mayProve(tx.actor, tx.district, person))
    if (person.diedOn !== null) throw new Problem(409, 'person_has_died', { name: person.name })
    const as = wish.as ?? 'self'
    if (as === 'self' && (await ownAccountOf(tx, person.id))) throw new Problem(409, 'person_has_account')
    await withdrawLetters(tx, { person: person.id, as })
    return await writeLetter(ctx, tx, { person: person.id, as, papers: wish.papers })
  })
}

/** The account that is the person's own, if any. */
export async function ownAccountOf(tx: Tx, person: string): Promise<{ account: string; username: string } | undefined> {
  return (await listPersonGrants(tx.db, { district: tx.district, persons: [person], as: ['self'], on: tx.today }))[0]
}

/** Keeps a new letter, on record, and answers its code: the only time it is told. */
export async function writeLetter(
  ctx: Context,
  tx: Tx,
  letter: Pick<LetterRow, 'person' | 'as' | 'papers'> &
    Partial<Pick<LetterRow, 'relationship' | 'account' | 'secondFactorWhy'>> & { username?: string },
): Promise<MadeLetter> {
  let code = freshCode()
  while (await locatorTaken(tx, code.slice(0, 4))) code = freshCode()
  const id = newId()
  const expiresAt = startOfDay(plusDays(tx.today, letterDays + 1)) // the fourteenth day counts in full
  await insertLetter(tx, {
    ...{ id, expiresAt, locator: code.slice(0, 4), codeHash: blindIndex(ctx.keys, codeKind, code) },
    ...{ person: letter.person, as: letter.as, papers: letter.papers, relationship: letter.relationship ?? null },
    ...{ account: letter.account ?? null, secondFactorWhy: letter.secondFactorWhy ?? null },
  })
  await tx.audit('people.make_letter', `person/${letter.person}`, { letter: id, as: letter.as, papers: letter.papers })
  return { id, code: printedCode(code), expiresAt: expiresAt.toISOString(), username: letter.username ?? null }
}

/** The letters about a person, for those who may make them. */
export function listLetters(ctx: Context, id: string): Promise<{ letters: Letter[] }> {
  return reading(ctx, async (tx) => {
    const person = found(await findPerson(tx, id), 'person')
    permit(mayProve(tx.actor, tx.district, person))
    return { letters: (await lettersOf(tx, person.id)).map((row) => shown(tx, row)) }
  })
}

/** A letter that was lost or made by mistake opens nothing any more. */
export function withdrawLetter(ctx: Context, id: string): Promise<void> {
  return transaction(ctx, async (tx) => {
    const letter = found(await lockLetter(tx, id), 'letter')
    const person = found(await findPerson(tx, letter.person), 'letter')
    permit(mayProve(tx.actor, tx.district, person))
    if (stateOf(tx, letter) !== 'open') throw new Problem(409, 'letter_is_over')
    await withdrawLetters(tx, { id })
    await tx.audit('people.withdraw_letter', `person/${person.id}`, { letter: id })
  })
}

/** The signed-in account types the code of its letter and stands for the person from now on. Problems: 422 `letter_code_shape`, `letter_code_wrong`; 409 of binding. */
export async function useLetter(ctx: Context, typed: string): Promise<Bound> {
  const bound = await judgeCode(ctx, typed, async (tx, letter) => {
    if (letter.as === 'recovery') throw new Problem(422, 'letter_is_for_recovery')
    const person = found(await withWholeDistrict(tx, () => findPerson(tx, letter.person)), 'person')
    const terms = await termsOf(tx, letter, person)
    await bind(tx, person, { account: tx.actor.id, as: letter.as, proof: 'letter', ...terms })
    return { person: person.id, as: letter.as }
  })
  return bound
}

/**
 * Judges a typed code and does what its letter is for, in one transaction; a wrong code counts against the letter it begins like, and that count stays. Five wrong ones
 * spend the letter. Whether a letter was wrong, spent, used or never made is one and the same answer.
 */
export async function judgeCode<T>(ctx: Context, typed: string, work: (tx: Tx, letter: LetterRow) => Promise<T>): Promise<T> {
  const read = readCode(typed)
  if (!read) throw new Problem(422, 'letter_code_shape')
  const right = blindIndexes(ctx.keys, codeKind, read.code)
  const done = await transaction(toldOnce(ctx), async (tx) => {
    const letter = await lockOpenLetter(tx, read.locator)
    if (!letter || letter.tries >= letterTries) return undefined
    if (!right.some((hash) => hash.length === letter.codeHash.length && timingSafeEqual(hash, letter.codeHash))) {
      await countTry(tx, letter.id)
      await tx.audit('people.mistype_letter', `person/${letter.person}`, { letter: letter.id, tries: letter.tries + 1 })
      return undefined
    }
    const result = await work(tx, letter)
    await markUsed(tx, letter.id, tx.actor.id)
    return { result }
  })
  if (!done) throw new Problem(422, 'letter_code_wrong', { tries: letterTries })
  return done.result
}

const codeKind = 'people.letter.code'

/** What the account gets by the letter: a trusted person what the person wrote down, a minor's guardian until the eighteenth birthday. */
async function termsOf(tx: Tx, letter: LetterRow, person: PersonRow) {
  if (letter.as === 'trusted') {
    const relationship = letter.relationship ? await relationshipOf(tx, letter.relationship) : undefined
    if (!relationship?.stands || relationship.validTo === null) throw new Problem(409, 'trust_has_ended')
    const { may, validFrom: startsOn, validTo: endsOn } = relationship
    return { may, startsOn, endsOn, source: relationship.id, why: letter.papers || letter.as }
  }
  const endsOn = letter.as === 'guardian' ? comesOfAge(person.bornOn, tx.today) : null
  return { may: [], endsOn, source: letter.id, why: letter.papers || letter.as }
}

/** The day on which a minor turns eighteen; nothing for an adult, or where the birth date is not known. */
export function comesOfAge(bornOn: string | null, today: string): string | null {
  if (bornOn === null) return null
  const year = Number(bornOn.slice(0, 4)) + 18
  const leap = bornOn.endsWith('-02-29') && !(year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0))
  const day = leap ? `${year}-03-01` : `${year}${bornOn.slice(4)}`
  return day > today ? day : null
}

function stateOf(tx: Tx, row: LetterRow): Letter['state'] {
  if (row.usedAt) return 'used'
  if (row.withdrawnAt) return 'withdrawn'
  if (row.expiresAt <= tx.now) return 'expired'
  return row.tries >= letterTries ? 'void' : 'open'
}

const shown = (tx: Tx, row: LetterRow): Letter => ({
  ...{ id: row.id, as: row.as, papers: row.papers, madeByName: row.madeByName, tries: row.tries, state: stateOf(tx, row) },
  ...{ madeAt: row.madeAt.toISOString(), expiresAt: row.expiresAt.toISOString() },
})

/** Whom a letter would be for: the name for the screen, and masked for the paper, which may be lost. */
export function letterReader(ctx: Context, id: string): Promise<{ name: string; masked: string } | undefined> {
  return reading(ctx, async (tx) => {
    const person = await findPerson(tx, id)
    return person && { name: person.name, masked: maskedName(person.name) }
  })
}
