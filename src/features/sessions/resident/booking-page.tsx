/** @jsxImportSource preact */
import { z } from 'zod'
import { page } from '../../../platform/http/page.ts'
import { Problem } from '../../../platform/problem.ts'
import { codeOf } from '../attendance/rules/codes.ts'
import { acceptOffer, cancelBooking, confirmBooking } from '../bookings/actions.ts'
import type { BookingDetail } from '../bookings/contract.ts'
import { getBooking } from '../bookings/reading.ts'
import { servicesIn } from '../choosing/names.ts'
import { withPhone } from '../choosing/phones.ts'
import { BackToMine } from './my-page.tsx'
import { Call, Deed, Lines, Look, RefusedForm, Way, When } from './parts.tsx'
import { addressOf, idOf, type Speech, sayIf, sayMoment, sayPlace, speechOf, yuanOf } from './say.ts'
import { toneOf } from './state.ts'

const done = ['booked', 'accepted', 'cancelled'] as const
const Query = z.object({
  done: z
    .enum(['1', ...done])
    .optional()
    .catch(undefined),
  ask: z.literal('cancel').optional().catch(undefined),
})
const Form = z.object({ deed: z.enum(['confirm', 'accept', 'cancel']) })

/** `/my/bookings/{booking}`: one booking, what happens next, and what one can do: answer an offer, give it up, put it into a calendar, print it. */
export const bookingPage = page({
  path: '/my/bookings/{booking}',
  scope: 'signed_in',
  query: Query,
  form: Form,
  run: async (request) => {
    const { ctx, query, refused, words } = request
    const speech = speechOf(request)
    const named = await servicesIn(ctx, speech.language)
    const one = await withPhone(ctx, named(await getBooking(ctx, idOf(request, 'booking'))))
    if (query.ask === 'cancel' && one.mayCancel && !refused)
      return { title: words(`sessions.cancel.ask.${askOf(one)}`), body: <Asked one={one} speech={speech} /> }
    const title = query.done ? words(`sessions.done.${saidOf(one, query.done)}`) : words(`sessions.title.${one.state}`)
    return { title, body: <BookingBody {...{ one, speech, refused, now: ctx.clock.now() }} /> }
  },
  submit: async (request, { deed }) => {
    const { ctx } = request
    const id = idOf(request, 'booking')
    const to = (what: (typeof done)[number]) => ({ to: addressOf(speechOf(request), `/my/bookings/${id}`, { done: what }) })
    if (deed === 'cancel') {
      await giveUp(ctx, id)
      return to('cancelled')
    }
    await (deed === 'accept' ? acceptOffer : confirmBooking)(ctx, id)
    return to('accepted')
  },
})

/** Given up twice is given up: a second touch of the button is no error. */
async function giveUp(ctx: Parameters<typeof cancelBooking>[0], id: string): Promise<void> {
  try {
    await cancelBooking(ctx, id, {})
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'booking_is_over' || error.details.state !== 'cancelled') throw error
  }
}

type Shown = { one: BookingDetail; speech: Speech }

const askOf = ({ state }: BookingDetail): string => (state === 'queued' || state === 'offered' ? state : 'booked')

/** What came of the deed that led here; how the booking stands by now has the last word. */
function saidOf({ state }: BookingDetail, said: (typeof done)[number] | '1'): string {
  if (state === 'queued') return 'queued'
  if (state === 'cancelled') return 'cancelled'
  return said === 'accepted' && state === 'booked' ? 'accepted' : 'booked'
}

function BookingBody({
  one,
  speech,
  refused,
  now,
}: Shown & { refused: Parameters<typeof RefusedForm>[0]['refused']; now: Date }) {
  const { words, district } = speech
  const open = ['held', 'booked', 'queued', 'offered'].includes(one.state) && Date.parse(one.endsAt) > now.getTime()
  return (
    <div class="booking">
      <Look />
      <RefusedForm refused={refused} phone={one.phone} speech={speech} />
      <p>
        <span class={`tag ${toneOf(one.state)}`}>{words(`sessions.state.${one.state}`)}</span>
      </p>
      {one.state === 'queued' && <p class="place">{words('sessions.my.place', { n: one.place ?? '—' })}</p>}
      <Next one={one} speech={speech} />
      {one.state === 'offered' && <Deed deed="accept" text={words('sessions.offer.accept')} main />}
      {one.state === 'held' && <Deed deed="confirm" text={words('sessions.offer.confirm')} main />}
      <article class="card">
        <Facts one={one} speech={speech} />
      </article>
      {open && (
        <p class="jumps">
          <a href={`/api/districts/${district}/bookings/${one.id}/calendar`}>{words('sessions.my.to_calendar')}</a>
          <a href={addressOf(speech, `/bookings/${one.id}/slip`)}>{words('sessions.my.slip')}</a>
        </p>
      )}
      {one.mayCancel && (
        <Way
          href={addressOf(speech, `/my/bookings/${one.id}`, { ask: 'cancel' })}
          text={words(`sessions.cancel.door.${askOf(one)}`)}
        />
      )}
      {!one.mayCancel && open && (
        <>
          <p>{words('sessions.cancel.late', { at: sayMoment(one.cancelUntil, speech) })}</p>
          <Call phone={one.phone} speech={speech} />
        </>
      )}
      {!open && ['cancelled', 'expired', 'passed', 'absent'].includes(one.state) && (
        <Way
          href={addressOf(speech, `/book/${one.service}`, { for: one.person })}
          text={words('sessions.my.again', { service: one.serviceName })}
        />
      )}
      <Steps one={one} speech={speech} />
      <BackToMine speech={speech} />
    </div>
  )
}

