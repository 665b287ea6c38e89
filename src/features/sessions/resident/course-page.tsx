/** @jsxImportSource preact */
import { z } from 'zod'
import { type PageRequest, page } from '../../../platform/http/page.ts'
import { contentHash, newId } from '../../../platform/ids.ts'
import { Problem } from '../../../platform/problem.ts'
import { type CourseAhead, lookAtCourse } from '../choosing/courses.ts'
import { applyForSeries, leaveSeries } from '../series/applying.ts'
import type { Application } from '../series/contract.ts'
import { CourseState, lastDay } from './courses-page.tsx'
import { Call, Lines, Look, RefusedForm, Way } from './parts.tsx'
import { addressOf, idOf, type Speech, sayDate, sayDay, sayHours, speechOf } from './say.ts'

const Form = z.object({ deed: z.enum(['apply', 'leave']), id: z.uuid(), once: z.uuid().optional() })
const Query = z.object({ for: z.uuid().optional().catch(undefined), ask: z.literal('leave').optional().catch(undefined) })

/** `/courses/{series}`: what a course is, when it meets, how its places are given, and one button to apply, or how one's application stands. */
export const coursePage = page({
  path: '/courses/{series}',
  scope: 'public',
  query: Query,
  form: Form,
  run: async (request) => {
    const { ctx, query, refused, words, url } = request
    const wished = refused?.typed.deed === 'apply' ? refused.typed.id : query.for
    const ahead = await lookAtCourse(ctx, idOf(request, 'series'), wished)
    const speech = speechOf(request)
    if (query.ask && ahead.own?.mayLeave && !refused)
      return {
        title: words('sessions.course.leave_ask', { title: ahead.series.title }),
        body: <Asked own={ahead.own} speech={speech} />,
      }
    const signIn = ctx.actor.kind === 'account' ? undefined : `/sign-in?next=${encodeURIComponent(url.pathname + url.search)}`
    return { title: ahead.series.title, body: <CourseBody {...{ ahead, speech, refused, signIn }} /> }
  },
  submit: async (request, { deed, id, once }) => {
    const { ctx } = request
    if (ctx.actor.kind !== 'account') throw new Problem(401, 'not_signed_in')
    const series = idOf(request, 'series')
    if (deed === 'leave') {
      const { person } = await leaveSeries(ctx, id, {})
      return { to: addressOf(speechOf(request), `/courses/${series}`, { for: person }) }
    }
    const wish = { person: id }
    const idempotency = once && { key: once, operation: `page apply ${series}`, bodyHash: contentHash(JSON.stringify(wish)) }
    await applyForSeries({ ...ctx, ...(idempotency ? { idempotency } : {}) }, series, wish)
    return { to: addressOf(speechOf(request), `/courses/${series}`, { for: id }) }
  },
})

type Shown = { ahead: CourseAhead; speech: Speech }

function CourseBody({ ahead, speech, refused, signIn }: Shown & { refused: PageRequest['refused']; signIn: string | undefined }) {
  const { words } = speech
  const { series } = ahead
  const { meetings } = series
  return (
    <div class="booking">
      <Look />
      <RefusedForm refused={refused} phone={series.phone} speech={speech} />
      <p>
        <CourseState state={series.state} speech={speech} />
      </p>
      {series.about && <p class="told">{series.about}</p>}
      <article class="card">
        <Lines
          lines={[
            [words('sessions.label.what'), `${series.serviceName} ${series.term}`],
            series.teacher ? [words('sessions.course.teacher'), series.teacher] : null,
            [words('sessions.label.where'), [series.facilityName, series.address].filter(Boolean).join(words('sessions.dot'))],
            [
              words('sessions.label.when'),
              words('sessions.course.meetings', {
                n: meetings.length,
                from: sayDate(series.startsOn, speech),
                to: lastDay(series.endsOn, speech),
              }),
            ],
            [
              words('sessions.course.applying'),
              words('sessions.course.window', {
                from: sayDate(series.applyFrom, speech),
                to: lastDay(series.applyUntil, speech),
              }),
            ],
            [words('sessions.course.room'), words('sessions.course.places_of', { n: series.capacity, applied: series.applied })],
          ]}
        />
      </article>
      <Applying {...{ ahead, speech, signIn }} />
      <details>
        <summary>{words('sessions.course.every_meeting')}</summary>
        <ul class="lines">
          {meetings.map((one) => (
            <li key={one.slot}>
              {`${sayDay(one.startsAt, speech)} ${sayHours(one)} ${one.room}`}
              {one.cancelled && <span class="tag bad">{words('sessions.course.meeting_cancelled')}</span>}
            </li>
          ))}
        </ul>
      </details>
      <details>
        <summary>{words('sessions.course.how')}</summary>
        <p>{words('sessions.course.how_told', { day: sayDate(series.drawOn, speech) })}</p>
        <p class="told">{words('sessions.course.commitment', { commitment: series.commitment })}</p>
        <p>
          <a href={`/api/districts/${speech.district}/series/${series.id}/draw`}>{words('sessions.course.draw')}</a>
        </p>
      </details>
      <Call phone={series.phone} speech={speech} />
      <Way href={addressOf(speech, '/courses')} text={words('sessions.course.all')} />
    </div>
  )
}

