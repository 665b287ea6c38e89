import { isStaff } from '../../../platform/actor.ts'
import type { Context } from '../../../platform/context.ts'
import { type Tx, transaction } from '../../../platform/database/transaction.ts'
import { found, Problem, permit } from '../../../platform/problem.ts'
import { refusalOf } from '../../../platform/rules/decide/reasons.ts'
import { actingFor, findPerson, type PersonRow } from '../../people/index.ts'
import type { CatalogueEntry } from '../catalogue/contract.ts'
import { findEntry } from '../catalogue/entries.ts'
import { decide } from '../decisions/decide.ts'
import type { EnrolmentCorrection, EnrolmentEnd, EnrolmentWish, MadeEnrolment } from './contract.ts'
import { enrolled, enrolmentEnded } from './events.ts'
import { mayKeep, mayServe, organizationsOf } from './policy.ts'
import { plusMonths } from './rules.ts'
import { wishedService } from './services.ts'
import { type EnrolmentRow, endRow, findEnrolment, insertEnrolment, reopenRow, withdrawRow } from './store.ts'

/**
 * Enrols a person in a service by its rule. Problems: 403, 404, 422 `enrolment_not_entitled` with the clauses that say no, `enrolment_needs_facts` with what is not
 * known; an officer who says why may enrol all the same, which is kept beside the decision. 409 `enrolment_one_at_a_time`.
 */
export function enrol(ctx: Context, wish: EnrolmentWish): Promise<MadeEnrolment> {
  return transaction(ctx, async (tx) => {
    const person = found(await findPerson(tx, wish.person), 'person')
    const keeps = mayKeep(tx.actor, tx.district, person)
    permit(keeps || mayServe(tx.actor, tx.district, person))
    const organization = keeps ? (wish.organization ?? null) : ownOrganization(tx, wish.organization)
    const from = wish.from ?? tx.today
    requirePeriod(tx, person, { from, to: wish.to ?? null })
    const entry = await wishedService(tx, wish.service, from)
    const { decision, outcome } = await judged(tx, entry, person, { on: from, overrideWhy: keeps ? wish.overrideWhy : undefined })
    const plannedTo = wish.to ?? (entry.enrolment?.months ? plusMonths(from, entry.enrolment.months) : null)
    const overrideWhy = outcome === 'no' || outcome === 'needs' ? (wish.overrideWhy ?? null) : null
    const { facility, scheme, document, source } = wish
    const id = await insertEnrolment(tx, {
      ...{
        service: entry.id,
        person: person.id,
        validFrom: from,
        validTo: plannedTo,
        plannedTo,
        organization,
        source,
        decision,
        overrideWhy,
      },
      ...{ facility: facility ?? null, scheme: scheme ?? null, document: document ?? null },
    })
    await tx.audit('services.enrol', `person/${person.id}`, {
      enrolment: id,
      service: entry.id,
      from,
      outcome,
      ...(overrideWhy ? { overrideWhy } : {}),
    })
    await tx.emit(enrolled({ service: entry.id, person: person.id, enrolment: id }))
    return { id, decision, outcome }
  })
}

/** Ends an enrolment from a day on: by who keeps it, the provider who serves it, or the person and who acts for them. Problems: 403, 404, 409, 422. */
export function endEnrolment(ctx: Context, id: string, { why, on, note }: EnrolmentEnd): Promise<{ id: string }> {
  return transaction(ctx, async (tx) => {
    const { row, person } = await lockVisible(tx, id)
    const served = mayServe(tx.actor, tx.district, person) && isOwn(tx, row)
    const byOffice = mayKeep(tx.actor, tx.district, person) || served
    const behalf = byOffice ? {} : actingFor(tx, person.id, 'services')
    requireOpen(tx, row)
    if (!byOffice && (await findEntry(tx, row.service, tx.today))?.enrolment?.endedBy === 'office')
      throw new Problem(422, 'enrolment_ended_by_office')
    const day = on ?? tx.today
    requireCome(tx, day)
    if (day <= row.validFrom) throw new Problem(422, 'enrolment_ends_after_it_begins', { from: row.validFrom })
    if (row.validTo !== null && day >= row.validTo) throw new Problem(422, 'enrolment_ends_before_its_term', { to: row.validTo })
    await endRow(tx, id, { why, on: day, note })
    await tx.audit('services.end_enrolment', `person/${person.id}`, {
      enrolment: id,
      service: row.service,
      why,
      on: day,
      ...behalf,
    })
    await tx.emit(enrolmentEnded({ service: row.service, person: person.id, enrolment: id }))
    return { id }
  })
}

/** Takes an end back that somebody recorded by mistake. 409 `enrolment_not_ended`; 409 `enrolment_one_at_a_time` where another began since. */
export function reopenEnrolment(ctx: Context, id: string, { reason }: { reason: string }): Promise<{ id: string }> {
  return transaction(ctx, async (tx) => {
    const { row, person } = await lockKept(tx, id)
    if (row.endedWhy === null) throw new Problem(409, 'enrolment_not_ended')
    await reopenRow(tx, id)
    await tx.audit('services.reopen_enrolment', `person/${person.id}`, { enrolment: id, service: row.service, reason })
    await tx.emit(enrolled({ service: row.service, person: person.id, enrolment: id }))
    return { id }
  })
}

