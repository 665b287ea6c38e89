/** @jsxImportSource preact */
import { page } from '../../../platform/http/page.ts'
import type { Booking } from '../bookings/contract.ts'
import { type Mine, readMine } from '../choosing/mine.ts'
import { servicesIn } from '../choosing/names.ts'
import { Look, Way, When } from './parts.tsx'
import { addressOf, type Speech, sayAge, sayDate, sayDay, sayMoment, sayPlace, sayWindow, speechOf } from './say.ts'
import { toneOf } from './state.ts'

/** `/my/bookings`: what comes for those one stands for, with the place in the queue and what happens next; what was; how many free sessions are used. */
export const myBookingsPage = page({
  path: '/my/bookings',
  scope: 'signed_in',
  run: async (request) => {
    const { ctx, words } = request
    const speech = speechOf(request)
    const named = await servicesIn(ctx, speech.language)
    const all = (await readMine(ctx)).map((mine) => ({
      ...{ ...mine, coming: mine.coming.map(named), past: mine.past.map(named), free: mine.free.map(named) },
    }))
    return {
      title: words('sessions.my.title'),
      body: (
        <div class="booking">
          <Look />
          {all.length === 0 && (
            <p class="lead">
              {words('sessions.week.nobody')} <a href={addressOf(speech, '/my')}>{words('sessions.week.bind')}</a>
            </p>
          )}
          {all.map((mine) => (
            <OfPerson key={mine.person.id} mine={mine} speech={speech} alone={all.length === 1} />
          ))}
          <nav class="doors" aria-label={words('sessions.my.more')}>
            <a class="door" href={addressOf(speech, '/book')}>
              <b>{words('sessions.my.book')}</b>
              <span>{words('sessions.my.book_note')}</span>
            </a>
            {all.length > 0 && (
              <a class="door" href={addressOf(speech, '/my/calendar')}>
                <b>{words('sessions.calendar.title')}</b>
                <span>{words('sessions.calendar.note')}</span>
              </a>
            )}
          </nav>
        </div>
      ),
    }
  },
})

type Shown = { mine: Mine; speech: Speech }

function OfPerson({ mine, speech, alone }: Shown & { alone: boolean }) {
  const { words } = speech
  const { person, as, months, coming, past, free, courses } = mine
  const offers = coming.filter(({ state }) => state === 'offered')
  const rest = coming.filter(({ state }) => state !== 'offered')
  return (
    <section aria-labelledby={`of-${person.id}`}>
      <h2 id={`of-${person.id}`}>
        {person.name}
        {months !== null && !alone && ` (${sayAge(months, speech)})`}
      </h2>
      {coming.length === 0 && <p>{words('sessions.my.none')}</p>}
      {[...offers, ...rest].map((one) => (
        <Coming key={one.id} one={one} speech={speech} />
      ))}
      {courses.length > 0 && <h3>{words('sessions.my.courses')}</h3>}
      {courses.length > 0 && (
        <ul class="lines">
          {courses.map((one) => (
            <li key={one.id}>
              <a class="elsewhere" href={addressOf(speech, `/courses/${one.series}`, { for: one.person })}>
                {one.title}
              </a>{' '}
              <small>
                {one.term}
                {words('sessions.dot')}
                {words(`sessions.course.own.${one.state}`, {
                  ...{ name: one.personName, place: one.place ?? '—', day: sayDate(one.drawOn, speech) },
                })}
              </small>
            </li>
          ))}
        </ul>
      )}
      {free.map(({ service, serviceName, window, used, granted }) => (
        <p key={`${service} ${window}`} class="lead">
          {words('sessions.my.free', { service: serviceName, window: sayWindow(window, speech), used, granted })}
        </p>
      ))}
      {as !== 'trusted' && (
        <p class="jumps">
          {doorsOf(mine).map((door) => (
            <a key={door} href={addressOf(speech, `/my/${person.id}/${door}`)}>
              {words(`sessions.my.door.${door}`)}
            </a>
          ))}
        </p>
      )}
      {past.length > 0 && (
        <details>
          <summary>{words('sessions.my.past', { n: past.length })}</summary>
          <ul class="lines">
            {past.slice(0, 60).map((one) => (
              <li key={one.id}>
                <a class="elsewhere" href={addressOf(speech, `/my/bookings/${one.id}`)}>
                  {`${sayDay(one.startsAt, speech)} ${one.serviceName}`}
                </a>{' '}
                <small>
                  {one.facilityName} · {words(`sessions.state.${one.state}`)}
                </small>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

/** Completed months from which somebody is an adult: 民法典第十七条. */
const adult = 18 * 12

/** What else there is to see of somebody: an adult who stands for themselves is fetched by nobody, and needs no day note. */
const doorsOf = ({ as, months }: Mine) =>
  as === 'self' && months !== null && months >= adult
    ? (['measures'] as const)
    : (['care', 'pickup', 'safety', 'measures'] as const)

/** One booking to come: when, what and where, how it stands, and what is to be done. */
function Coming({ one, speech }: { one: Booking; speech: Speech }) {
  const { words } = speech
  return (
    <article class={one.state === 'offered' ? 'card urgent' : 'card'}>
      <h3>
        <a class="elsewhere" href={addressOf(speech, `/my/bookings/${one.id}`)}>
          <When at={one} speech={speech} />
        </a>{' '}
        <span class={`tag ${toneOf(one.state)}`}>{words(`sessions.state.${one.state}`)}</span>
      </h3>
      <p>
        {one.serviceName} {one.name}
        <br />
        {sayPlace(one, speech)}
      </p>
      {one.state === 'queued' && <p>{words('sessions.my.place', { n: one.place ?? '—' })}</p>}
      {one.state === 'offered' && one.expiresAt && (
        <p>
          <a class="call" href={addressOf(speech, `/my/bookings/${one.id}`)}>
            {words('sessions.my.answer', { at: sayMoment(one.expiresAt, speech) })}
          </a>
        </p>
      )}
    </article>
  )
}

/** The way back to the list. */
export const BackToMine = ({ speech }: { speech: Speech }) => (
  <Way href={addressOf(speech, '/my/bookings')} text={speech.words('sessions.my.back')} />
)
