/** @jsxImportSource preact */
import { z } from 'zod'
import { plusDays } from '../../../platform/clock.ts'
import { walkingMinutes } from '../../../platform/geo/distance.ts'
import { page } from '../../../platform/http/page.ts'
import { type RoomWeek, readWeek, type Week } from '../choosing/week.ts'
import type { Slot } from '../slots/contract.ts'
import { Call, Look, Way } from './parts.tsx'
import { addressOf, named, type Speech, sayAge, sayDate, sayDay, sayHours, sayRoom, sayWindow, speechOf } from './say.ts'

/** A condition in an address that is none is no condition: the page is shown all the same. */
const Query = z.object({
  for: z.uuid().optional().catch(undefined),
  street: z
    .string()
    .regex(/^\d{9}$/)
    .optional()
    .catch(undefined),
  from: z.iso.date().optional().catch(undefined),
  skip: z.coerce.number().int().min(0).max(2000).optional().catch(undefined),
  room: z.uuid().optional().catch(undefined),
  free: z.literal('1').optional().catch(undefined),
})
type Query = z.output<typeof Query>

/** `/book/{service}`: one week of a service's sessions, the nearest rooms first, with how much room each has. Everybody reads it; who books signs in then. */
export const weekPage = page({
  path: '/book/{service}',
  scope: 'public',
  query: Query,
  run: async (request) => {
    const { ctx, query, words, params } = request
    const week = await readWeek(ctx, {
      ...{ service: params.service ?? '', person: query.for, street: query.street, from: query.from },
      ...{ skip: query.skip, venue: query.room, free: query.free === '1' },
    })
    const speech = speechOf(request)
    const name = named(week.entry.name, speech)
    const signedIn = ctx.actor.kind === 'account'
    return { title: words('sessions.week.title', { name }), body: <WeekBody {...{ week, query, speech, signedIn }} /> }
  },
})

type Shown = { week: Week; query: Query; speech: Speech }

/** The same page with something changed; whatever moves the list begins at its beginning. */
const here = ({ week, query, speech }: Shown, changes: Partial<Record<keyof Query, string | number | undefined>>): string =>
  addressOf(speech, `/book/${week.entry.id}`, { ...query, skip: undefined, ...changes })

function WeekBody({ signedIn, ...shown }: Shown & { signedIn: boolean }) {
  const { week, speech } = shown
  const { words } = speech
  return (
    <div class="booking">
      <Look />
      <ForWhom {...shown} signedIn={signedIn} />
      <From {...shown} />
      <Weeks {...shown} />
      {week.total === 0 ? <Nothing {...shown} /> : <Rooms {...shown} />}
      {week.rooms.some(({ slots }) => slots.some(({ series }) => series !== null)) && (
        <Way href={addressOf(speech, '/courses', { service: week.entry.id })} text={words('sessions.week.courses')} />
      )}
      <Way href={addressOf(speech, `/services/${week.entry.id}`)} text={words('sessions.week.about')} />
      {(week.total > 0 || week.nextDay) && <Ask {...shown} />}
    </div>
  )
}

/** For whom, and how many free sessions are left; whom else one may choose; or how to sign in and be back. */
function ForWhom({ signedIn, ...shown }: Shown & { signedIn: boolean }) {
  const { week, speech } = shown
  const { words } = speech
  const { persons, meant, free } = week
  if (!signedIn)
    return (
      <p class="lead">
        {words('sessions.week.look_first')}{' '}
        <a href={`/sign-in?next=${encodeURIComponent(here(shown, {}))}`}>{words('sign_in.title')}</a>
      </p>
    )
  if (persons.length === 0)
    return (
      <p class="lead">
        {words('sessions.week.nobody')} <a href={addressOf(speech, '/my')}>{words('sessions.week.bind')}</a>
      </p>
    )
  return (
    <>
      {meant ? (
        <p class="whom">
          <b>
            {words('sessions.week.for', { name: meant.person.name })}
            {meant.months !== null && words('sessions.week.age', { age: sayAge(meant.months, speech) })}
          </b>
          {free && (
            <span>
              {words(free.used < free.granted ? 'sessions.week.free' : 'sessions.week.free_used', {
                ...{ granted: free.granted, used: free.used, left: free.granted - free.used },
                window: sayWindow(free.window, speech),
                mark: free.confirmed ? '' : words('sessions.unconfirmed'),
              })}
            </span>
          )}
        </p>
      ) : (
        <p class="whom">
          <b>{words('sessions.week.for_whom')}</b>
        </p>
      )}
      {persons.length > 1 && (
        <p class="jumps">
          {persons
            .filter((one) => one !== meant)
            .map(({ person }) => (
              <a key={person.id} href={here(shown, { for: person.id })}>
                {words(meant ? 'sessions.week.for_other' : 'sessions.week.for', { name: person.name })}
              </a>
            ))}
        </p>
      )}
    </>
  )
}

