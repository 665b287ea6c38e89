/** @jsxImportSource preact */
import { z } from 'zod'
import { dayOf } from '../../../platform/clock.ts'
import { page } from '../../../platform/http/page.ts'
import { endFeed, listFeeds, makeFeed } from '../calendar/actions.ts'
import { type Feed, feedShows, NewFeed } from '../calendar/contract.ts'
import { readMine } from '../choosing/mine.ts'
import { BackToMine } from './my-page.tsx'
import { Deed, Look, RefusedForm } from './parts.tsx'
import { addressOf, type Speech, sayDate, speechOf } from './say.ts'

const Form = z.object({ deed: z.enum(['make', 'end']), id: z.uuid() }).loose()

/** `/my/calendar`: private addresses under which a telephone's calendar reads the bookings; what it shows is the reader's choice, and each may be ended. */
export const calendarPage = page({
  path: '/my/calendar',
  scope: 'signed_in',
  form: Form,
  run: async (request) => {
    const { ctx, refused, words } = request
    const speech = speechOf(request)
    const persons = (await readMine(ctx)).map(({ person }) => person)
    const feeds = await listFeeds(ctx)
    return {
      title: words('sessions.calendar.title'),
      body: (
        <div class="booking">
          <Look />
          <RefusedForm refused={refused} speech={speech} />
          <p>{words('sessions.calendar.how')}</p>
          {persons.length === 0 && <p>{words('sessions.week.nobody')}</p>}
          {persons.map(({ id, name }) => (
            <section key={id} aria-labelledby={`of-${id}`}>
              <h2 id={`of-${id}`}>{name}</h2>
              <Feeds feeds={feeds.filter(({ person }) => person === id)} speech={speech} />
              <Making person={id} speech={speech} typed={refused?.typed.id === id ? refused.typed : {}} />
            </section>
          ))}
          <BackToMine speech={speech} />
        </div>
      ),
    }
  },
  submit: async (request, form) => {
    const { ctx, words } = request
    const speech = speechOf(request)
    const back = addressOf(speech, '/my/calendar')
    if (form.deed === 'end') {
      await endFeed(ctx, form.id)
      return { to: back }
    }
    const { secret } = await makeFeed(ctx, form.id, NewFeed.parse(form))
    const path = `/api/districts/${ctx.district}/calendar-feeds/${secret}`
    const address = `${request.url.origin}${path}`
    return {
      title: words('sessions.calendar.made'),
      body: (
        <div class="booking">
          <Look />
          <p>{words('sessions.calendar.made_how')}</p>
          <p>
            <a class="call" href={address.replace(/^https?:/, 'webcal:')}>
              {words('sessions.calendar.open')}
            </a>
          </p>
          <div class="paper">
            <p class="address">{address}</p>
          </div>
          <p>{words('sessions.calendar.secret')}</p>
          <p>
            <a class="elsewhere" href={back}>
              {words('sessions.calendar.back')}
            </a>
          </p>
        </div>
      ),
    }
  },
})

function Feeds({ feeds, speech }: { feeds: Feed[]; speech: Speech }) {
  const { words } = speech
  return (
    <>
      {feeds.map(({ id, shows, called, madeAt }) => (
        <article key={id} class="card">
          <p>
            {words(`sessions.calendar.feed.${shows}`, { on: sayDate(dayOf(new Date(madeAt)), speech) })}
            {called && words('sessions.calendar.called', { called })}
          </p>
          <Deed deed="end" id={id} text={words('sessions.calendar.end')} />
        </article>
      ))}
    </>
  )
}

function Making({ person, speech: { words }, typed }: { person: string; speech: Speech; typed: Record<string, string> }) {
  return (
    <form class="fields" method="post" noValidate>
      <input type="hidden" name="deed" value="make" />
      <input type="hidden" name="id" value={person} />
      <fieldset>
        <legend>{words('sessions.label.shows')}</legend>
        {feedShows.map((shows) => (
          <label key={shows} class="choice">
            <input type="radio" name="shows" value={shows} checked={shows === (typed.shows ?? 'time')} />
            <span>{words(`sessions.calendar.shows.${shows}`)}</span>
          </label>
        ))}
      </fieldset>
      <label>
        {words('sessions.label.called')}
        <input name="called" value={typed.called ?? ''} maxLength={20} autocomplete="off" aria-describedby={`called-${person}`} />
        <span class="lead" id={`called-${person}`}>
          {words('sessions.calendar.called_hint')}
        </span>
      </label>
      <button type="submit">{words('sessions.calendar.make')}</button>
    </form>
  )
}
