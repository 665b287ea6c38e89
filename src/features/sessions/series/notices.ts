import type { Notice, Tells } from '../../../platform/notice.ts'
import { serviceNames } from '../slots/reading.ts'
import { readStandards } from '../standards.ts'
import { type ApplicationRow, findApplication, placesAmongWaiting } from './application-store.ts'
import { meetingsOfSeries } from './meeting-store.ts'
import { findSeries, type SeriesRow } from './store.ts'

/** What one may refuse to be told of. */
const kind = 'sessions.series'

/** What is told of an application for a course: the place, the turn, the end that others brought about. Whoever gave up themselves knows it. */
export const seriesNotices: Record<string, Tells> = {
  'sessions.series_enrolled': telling(async (_tx, { row, about }) => (row.state === 'enrolled' ? [about('enrolled')] : [])),
  'sessions.series_waiting': telling(async (tx, { row, about }) => {
    if (row.state !== 'waiting') return []
    const place = (await placesAmongWaiting(tx, [row.id])).get(row.id) ?? 1
    return [about('waiting', { place })]
  }),
  'sessions.series_ended': telling(async (_tx, { row, series, about }) => {
    if (row.state !== 'passed' || row.endedWhy === 'person_gone' || row.endedWhy === 'merged') return []
    if (series.cancelledAt) return [{ ...about('cancelled', { why: (series.cancelledWhy ?? '').slice(0, 60) }), urgent: true }]
    return [about('passed')]
  }),
}

type Told = { row: ApplicationRow; series: SeriesRow; about(said: string, values?: Record<string, unknown>): Notice }

function telling(work: (tx: Parameters<Tells>[0], told: Told) => Promise<Notice[]>): Tells {
  return async (tx, { payload }) => {
    const row = await findApplication(tx, payload.application ?? '')
    const series = row && (await findSeries(tx, row.series))
    if (!row || !series) return []
    const first = (await meetingsOfSeries(tx, series.id, tx.now))[0]
    const service = (await serviceNames(tx)).get(series.service) ?? series.service
    const phone = series.facilityPhone ?? (await readStandards(tx)).hotline
    const values = { title: series.title, term: series.term, where: series.facilityName, phone }
    return await work(tx, {
      ...{ row, series },
      about: (said, more = {}) => ({
        ...{ person: row.person, kind, href: `/courses/${series.id}` },
        said: {
          key: `sessions.notice.series.${said}`,
          values: { ...values, service, when: first?.startsAt ?? series.startsOn, ...more },
        },
      }),
    })
  }
}
