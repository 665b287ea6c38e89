import type { Context } from '../../../platform/context.ts'
import { transaction } from '../../../platform/database/transaction.ts'
import { found, Problem, permit } from '../../../platform/problem.ts'
import { findPerson } from '../../people/index.ts'
import { findCheck, insertCheck, withdrawCheckRow } from './check-store.ts'
import { currentSchedule } from './child/schedule.ts'
import type { CheckWish } from './contract.ts'
import { checked } from './events.ts'
import { mayKeep, mayServe } from './policy.ts'
import { checkedService } from './services.ts'
import { enrolmentsOf } from './store.ts'

/**
 * Records a check-up, a visit or a follow-up of somebody, in their enrolment where they have one. Problems: 403, 404, 422 `check_day_to_come`, `check_before_birth`,
 * `check_step_unknown`; 409 `enrolment_check_once_a_day`.
 */
export function recordCheck(ctx: Context, id: string, wish: CheckWish): Promise<{ id: string }> {
  return transaction(ctx, async (tx) => {
    const person = found(await findPerson(tx, id), 'person')
    permit(mayKeep(tx.actor, tx.district, person) || mayServe(tx.actor, tx.district, person))
    if (wish.on > tx.today) throw new Problem(422, 'check_day_to_come', { today: tx.today })
    if (person.bornOn !== null && wish.on < person.bornOn) throw new Problem(422, 'check_before_birth', { bornOn: person.bornOn })
    if (person.diedOn !== null && wish.on > person.diedOn) throw new Problem(422, 'check_after_death', { diedOn: person.diedOn })
    const entry = await checkedService(tx, wish.service, wish.on)
    if (wish.step) {
      const { steps, services } = await currentSchedule(tx)
      const fitting = steps.filter(({ kind }) => services[kind]?.includes(entry.id))
      if (!fitting.some(({ step }) => step === wish.step))
        throw new Problem(422, 'check_step_unknown', {
          step: wish.step,
          expected: fitting.map(({ step }) => step).join('、') || '–',
        })
    }
    const enrolment = (await enrolmentsOf(tx, person.id, entry.id)).find(
      ({ validFrom, validTo }) => validFrom <= wish.on && (validTo === null || validTo > wish.on),
    )
    const { service, on, note, source } = wish
    const kind = wish.kind ?? entry.enrolment?.check ?? entry.name.zh.slice(0, 40)
    const check = await insertCheck(tx, {
      ...{
        service,
        person: person.id,
        enrolment: enrolment?.id ?? null,
        kind,
        step: wish.step ?? '',
        on,
        note: note || null,
        source,
      },
    })
    await tx.audit('services.record_check', `person/${person.id}`, { check, service, kind, on })
    await tx.emit(checked({ service, person: person.id, check }))
    return { id: check }
  })
}

/** Withdraws what was recorded by mistake: by who keeps the record, or who wrote it. Problems: 403, 404, 409 `check_withdrawn`. */
export function withdrawCheck(ctx: Context, id: string, { reason }: { reason: string }): Promise<{ id: string }> {
  return transaction(ctx, async (tx) => {
    const row = found(await findCheck(tx, id, true), 'check')
    const person = found(await findPerson(tx, row.person), 'check')
    permit(mayKeep(tx.actor, tx.district, person) || (row.recordedBy === tx.actor.id && mayServe(tx.actor, tx.district, person)))
    if (row.withdrawn) throw new Problem(409, 'check_withdrawn')
    await withdrawCheckRow(tx, id, reason)
    await tx.audit('services.withdraw_check', `person/${person.id}`, { check: id, service: row.service, reason })
    await tx.emit(checked({ service: row.service, person: person.id, check: id }))
    return { id }
  })
}