/** How one's application stands, or the button to apply; else why there is none. */
function Applying({ ahead, speech, signIn }: Shown & { signIn: string | undefined }) {
  const { words } = speech
  const { series, persons, meant, own } = ahead
  if (own) return <Own own={own} speech={speech} />
  if (series.state === 'announced') return <p>{words('sessions.course.soon', { day: sayDate(series.applyFrom, speech) })}</p>
  if (series.state === 'cancelled') return <p>{words('problem.series_cancelled', { why: series.why ?? '' })}</p>
  if (series.state === 'closed')
    return (
      <p>
        {words('problem.series_closed', {
          applyUntil: lastDay(series.applyUntil, speech),
          drawOn: sayDate(series.drawOn, speech),
        })}
      </p>
    )
  if (!['open', 'drawn', 'running'].includes(series.state)) return null
  if (signIn)
    return (
      <p>
        <a class="call" href={signIn}>
          {words('sessions.course.sign_in')}
        </a>
      </p>
    )
  if (persons.length === 0)
    return (
      <p class="problem">
        {words('sessions.week.nobody')} <a href={addressOf(speech, '/my')}>{words('sessions.week.bind')}</a>
      </p>
    )
  return (
    <>
      {persons.length > 1 && (
        <p class="jumps">
          {persons
            .filter((one) => one !== meant)
            .map(({ person }) => (
              <a key={person.id} href={addressOf(speech, `/courses/${series.id}`, { for: person.id })}>
                {words('sessions.course.for', { name: person.name })}
              </a>
            ))}
        </p>
      )}
      {meant && (
        <form class="fields" method="post">
          <input type="hidden" name="deed" value="apply" />
          <input type="hidden" name="id" value={meant.person.id} />
          <input type="hidden" name="once" value={newId()} />
          <button type="submit">{words('sessions.course.apply', { name: meant.person.name })}</button>
        </form>
      )}
    </>
  )
}

/** One's own application: how it stands, and what happens next. */
function Own({ own, speech }: { own: Application; speech: Speech }) {
  const { words } = speech
  const { attendance } = own
  return (
    <div class="card" role="status">
      <p>
        <b>
          {words(`sessions.course.own.${own.state}`, {
            ...{ name: own.personName, place: own.place ?? '—', day: sayDate(own.drawOn, speech) },
          })}
        </b>
      </p>
      {own.state === 'enrolled' && (
        <p>
          {words('sessions.course.attended', {
            attended: attendance.attended,
            absent: attendance.absent,
            coming: attendance.coming,
          })}
        </p>
      )}
      {own.mayLeave && (
        <Way
          href={addressOf(speech, `/courses/${own.series}`, { for: own.person, ask: 'leave' })}
          text={words(own.state === 'enrolled' ? 'sessions.course.leave' : 'sessions.course.withdraw')}
        />
      )}
    </div>
  )
}

/** One question: whether to leave; nothing ends by one touch. */
function Asked({ own, speech }: { own: Application; speech: Speech }) {
  const { words } = speech
  const here = addressOf(speech, `/courses/${own.series}`, { for: own.person })
  return (
    <div class="booking">
      <Look />
      <p>
        {words(own.state === 'enrolled' ? 'sessions.course.leave_how' : 'sessions.course.withdraw_how', { name: own.personName })}
      </p>
      <form class="fields" method="post" action={addressOf(speech, `/courses/${own.series}`)}>
        <input type="hidden" name="deed" value="leave" />
        <input type="hidden" name="id" value={own.id} />
        <button type="submit">{words(own.state === 'enrolled' ? 'sessions.course.leave' : 'sessions.course.withdraw')}</button>
      </form>
      <Way href={here} text={words('sessions.course.stay')} />
    </div>
  )
}
