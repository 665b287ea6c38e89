import { actsForStreet, keepsPeople } from '../../../platform/actor.ts'
import type { Context } from '../../../platform/context.ts'
import { reading, type Tx, transaction } from '../../../platform/database/transaction.ts'
import type { WorkItem } from '../../../platform/feature.ts'
import { found, Problem, permit } from '../../../platform/problem.ts'
import { actingFor } from '../accounts/acting.ts'
import { findPerson } from '../person-store.ts'
import { mayEdit, mayKeepPeople } from '../policy.ts'
import type { Correction, CorrectionAnswer, NewCorrection } from './contract.ts'
import {
  type CorrectionRow,
  correctionsOf,
  insertCorrection,
  lockCorrection,
  openCorrections,
  settleCorrection,
} from './correction-store.ts'
import { answerDay } from './due.ts'

/** A request is answered within so many working days. The law says "in time" (个人信息保护法 第四十六条); the figure is this product's promise. */
const answerWithin = 15

/** Asks for a correction: the person, a guardian, or a trusted person with that authority, who is on record beside the person. Problems: 404, 403. */
export function askForCorrection(ctx: Context, id: string, wish: NewCorrection): Promise<{ id: string; answerDueOn: string }> {
  return transaction(ctx, async (tx) => {
    const person = found(await findPerson(tx, id), 'person')
    const onBehalf = actingFor(tx, person.id, 'corrections')
    const answerDueOn = await answerDay(tx, answerWithin)
    const correction = await insertCorrection(tx, { person: person.id, ...wish, answerDueOn })
    await tx.audit('people.ask_correction', `person/${person.id}`, { correction, field: wish.field, ...onBehalf })
    return { id: correction, answerDueOn }
  })
}

/** What was asked for a person: for those who keep the record and those who may ask. */
export function listCorrections(ctx: Context, id: string): Promise<Correction[]> {
  return reading(ctx, async (tx) => {
    const person = found(await findPerson(tx, id), 'person')
    if (!mayEdit(tx.actor, tx.district, person)) actingFor(tx, person.id, 'corrections')
    return (await correctionsOf(tx, person.id)).map(shown)
  })
}

/** What waits for an answer, for those who keep records. */
export function listOpenCorrections(ctx: Context): Promise<Correction[]> {
  permit(mayKeepPeople(ctx.actor, ctx.district))
  return reading(ctx, async (tx) =>
    (await openCorrections(tx)).filter((row) => mayEdit(tx.actor, tx.district, placeOf(row))).map(shown),
  )
}

/** Answers with words: done, or why not. The record itself is corrected where it is kept. Problems: 404, 403, 409 `correction_is_settled`. */
export function answerCorrection(ctx: Context, id: string, answer: CorrectionAnswer): Promise<void> {
  return transaction(ctx, async (tx) => {
    const row = found(await lockCorrection(tx, id), 'correction')
    permit(mayEdit(tx.actor, tx.district, placeOf(row)))
    if (row.state !== 'asked') throw new Problem(409, 'correction_is_settled')
    await settleCorrection(tx, id, answer)
    await tx.audit('people.answer_correction', `person/${row.person}`, { correction: id, ...answer })
  })
}

/** Takes a request back: by those who may ask. Problems: 404, 403, 409 `correction_is_settled`. */
export function withdrawCorrection(ctx: Context, id: string): Promise<void> {
  return transaction(ctx, async (tx) => {
    const row = found(await lockCorrection(tx, id), 'correction')
    const onBehalf = actingFor(tx, row.person, 'corrections')
    if (row.state !== 'asked') throw new Problem(409, 'correction_is_settled')
    await settleCorrection(tx, id, { state: 'withdrawn', answer: null })
    await tx.audit('people.withdraw_correction', `person/${row.person}`, { correction: id, ...onBehalf })
  })
}

/** Requests that wait: for the officers of the street where the person lives, and of departments. */
export async function correctionWorkItems(tx: Tx): Promise<WorkItem[]> {
  if (!mayKeepPeople(tx.actor, tx.district)) return []
  const wide = keepsPeople(tx.actor, tx.district)
  const mine = (row: CorrectionRow) => {
    const street = row.residenceStreet ?? row.registeredStreet
    return wide || (street !== null && actsForStreet(tx.actor, tx.district, street))
  }
  return (await openCorrections(tx)).filter(mine).map(({ id, person, personName, says, answerDueOn }) => ({
    ...{ id, kind: 'people.privacy.work.correction', title: says, subject: personName, dueOn: answerDueOn },
    ...{ href: `/console/${tx.district}/people/${person}`, urgent: answerDueOn < tx.today },
  }))
}

const placeOf = ({ person, residenceStreet, registeredStreet }: CorrectionRow) => ({
  id: person,
  residenceStreet,
  registeredStreet,
})

const shown = ({ askedBy: _b, residenceStreet: _r, registeredStreet: _g, ...row }: CorrectionRow): Correction => ({
  ...row,
  askedAt: row.askedAt.toISOString(),
  decidedAt: row.decidedAt?.toISOString() ?? null,
})
