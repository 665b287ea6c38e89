import type { Context } from '../../../platform/context.ts'
import { reading, type Tx, transaction } from '../../../platform/database/transaction.ts'
import { found, permit } from '../../../platform/problem.ts'
import { matchRank } from '../../../platform/search/match.ts'
import { findPerson } from '../../people/index.ts'
import { entriesOn } from '../catalogue/entries.ts'
import { consultationsOf, insertConsultation, monthsOf } from './consultation-store.ts'
import type { ConsultationList, ConsultationQuery, NewConsultation } from './contract.ts'
import { mayAdvise, streetOfConsultation, streetsOfAdvice } from './policy.ts'

/** Records a consultation that was held: it counts for the adviser's street. Problems: 404 for a person out of sight, 403. */
export function recordConsultation(ctx: Context, wish: NewConsultation): Promise<{ id: string }> {
  return transaction(ctx, async (tx) => {
    const person = wish.person === null ? undefined : found(await findPerson(tx, wish.person), 'person')
    permit(!person || mayAdvise(tx.actor, tx.district, person))
    const street = streetOfConsultation(tx.actor, tx.district, person?.residenceStreet ?? person?.registeredStreet ?? null)
    const id = await insertConsultation(tx, { ...wish, person: person?.id ?? null, street })
    await tx.audit('services.consult', person ? `person/${person.id}` : `consultation/${id}`, {
      ...{ consultation: id, channel: wish.channel, services: wish.services },
    })
    return { id }
  })
}

/** What was advised, newest first, with how many in each month: a street's officer reads the street's, a department's officer the district's. */
export function listConsultations(ctx: Context, query: ConsultationQuery): Promise<ConsultationList> {
  return reading(ctx, async (tx) => {
    const asked = { ...query, streets: streetsOfAdvice(tx.actor, tx.district), named: await servicesNamed(tx, query.words) }
    const consultations = await consultationsOf(tx, asked)
    const full = consultations.length === query.limit
    return {
      consultations,
      months: await monthsOf(tx, asked),
      next: full ? (consultations.at(-1)?.id ?? null) : null,
    }
  })
}

/** The services of today that words name: by name, pinyin or initials. */
export async function servicesNamed(tx: Tx, words: string | undefined): Promise<string[]> {
  if (!words) return []
  return (await entriesOn(tx, tx.today)).flatMap(({ id, name }) => (matchRank(name.zh, words) > 0 ? [id] : []))
}
