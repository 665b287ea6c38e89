import { grantFor } from '../../platform/actor.ts'
import type { Context } from '../../platform/context.ts'
import { reading, type Tx, transaction } from '../../platform/database/transaction.ts'
import { found, Problem, permit } from '../../platform/problem.ts'
import type { KnownFacts } from '../../platform/rules/decide/read.ts'
import { actingFor, findPerson, type PersonRow, requireViewing } from '../people/index.ts'
import { type Purpose, purposes } from '../people/shapes.ts'
import { findTelephone } from '../places/index.ts'
import { departmentsInEnglish } from '../plans/index.ts'
import { districtBook, entriesOn, factsFor, mayAdvise } from '../services/index.ts'
import { factsSaid } from './advice/answered.ts'
import { withClauses } from './advice/clauses.ts'
import { factsOfServices, judgeServices, type Speaking } from './advice/judge.ts'
import { progressOf } from './advice/progress.ts'
import { yearsOf } from './advice/worlds.ts'
import type { Advice, Answers, Who } from './contract.ts'
import { readHotline } from './hotline.ts'

/** What somebody may get by what they say of themselves: nothing is looked up and nothing is kept. */
export function adviseByAnswers(ctx: Context, { who, answers }: { who: Who; answers: Answers }): Promise<Advice> {
  return reading(ctx, async (tx) => await adviceOf(tx, { who, answers, onRecord: new Map(), name: null, street: null }))
}

type Asking = { answers: Answers; purpose?: Purpose | undefined; note: boolean }

/**
 * What a person may get by their record, and by what is said where the record is silent: for the person, their guardian, a trusted person with authority for
 * services, for whoever keeps the record, and for whoever serves the person by duty; the last two say for what purpose. With `note` the reading is on record.
 * Problems: 404, 403, 422 `purpose_needed`.
 */
export function adviseByRecord(
  ctx: Context,
  id: string,
  { answers, purpose, note }: Asking,
): Promise<Advice & { person: string }> {
  return transaction(ctx, async (tx) => {
    const person = found(await findPerson(tx, id), 'person')
    const seen = await requireAdvising(tx, person, purpose, note)
    const district = await districtBook(tx)
    const entries = await entriesOn(tx, tx.today)
    const names = factsOfServices({ book: district.book, entries, on: tx.today })
    const onRecord = (await factsFor(tx, district, names, [person.id], tx.today)).get(person.id) ?? new Map()
    const age = onRecord.get('年龄')?.value
    const own = grantFor(tx.actor, tx.district, person.id)?.as === 'self'
    const who: Who = typeof age === 'number' && age < 18 ? 'child' : own ? 'self' : 'elder'
    const advice = await adviceOf(tx, {
      who,
      answers,
      onRecord,
      name: person.name,
      street: person.residenceStreet ?? person.registeredStreet,
    })
    const facts = seen.values
      ? advice.facts
      : advice.facts.map((fact) => ({ ...fact, value: null, source: null, validFrom: null }))
    return { ...advice, facts, person: person.id }
  })
}

async function requireAdvising(
  tx: Tx,
  person: PersonRow,
  purpose: Purpose | undefined,
  note: boolean,
): Promise<{ values: boolean }> {
  const grant = grantFor(tx.actor, tx.district, person.id)
  if (grant && grant.as !== 'duty' && !purpose) {
    const onBehalf = actingFor(tx, person.id, 'services')
    if (note && onBehalf.as) await tx.audit('services.advise', `person/${person.id}`, onBehalf)
    return { values: grant.as !== 'trusted' || grant.may.includes('record') }
  }
  permit(mayAdvise(tx.actor, tx.district, person))
  if (!purpose) throw new Problem(422, 'purpose_needed', { purposes })
  if (grant?.as === 'duty') {
    if (note) await tx.audit('services.advise', `person/${person.id}`, { purpose, as: 'duty' })
    return { values: false }
  }
  if (note) await requireViewing(tx, person, purpose, 'advice')
  return { values: true }
}

type Asker = { who: Who; answers: Answers; onRecord: KnownFacts; name: string | null; street: string | null }

async function adviceOf(tx: Tx, { who, answers, onRecord, name, street }: Asker): Promise<Advice> {
  const on = tx.today
  const { book } = await districtBook(tx)
  const known = factsSaid(answers, on, onRecord)
  const judged = judgeServices({ book, entries: await entriesOn(tx, on), on, who, known, speaking: await speakingOf(tx, street) })
  const progress = progressOf(judged.items, { who, age: yearsOf(known), answers })
  return { on, who, name, facts: judged.facts, items: await withClauses(tx, judged.items), progress }
}

/** How offices are called, and whom one calls: the adviser point of the street one lives in where that has a telephone, else the city's hotline. */
export async function speakingOf(tx: Tx, street: string | null): Promise<Speaking> {
  const point = street === null ? undefined : await findTelephone(tx, { type: 'adviser_point', street })
  return {
    english: await departmentsInEnglish(tx),
    call: point ? { number: point.phone, of: 'adviser', name: { zh: point.name } } : await readHotline(tx),
  }
}