/** From where the way is counted, folded where it is known. */
function From(shown: Shown) {
  const { week, query, speech } = shown
  const { words, district } = speech
  const { area, streets, entry } = week
  if (query.room !== undefined) return null
  const form = (
    <form class="where" method="get" action={`/${district}/book/${entry.id}`}>
      {query.for && <input type="hidden" name="for" value={query.for} />}
      {query.from && <input type="hidden" name="from" value={query.from} />}
      <label>
        {words('sessions.week.street')}
        <select name="street">
          {!area && <option value="">{words('sessions.week.choose')}</option>}
          {streets.map(({ code, name }) => (
            <option key={code} value={code} selected={code === area?.street}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <button type="submit">{words('sessions.week.nearest')}</button>
    </form>
  )
  if (!area) return form
  return (
    <details>
      <summary>
        {words(area.code === area.street ? 'sessions.week.near' : 'sessions.week.near_own', {
          area: area.name,
          street: area.streetName,
        })}
      </summary>
      {form}
    </details>
  )
}

/** Which week, and the way to the ones before and after. */
function Weeks(shown: Shown) {
  const { week, query, speech } = shown
  const { words } = speech
  const { from, to, today, last } = week
  const before = plusDays(from, -7)
  return (
    <nav class="weeks" aria-label={words('sessions.week.weeks')}>
      {from > today && <a href={here(shown, { from: before > today ? before : undefined })}>{words('sessions.week.before')}</a>}
      <b>{words('sessions.week.days', { from: sayDate(from, speech), to: sayDate(plusDays(to, -1), speech) })}</b>
      {to < last && <a href={here(shown, { from: to })}>{words('sessions.week.after')}</a>}
      <a href={here(shown, { free: query.free ? undefined : '1' })}>
        {words(query.free ? 'sessions.week.show_all' : 'sessions.week.show_free')}
      </a>
    </nav>
  )
}

/** No session this week: when the next is; or none at all, and whom to call. */
function Nothing(shown: Shown) {
  const { week, query, speech } = shown
  const { words } = speech
  return (
    <div class="card">
      <p>{words(query.free ? 'sessions.week.all_full' : 'sessions.week.none')}</p>
      {week.nextDay ? (
        <p>
          <a class="call" href={here(shown, { from: week.nextDay })}>
            {words('sessions.week.next_day', { day: sayDay(week.nextDay, speech) })}
          </a>
        </p>
      ) : (
        <>
          <p>{words('sessions.week.nowhere')}</p>
          <Ask {...shown} />
        </>
      )}
      {query.room && <Way href={here(shown, { room: undefined })} text={words('sessions.week.all_rooms')} />}
    </div>
  )
}

/** Whom to call, and where one can go instead when the service has no number of its own. */
function Ask({ week, speech }: Shown) {
  return (
    <>
      {!week.entry.phone && <p>{speech.words('sessions.call_none')}</p>}
      <Call phone={week.phone} speech={speech} />
    </>
  )
}

function Rooms(shown: Shown) {
  const { week, query, speech } = shown
  const { words } = speech
  return (
    <>
      {week.rooms.map((room) => (
        <Room key={room.venue.id} room={room} {...shown} />
      ))}
      {(week.after > 0 || week.skipped > 0 || query.room) && (
        <p class="jumps">
          {week.skipped > 0 && <a href={here(shown, {})}>{words('sessions.week.back_to_nearest')}</a>}
          {week.after > 0 && (
            <a href={here(shown, { skip: week.skipped + week.rooms.length })}>{words('sessions.week.more', { n: week.after })}</a>
          )}
          {query.room && <a href={here(shown, { room: undefined })}>{words('sessions.week.all_rooms')}</a>}
        </p>
      )}
    </>
  )
}

function Room({ room, ...shown }: Shown & { room: RoomWeek }) {
  const { speech } = shown
  const { words } = speech
  const { venue, streetName, slots } = room
  return (
    <section aria-label={venue.name}>
      <h2>
        <a href={addressOf(speech, `/places/${venue.id}`)}>{venue.name}</a>
      </h2>
      <p class="lead">{[streetName, wayTo(room, shown)].filter(Boolean).join(words('sessions.dot'))}</p>
      <ul class="slots">
        {slots.map((slot) => (
          <SlotLink key={slot.id} slot={slot} {...shown} />
        ))}
      </ul>
    </section>
  )
}

/** How far it is: in one's own committee, minutes on foot, or, where nobody walks, kilometres. */
function wayTo({ metres, own }: RoomWeek, { week, speech: { words } }: Shown): string | undefined {
  if (own && week.area) return words('sessions.week.own', { area: week.area.name })
  if (metres === null) return undefined
  const minutes = walkingMinutes(metres)
  return minutes <= 90
    ? words('sessions.week.walk', { n: minutes })
    : words('sessions.week.km', { km: Math.round(metres / 100) / 10 })
}

function SlotLink({ slot, week, query, speech }: Shown & { slot: Slot }) {
  const own = week.own.get(slot.id)
  const { text, tone } = own ? { text: speech.words(`sessions.own.${own.state}`), tone: 'good' as const } : sayRoom(slot, speech)
  const href = own
    ? addressOf(speech, `/my/bookings/${own.id}`)
    : slot.series
      ? addressOf(speech, `/courses/${slot.series}`, { for: query.for })
      : addressOf(speech, `/book/${week.entry.id}/${slot.id}`, { for: query.for })
  return (
    <li>
      <a href={href}>
        <b>{sayDay(slot.onDay, speech)}</b>
        <span>{sayHours(slot)}</span>
        <span class={tone}>{text}</span>
      </a>
    </li>
  )
}
