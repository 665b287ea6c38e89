import type { ApplicationRow } from './application-store.ts'
import type { Application, Series } from './contract.ts'
import type { Attendance } from './meeting-store.ts'
import { attendanceShare, type Calendar, stateOn } from './rules.ts'
import type { SeriesRow } from './store.ts'

/** The days of a course as its rules read them. */
export const calendarOf = ({ applyFrom, applyUntil, startsOn, endsOn, drawnAt, cancelledAt }: SeriesRow): Calendar => ({
  ...{ applyFrom, applyUntil, startsOn, endsOn },
  isDrawn: drawnAt !== null,
  isCancelled: cancelledAt !== null,
})

/** A course as everybody sees it. */
export function shownSeries(
  row: SeriesRow,
  {
    today,
    serviceName,
    counts,
  }: { today: string; serviceName: string | undefined; counts: { applied: number; waiting: number } | undefined },
): Series {
  const { id, service, term, title, teacher, about, facility, facilityName, address, street, lon, lat } = row
  const { capacity, ageFrom, ageTo, applyFrom, applyUntil, drawOn, startsOn, endsOn, enrolled, commitment } = row
  return {
    ...{ id, service, serviceName: serviceName ?? service, term, title, teacher, about },
    ...{ facility, facilityName, address, phone: row.facilityPhone, street, lon, lat },
    ...{ capacity, ageFrom, ageTo, applyFrom, applyUntil, drawOn, startsOn, endsOn, state: stateOn(today, calendarOf(row)) },
    ...{ applied: counts?.applied ?? 0, enrolled, waiting: counts?.waiting ?? 0, commitment, why: row.cancelledWhy },
  }
}

/** An application as the person sees it. */
export function shownApplication(
  row: ApplicationRow,
  it: {
    series: SeriesRow
    serviceName: string | undefined
    person: { id: string; name: string }
    place: number | null
    attendance: Attendance | undefined
    today: string
  },
): Application {
  const { series, person, place, today } = it
  const { coming, attended, absent } = it.attendance ?? { coming: 0, attended: 0, absent: 0 }
  return {
    ...{ id: row.id, series: series.id, title: series.title, term: series.term, service: series.service },
    ...{ serviceName: it.serviceName ?? series.service, facility: series.facility, facilityName: series.facilityName },
    ...{ address: series.address, phone: series.facilityPhone, person: person.id, personName: person.name, state: row.state },
    ...{ rank: row.rank, place, appliedAt: row.appliedAt.toISOString(), applyUntil: series.applyUntil, drawOn: series.drawOn },
    ...{
      startsOn: series.startsOn,
      endsOn: series.endsOn,
      feeFen: row.feeFen,
      feeConfirmed: row.feeConfirmed,
      why: row.endedWhy,
    },
    mayLeave: ['applied', 'waiting', 'enrolled'].includes(row.state) && today < series.endsOn,
    attendance: { coming, attended, absent, skipped: row.skipped, share: attendanceShare({ attended, absent }) },
  }
}