/** What happens next, in one or two sentences. */
function Next({ one, speech }: Shown) {
  const { words } = speech
  const at = one.expiresAt ? sayMoment(one.expiresAt, speech) : ''
  const sentence = sayIf(words, `sessions.next.${one.state}`, { at, place: one.place ?? '—' })
  return (
    <>
      {sentence && <p>{sentence}</p>}
      {one.why && ['cancelled', 'expired', 'passed'].includes(one.state) && (
        <p>{words('sessions.my.why', { why: sayIf(words, `sessions.why.${one.why}`) ?? one.why })}</p>
      )}
    </>
  )
}

/** Nothing is held, so nothing is said of what it costs. */
const costless: BookingDetail['state'][] = ['queued', 'cancelled', 'expired', 'passed']

export function Facts({ one, speech }: Shown) {
  const { words } = speech
  return (
    <Lines
      lines={[
        [words('sessions.label.person'), one.personName],
        [words('sessions.label.what'), `${one.serviceName} ${one.name}`],
        [
          words('sessions.label.when'),
          <b key="when">
            <When at={one} speech={speech} />
          </b>,
        ],
        [words('sessions.label.where'), sayPlace(one, speech)],
        one.phone
          ? [
              words('sessions.label.phone'),
              <a key="phone" class="elsewhere" href={`tel:${one.phone}`}>
                {one.phone}
              </a>,
            ]
          : null,
        costless.includes(one.state) ? null : [words('sessions.label.fee'), sayCost(one, speech)],
        one.mayCancel && one.state === 'booked'
          ? [words('sessions.label.cancel'), words('sessions.slot.cancel_until', { at: sayMoment(one.cancelUntil, speech) })]
          : null,
        one.state === 'booked' ? [words('sessions.label.code'), codeOf(one.id)] : null,
      ]}
    />
  )
}

/** What the place costs, as it was settled when it was given. */
export function sayCost({ free, feeFen, feeConfirmed }: BookingDetail, { words }: Speech): string {
  if (free) return words('sessions.fee.free')
  if (feeFen === 0) return words('sessions.fee.nothing')
  if (feeFen === null) return words('sessions.fee.unsettled')
  return `${words('sessions.fee.yuan', { yuan: yuanOf(feeFen) })}${feeConfirmed ? '' : words('sessions.unconfirmed')}`
}

/** One question: whether to give it up; nothing ends by one touch. */
function Asked({ one, speech }: Shown) {
  const { words } = speech
  return (
    <div class="booking">
      <Look />
      <article class="card">
        <Facts one={one} speech={speech} />
      </article>
      <p>{words(`sessions.cancel.how.${askOf(one)}`)}</p>
      <form class="fields" method="post" action={addressOf(speech, `/my/bookings/${one.id}`)}>
        <input type="hidden" name="deed" value="cancel" />
        <button type="submit">{words(`sessions.cancel.yes.${askOf(one)}`)}</button>
      </form>
      <Way href={addressOf(speech, `/my/bookings/${one.id}`)} text={words(`sessions.cancel.no.${askOf(one)}`)} />
    </div>
  )
}

/** Every step it went through, when and by whom. */
function Steps({ one: { steps }, speech }: Shown) {
  const { words } = speech
  return (
    <details>
      <summary>{words('sessions.my.steps')}</summary>
      <ul class="lines">
        {steps.map(({ state, at, byName, why }) => (
          <li key={`${state}${at}`}>
            {sayMoment(at, speech)} {words(`sessions.state.${state}`)}{' '}
            <small>{[byName, why && (sayIf(words, `sessions.why.${why}`) ?? why)].filter(Boolean).join(' · ')}</small>
          </li>
        ))}
      </ul>
    </details>
  )
}
