import type { Context } from '../../../platform/context.ts'
import { type Tx, transaction } from '../../../platform/database/transaction.ts'
import type { PersonalData, Retained } from '../../../platform/feature.ts'
import { found, Problem, permit } from '../../../platform/problem.ts'
import { actingFor, briefsNamed, findPerson, withWholeDistrict } from '../../people/index.ts'
import { sessionService } from '../bookings/offered.ts'
import { findBooking } from '../bookings/store.ts'
import { isProviderOf } from '../policy.ts'
import { findSlot, type SlotRow } from '../slots/store.ts'
import type { BookingMeasures, MadeMeasures, MeasuresQuery, NewMeasures, PersonMeasures } from './contract.ts'
import { measureKinds } from './kinds.ts'
import { usualOf, warningOf } from './rules.ts'
import {
  countMeasuredBefore,
  deleteMeasuredBefore,
  deleteMeasuresOf,
  findMeasure,
  insertMeasures,
  type MeasureRow,
  measuresOf,
  withdrawMeasureRow,
} from './store.ts'

/**
 * Records what was measured of the person of a booking, by the provider of the facility; the service's settings say what it measures. Problems: 403; 404; 409 `measure_once`,
 * `measure_without_session`; 422 `measure_not_kept` with what the service measures, `measure_before_session`, `measure_implausible` unless the hand is sure.
 */
export function recordMeasures(ctx: Context, booking: string, { values, sure }: NewMeasures): Promise<MadeMeasures> {
  return transaction(ctx, async (tx) => {
    const { row, slot } = await bookingOfProvider(tx, booking)
    const { settings } = await sessionService(tx, slot.service, slot.onDay)
    if (!['booked', 'attended'].includes(row.state)) throw new Problem(409, 'measure_without_session', { state: row.state })
    if (tx.today < slot.onDay) throw new Problem(422, 'measure_before_session', { onDay: slot.onDay })
    const measured = values.map(({ name, value }) => {
      const its = settings.measures.find((one) => one.name === name)
      const kept = settings.measures.map((one) => one.name).join('、') || '—'
      if (!its) throw new Problem(422, 'measure_not_kept', { name, kept })
      return { name, value, unit: its.unit }
    })
    const [kinds, age] = [await measureKinds(tx), await ageOf(tx, row.person)]
    const warnings = measured.flatMap((one) => warningOf(one, kinds(one.name, one.unit), age) ?? [])
    const slip = warnings.find(({ kind }) => kind === 'implausible')
    if (slip && !sure)
      throw new Problem(422, 'measure_implausible', { name: slip.name, value: slip.value, least: slip.least, most: slip.most })
    const ids = await insertMeasures(
      tx,
      { person: row.person, booking, service: row.service, facility: row.facility, onDay: slot.onDay, measuredAt: tx.now },
      measured,
    )
    // What was measured is on record in one place only.
    await tx.audit('sessions.record_measures', `person/${row.person}`, { booking, names: measured.map(({ name }) => name), sure })
    return { ids, warnings }
  })
}

/** What a person's measures were, for the person, their guardian, and whom they trust with their record. An officer has no part in it. Problems: 403, 404. */
export function listPersonMeasures(ctx: Context, id: string, query: MeasuresQuery): Promise<PersonMeasures> {
  return transaction(ctx, async (tx) => {
    const person = found(await findPerson(tx, id), 'person')
    const onBehalf = actingFor(tx, person.id, 'record')
    if (onBehalf.as) await tx.audit('people.viewed', `person/${person.id}`, { purpose: 'own', what: 'measures', ...onBehalf })
    return await linesOf(tx, person.id, await measuresOf(tx, person.id, query))
  })
}

/** What the provider of a booking has measured of its person, here and at its other facilities: nobody else's numbers. The reading is on record. Problems: 403, 404. */
export function listBookingMeasures(ctx: Context, booking: string): Promise<BookingMeasures> {
  return transaction(ctx, async (tx) => {
    const { row, slot } = await bookingOfProvider(tx, booking)
    const { settings } = await sessionService(tx, slot.service, slot.onDay)
    const theirs = (await measuresOf(tx, row.person)).filter((one) => isOfProvider(one, slot))
    await tx.audit('sessions.read_measures', `person/${row.person}`, { booking, measures: theirs.length })
    const kinds = settings.measures.map(({ name, unit }) => ({ name, unit }))
    return { ...(await linesOf(tx, row.person, theirs)), booking, kinds }
  })
}

const isOfProvider = (one: MeasureRow, slot: SlotRow): boolean =>
  one.facility === slot.facility || (slot.organization !== null && one.organization === slot.organization)

/** Takes a measure back that was recorded by mistake; it can then be recorded anew. Problems: 403, 404. */
export function withdrawMeasure(ctx: Context, id: string, { reason }: { reason: string }): Promise<{ id: string }> {
  return transaction(ctx, async (tx) => {
    const row = found(await findMeasure(tx, id), 'measure')
    permit(isProviderOf(tx.actor, tx.district, row))
    if (!(await withdrawMeasureRow(tx, id, reason))) found(undefined, 'measure') // somebody else was quicker
    await tx.audit('sessions.withdraw_measure', `person/${row.person}`, { measure: id, name: row.name, why: reason })
    return { id }
  })
}

/** A booking at a facility that the actor is the provider of: health is nobody else's affair, whatever they oversee. */
async function bookingOfProvider(tx: Tx, id: string) {
  const row = found(await findBooking(tx, id), 'booking')
  const slot = found(await findSlot(tx, row.slot), 'booking')
  permit(isProviderOf(tx.actor, tx.district, slot))
  return { row, slot }
}

/** A provider sees no register: of its own guest it needs the age in years. */
const ageOf = async (tx: Tx, person: string): Promise<number | null> =>
  (await withWholeDistrict(tx, () => briefsNamed(tx, [person]))).get(person)?.age ?? null

async function linesOf(tx: Tx, person: string, rows: readonly MeasureRow[]): Promise<PersonMeasures> {
  const [kinds, age] = [await measureKinds(tx), await ageOf(tx, person)]
  const lines = Map.groupBy(rows, ({ name, unit }) => `${name} ${unit}`)
  return {
    person,
    lines: [...lines.values()].map((points) => {
      const { name, unit } = points[0] as MeasureRow
      const kind = kinds(name, unit)
      return {
        ...{ name, unit, usual: (kind && usualOf(kind, age)) ?? null },
        points: points.map(({ id, onDay, measuredAt, value, facilityName }) => ({
          ...{ id, on: onDay, at: measuredAt.toISOString(), value, facilityName },
        })),
      }
    }),
  }
}

/** What this room holds about a person. */
export const measuresOwnedBy: PersonalData = {
  export: async (tx, person) => ({ measures: (await linesOf(tx, person, await measuresOf(tx, person))).lines }),
  erase: deleteMeasuresOf,
}

export const measureRetention: Retained[] = [
  {
    kind: 'sessions.measure',
    due: countMeasuredBefore,
    apply: (tx, day, what, limit) => (what === 'delete' ? deleteMeasuredBefore(tx, day, limit) : Promise.resolve(0)),
  },
]
