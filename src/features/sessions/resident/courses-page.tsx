/** @jsxImportSource preact */
import { z } from 'zod'
import { plusDays } from '../../../platform/clock.ts'
import { page } from '../../../platform/http/page.ts'
import type { Series } from '../series/contract.ts'
import { listSeries } from '../series/reading.ts'
import { ServiceId } from '../shapes.ts'
import { Look } from './parts.tsx'
import { addressOf, type Speech, sayDate, speechOf } from './say.ts'

const tones: Partial<Record<Series['state'], 'good' | 'wait'>> = { open: 'good', announced: 'wait', closed: 'wait' }

/** How a course stands, by a word and a tone. */
export const CourseState = ({ state, speech: { words } }: { state: Series['state']; speech: Speech }) => (
  <span class={`tag ${tones[state] ?? 'quiet'}`}>{words(`sessions.course.state.${state}`)}</span>
)

/** The last day of a stretch that ends before a day. */
export const lastDay = (until: string, speech: Speech): string => sayDate(plusDays(until, -1), speech)

/** `/courses`: the courses one may apply for, those that will be, and those that run. */
export const coursesPage = page({
  path: '/courses',
  scope: 'public',
  query: z.object({ service: ServiceId.optional().catch(undefined) }),
  run: async (request) => {
    const { ctx, query, words } = request
    const speech = speechOf(request)
    const { series } = await listSeries(ctx, query.service ? { service: query.service } : {})
    const open = series.filter(({ state }) => state === 'open')
    const rest = series.filter(({ state }) => state !== 'open')
    return {
      title: words('sessions.course.title'),
      body: (
        <div class="booking">
          <Look />
          <h2>{words('sessions.course.open')}</h2>
          {open.length === 0 ? <p>{words('sessions.course.none')}</p> : <Doors list={open} speech={speech} />}
          {rest.length > 0 && <h2>{words('sessions.course.rest')}</h2>}
          {rest.length > 0 && <Doors list={rest.slice(0, 60)} speech={speech} />}
          {query.service && (
            <p class="jumps">
              <a href={addressOf(speech, '/courses')}>{words('sessions.course.all')}</a>
              <a href={addressOf(speech, `/services/${query.service}`)}>{words('sessions.week.about')}</a>
            </p>
          )}
        </div>
      ),
    }
  },
})

const Doors = ({ list, speech }: { list: Series[]; speech: Speech }) => (
  <ul class="lines">
    {list.map((one) => (
      <li key={one.id}>
        <a class="elsewhere" href={addressOf(speech, `/courses/${one.id}`)}>
          {one.title}
        </a>{' '}
        <CourseState state={one.state} speech={speech} />
        <br />
        <small>
          {[
            one.term,
            one.facilityName,
            speech.words('sessions.course.period', { from: sayDate(one.startsOn, speech), to: lastDay(one.endsOn, speech) }),
            one.state === 'open' && speech.words('sessions.course.apply_until', { day: lastDay(one.applyUntil, speech) }),
            speech.words('sessions.course.places', { n: one.capacity, applied: one.applied }),
          ]
            .filter(Boolean)
            .join(speech.words('sessions.dot'))}
        </small>
      </li>
    ))}
  </ul>
)
