import type { Context } from '../../../platform/context.ts'
import { reading, type Tx, transaction } from '../../../platform/database/transaction.ts'
import { found, permit } from '../../../platform/problem.ts'
import { briefsNamed, findPerson, type PersonRow, withWholeDistrict } from '../../people/index.ts'
import { maySeeRoom } from '../attendance/policy.ts'
import { bookerOf } from '../bookings/booker.ts'
import { serviceNames } from '../slots/reading.ts'
import { type ApplicationRow, applicationsOf, applicationsOfPerson, countsIn, placesAmongWaiting } from './application-store.ts'
import type { Application, Draw, PersonSeries, Roster, Series, SeriesDetail, SeriesQuery } from './contract.ts'
import { attendanceIn, meetingsOfSeries } from './meeting-store.ts'
import { algorithm } from './rules.ts'
import { shownApplication, shownSeries } from './shown.ts'
import { drawOf, findSeries, listSeriesRows, type SeriesRow } from './store.ts'

/** The courses of the district, for everybody: those to come and running unless asked for more. */
export function listSeries(ctx: Context, query: SeriesQuery): Promise<{ series: Series[] }> {
  return reading(ctx, async (tx) => ({ series: await seriesFor(tx, query) }))
}

/** The same in the caller's transaction, for pages. */
export async function seriesFor(tx: Tx, query: SeriesQuery): Promise<Series[]> {
  const rows = await listSeriesRows(tx, query)
  const counts = await countsIn(
    tx,
    rows.map(({ id }) => id),
  )
  const names = await serviceNames(tx)
  return rows.map((row) => shownSeries(row, { today: tx.today, serviceName: names.get(row.service), counts: counts.get(row.id) }))
}

export function getSeries(ctx: Context, id: string): Promise<SeriesDetail> {
  return reading(ctx, async (tx) => {
    const row = found(await findSeries(tx, id), 'series')
    const counts = (await countsIn(tx, [id])).get(id)
    const meetings = await meetingsOfSeries(tx, id)
    return {
      ...shownSeries(row, { today: tx.today, serviceName: (await serviceNames(tx)).get(row.service), counts }),
      meetings: meetings.map(({ id: slot, startsAt, endsAt, room, cancelledAt }) => ({
        ...{ slot, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), room, cancelled: cancelledAt !== null },
      })),
    }
  })
}

/** The draw of a course, for anybody to compute again. Before it, what was committed to. */
export function getDraw(ctx: Context, id: string): Promise<Draw> {
  return reading(ctx, async (tx) => {
    const { commitment, seed, drawnAt, capacity } = found(await findSeries(tx, id), 'series')
    const results = (await drawOf(tx, id)).map((one) => ({ ...one, place: one.rank <= capacity }))
    return { series: id, algorithm, commitment, seed, drawnAt: drawnAt?.toISOString() ?? null, capacity, results }
  })
}

/** Who applied for a course and how they attend, for its provider, its street, and the departments that work with people's records. The reading is on record. Problems: 403, 404. */
export function listRoster(ctx: Context, id: string): Promise<Roster> {
  return transaction(ctx, async (tx) => {
    const series = found(await findSeries(tx, id), 'series')
    permit(maySeeRoom(tx.actor, tx.district, series))
    const rows = await applicationsOf(tx, id)
    const persons = rows.map(({ person }) => person)
    // A provider sees no register: of those who applied for its course it gets the brief, and nothing of anybody else.
    const briefs = await withWholeDistrict(tx, () => briefsNamed(tx, persons))
    const attendance = await attendanceIn(
      tx,
      rows.map(({ person }) => ({ series: id, person })),
    )
    await tx.audit('sessions.read_roster', `series/${id}`, { applications: rows.length })
    return {
      series: id,
      applications: rows.flatMap((row) => {
        const brief = briefs.get(row.person)
        if (!brief) return []
        const its = { series, person: brief, attendance: attendance.get(`${id} ${row.person}`), today: tx.today }
        const shown = shownApplication(row, { ...its, serviceName: undefined, place: null })
        return [{ ...shown, age: brief.age, phone: brief.phone, channel: row.channel }]
      }),
    }
  })
}

/** A person's courses: for the person, who stands for or is trusted by them, and the officers who keep their record. */
export function listPersonSeries(ctx: Context, id: string): Promise<PersonSeries> {
  return transaction(ctx, async (tx) => {
    const person = found(await findPerson(tx, id), 'person')
    bookerOf(tx, person, nowhere)
    return await seriesAbout(tx, person)
  })
}

/** No facility: so that a provider hears of a person's courses by its own roster alone. */
const nowhere = { organization: null, street: '' }

/** The same in the caller's transaction, who has asked whether they may. */
export async function seriesAbout(tx: Tx, person: PersonRow): Promise<PersonSeries> {
  return { person: person.id, applications: await shownApplications(tx, await applicationsOfPerson(tx, person.id)) }
}

/** Applications of persons whom the reader may see. */
export async function shownApplications(tx: Tx, rows: readonly ApplicationRow[]): Promise<Application[]> {
  const names = await serviceNames(tx)
  const places = await placesAmongWaiting(
    tx,
    rows.flatMap(({ id, state }) => (state === 'waiting' ? [id] : [])),
  )
  const attendance = await attendanceIn(tx, rows)
  const courses = new Map<string, SeriesRow | undefined>()
  const persons = new Map<string, PersonRow | undefined>()
  const shown: Application[] = []
  for (const row of rows) {
    if (!courses.has(row.series)) courses.set(row.series, await findSeries(tx, row.series))
    if (!persons.has(row.person)) persons.set(row.person, await findPerson(tx, row.person))
    const [series, person] = [courses.get(row.series), persons.get(row.person)]
    if (!series || !person) continue
    const its = { series, serviceName: names.get(series.service), person, place: places.get(row.id) ?? null, today: tx.today }
    shown.push(shownApplication(row, { ...its, attendance: attendance.get(`${row.series} ${row.person}`) }))
  }
  return shown
}