/** Puts a row in the place of one that was entered wrongly. The person and the service stay: with another one it is withdrawn and entered anew. */
export function correctEnrolment(
  ctx: Context,
  id: string,
  { reason, from, to, ...changes }: EnrolmentCorrection,
): Promise<{ id: string }> {
  return transaction(ctx, async (tx) => {
    const { row, person } = await lockKept(tx, id)
    requireOpen(tx, row)
    const validFrom = from ?? row.validFrom
    const plannedTo = to === undefined ? row.plannedTo : to
    requirePeriod(tx, person, { from: validFrom, to: plannedTo })
    await withdrawRow(tx, id, reason)
    const said = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
    const made = await insertEnrolment(tx, {
      ...row,
      person: person.id,
      ...said,
      validFrom,
      validTo: plannedTo,
      plannedTo,
      replaces: id,
    })
    await tx.audit('services.correct_enrolment', `person/${person.id}`, {
      enrolment: made,
      was: id,
      service: row.service,
      reason,
    })
    await tx.emit(enrolled({ service: row.service, person: person.id, enrolment: made }))
    return { id: made }
  })
}

/** Withdraws an enrolment that never was. */
export function withdrawEnrolment(ctx: Context, id: string, { reason }: { reason: string }): Promise<{ id: string }> {
  return transaction(ctx, async (tx) => {
    const { row, person } = await lockKept(tx, id)
    await withdrawRow(tx, id, reason)
    await tx.audit('services.withdraw_enrolment', `person/${person.id}`, { enrolment: id, service: row.service, reason })
    await tx.emit(enrolmentEnded({ service: row.service, person: person.id, enrolment: id }))
    return { id }
  })
}

/** The decision that an enrolment rests on: kept where there is a rule. Without a yes it takes a reason. */
async function judged(
  tx: Tx,
  entry: CatalogueEntry,
  person: PersonRow,
  { on, overrideWhy }: { on: string; overrideWhy: string | undefined },
): Promise<{ decision: string | null; outcome: MadeEnrolment['outcome'] }> {
  const rule = entry.rules.eligibility
  if (rule === undefined) return { decision: null, outcome: 'none' }
  const { id, decision } = await decide(tx, { rule, person: person.id, on, service: entry.id, keep: true })
  const outcome = decision.outcome === 'amount' ? 'none' : decision.outcome
  if (overrideWhy === undefined) {
    if (outcome === 'no')
      throw new Problem(422, 'enrolment_not_entitled', { service: entry.name.zh, because: refusalOf(decision).join('；') })
    if (outcome === 'needs')
      throw new Problem(422, 'enrolment_needs_facts', { service: entry.name.zh, needs: decision.needs.join('、') })
  }
  return { decision: id, outcome }
}

/** The provider's own organization; one that is not theirs is refused. */
function ownOrganization(tx: Tx, wanted: string | undefined): string {
  const own = organizationsOf(tx.actor, tx.district)
  const organization = wanted ?? own[0]
  permit(organization !== undefined && own.includes(organization))
  return organization as string
}

const isOwn = (tx: Tx, { organization }: EnrolmentRow): boolean =>
  organization !== null && organizationsOf(tx.actor, tx.district).includes(organization)

/** An enrolment of somebody whom the actor may see, locked; else 404. */
export async function lockVisible(tx: Tx, id: string): Promise<{ row: EnrolmentRow; person: PersonRow }> {
  const row = found(await findEnrolment(tx, id, true), 'enrolment')
  const person = found(await findPerson(tx, row.person), 'enrolment')
  if (row.withdrawnAt) throw new Problem(409, 'enrolment_withdrawn')
  return { row, person }
}

async function lockKept(tx: Tx, id: string): Promise<{ row: EnrolmentRow; person: PersonRow }> {
  permit(tx.actor.kind === 'system' || isStaff(tx.actor))
  const it = await lockVisible(tx, id)
  permit(mayKeep(tx.actor, tx.district, it.person))
  return it
}

function requireOpen(tx: Tx, { validTo, endedWhy }: EnrolmentRow): void {
  if (endedWhy !== null || (validTo !== null && validTo <= tx.today)) throw new Problem(409, 'enrolment_ended')
}

function requireCome(tx: Tx, day: string): void {
  if (day > tx.today) throw new Problem(422, 'enrolment_day_to_come', { today: tx.today })
}

/** Days have come, the end lies after the beginning, and nobody is enrolled before birth or after death. */
function requirePeriod(tx: Tx, { bornOn, diedOn }: PersonRow, { from, to }: { from: string; to: string | null }): void {
  requireCome(tx, from)
  if (to !== null && to <= from) throw new Problem(422, 'enrolment_ends_after_it_begins', { from })
  if (bornOn !== null && from < bornOn) throw new Problem(422, 'enrolment_before_birth', { bornOn })
  if (diedOn !== null && from >= diedOn) throw new Problem(422, 'enrolment_after_death', { diedOn })
}
