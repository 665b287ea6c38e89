/** @jsxImportSource preact */

import type { PageRequest } from '../../../platform/http/page.ts'
import { newId } from '../../../platform/ids.ts'
import type { Ahead, Fee } from '../choosing/ahead.ts'
import type { Bookable } from '../choosing/persons.ts'
import type { Slot } from '../slots/contract.ts'
import { Lines, Look, Refused, RefusedForm, Way, When } from './parts.tsx'
import {
  addressOf,
  named,
  type Speech,
  sayAge,
  sayAges,
  sayDay,
  sayHours,
  sayMoment,
  sayPlace,
  sayRoom,
  sayWindow,
  yuanOf,
} from './say.ts'

type Shown = { ahead: Ahead; speech: Speech }

/** A slot that cannot be had offers others: one that is full, over, closed or cancelled; not one that the person may not have at all. */
export const offersOthers = ({ slot, full, refusal }: Ahead): boolean =>
  slot.series === null &&
  ((full && (refusal === undefined || slot.state !== 'open')) || ['closed', 'cancelled', 'over'].includes(slot.state))

/** What the page asks: to confirm, to queue, for whom; else what it is about. */
export function titleOf({ entry, meant, persons, full, refusal, own, clash }: Ahead, speech: Speech): string {
  const { words } = speech
  const name = named(entry.name, speech)
  if (own || refusal || clash) return words('sessions.week.title', { name })
  if (!meant && persons.length > 1) return words('sessions.slot.for_whom')
  return words(full ? 'sessions.slot.title_queue' : 'sessions.slot.title', { name })
}

export function SlotBody({
  ahead,
  others,
  speech,
  refused,
  signIn,
}: Shown & { others: Slot[]; refused: PageRequest['refused']; signIn: string | undefined }) {
  const { entry, persons, meant, refusal, phone } = ahead
  const choosing = !meant && persons.length > 1 && !refusal
  const same = refused?.problem.code === refusal?.code
  return (
    <div class="booking">
      <Look />
      {!same && <RefusedForm refused={refused} phone={phone} speech={speech} />}
      {choosing && <Whom persons={persons} {...{ ahead, speech }} />}
      <Told ahead={ahead} speech={speech} />
      {!choosing && <Doing {...{ ahead, speech, signIn, phone }} />}
      {others.length > 0 && <Others slots={others} ahead={ahead} speech={speech} />}
      <Way href={addressOf(speech, `/book/${entry.id}`, { for: meant?.person.id })} text={speech.words('sessions.slot.back')} />
    </div>
  )
}

/** One question: for whom. Each answer is a line of its own. */
function Whom({ persons, ahead, speech }: Shown & { persons: Bookable[] }) {
  return (
    <nav class="doors" aria-label={speech.words('sessions.slot.for_whom')}>
      {persons.map(({ person, months }) => (
        <a key={person.id} class="door" href={addressOf(speech, `/book/${ahead.entry.id}/${ahead.slot.id}`, { for: person.id })}>
          <b>{person.name}</b>
          {months !== null && <span>{sayAge(months, speech)}</span>}
        </a>
      ))}
    </nav>
  )
}

/** What is booked: what, for whom, when, where, at what price, until when one may cancel. */
function Told({ ahead, speech }: Shown) {
  const { words } = speech
  const { slot, entry, meant, own } = ahead
  const fee = own ? undefined : ahead.fee // of one more place, which is not what is shown
  const room = sayRoom(slot, speech)
  const ages = sayAges(slot, speech)
  return (
    <article class="card">
      <Lines
        lines={[
          [words('sessions.label.what'), `${named(entry.name, speech)} ${slot.name}`],
          meant ? [words('sessions.label.person'), meant.person.name] : null,
          [
            words('sessions.label.when'),
            <b key="when">
              <When at={slot} speech={speech} />
            </b>,
          ],
          [words('sessions.label.where'), sayPlace({ ...slot, heldAt: slot.channel }, speech)],
          ages ? [words('sessions.label.ages'), ages] : null,
          [
            words('sessions.label.room'),
            <span key="room" class={`tag ${room.tone}`}>
              {room.text}
            </span>,
          ],
          fee ? [words('sessions.label.fee'), sayFee(fee, speech)] : null,
          [
            words('sessions.label.cancel'),
            slot.cancelUntil > ahead.now
              ? words('sessions.slot.cancel_until', { at: sayMoment(slot.cancelUntil, speech) })
              : words('sessions.slot.cancel_over'),
          ],
        ]}
      />
    </article>
  )
}

/** What it costs: a free session with its number, the published price, or that the price is not settled. */
export function sayFee({ free, feeFen, confirmed, charged }: Fee, speech: Speech): string {
  const { words } = speech
  if (free && !charged)
    return words('sessions.fee.free_of', { n: free.used + 1, granted: free.granted, window: sayWindow(free.window, speech) })
  if (feeFen === 0) return words('sessions.fee.nothing')
  const price = feeFen === null ? words('sessions.fee.unsettled') : words('sessions.fee.yuan', { yuan: yuanOf(feeFen) })
  const said = confirmed || feeFen === null ? price : `${price}${words('sessions.unconfirmed')}`
  return charged && free ? words('sessions.fee.after_free', { granted: free.granted, price: said }) : said
}

/** The one button, or why there is none. */
function Doing({ ahead, speech, signIn, phone }: Shown & { signIn: string | undefined; phone: string | null | undefined }) {
  const { words } = speech
  const { slot, refusal, own, clash, full, persons, meant } = ahead
  if (own)
    return (
      <div class="card" role="status">
        <p>
          <b>{words(`sessions.own.${own.state}`)}</b>
        </p>
        <Way href={addressOf(speech, `/my/bookings/${own.id}`)} text={words('sessions.slot.own')} />
      </div>
    )
  if (refusal)
    return (
      <Refused refusal={refusal} phone={phone} speech={speech}>
        {slot.series && <Way href={addressOf(speech, `/courses/${slot.series}`)} text={words('sessions.slot.course')} />}
      </Refused>
    )
  if (clash)
    return (
      <Refused refusal={{ code: 'booking_one_at_one_time', details: {} }} phone={phone} speech={speech}>
        <p>
          <a href={addressOf(speech, `/my/bookings/${clash.id}`)}>{words('sessions.slot.clash')}</a>
        </p>
      </Refused>
    )
  if (signIn)
    return (
      <p>
        <a class="call" href={signIn}>
          {words(full ? 'sessions.slot.sign_in_queue' : 'sessions.slot.sign_in')}
        </a>
      </p>
    )
  if (persons.length === 0 || !meant)
    return (
      <div class="problem">
        <p>{words('sessions.week.nobody')}</p>
        <p>
          <a href={addressOf(speech, '/my')}>{words('sessions.week.bind')}</a>
        </p>
      </div>
    )
  return (
    <>
      {full && <p>{words('sessions.slot.queue_how', { n: slot.waiting, minutes: ahead.offerMinutes })}</p>}
      <Confirm {...{ ahead, speech, person: meant.person.id }} />
    </>
  )
}

function Confirm({ ahead: { full, fee }, speech: { words }, person }: Shown & { person: string }) {
  const charged = fee?.charged === true
  const price = fee?.feeFen ? yuanOf(fee.feeFen) : undefined
  const deed = full ? 'queue' : 'book'
  return (
    <form class="fields" method="post">
      <input type="hidden" name="person" value={person} />
      <input type="hidden" name="ifFull" value={full ? 'queue' : 'refuse'} />
      <input type="hidden" name="once" value={newId()} />
      {charged && <input type="hidden" name="accept" value="1" />}
      <button type="submit">
        {charged && price !== undefined
          ? words(`sessions.slot.${deed}_for`, { yuan: price })
          : words(charged ? `sessions.slot.${deed}_unsettled` : `sessions.slot.${deed}`)}
      </button>
    </form>
  )
}

/** Where there is room instead: its own facility and its own time first. */
function Others({ slots, ahead, speech }: Shown & { slots: Slot[] }) {
  return (
    <section aria-labelledby="others">
      <h2 id="others">{speech.words('sessions.slot.others')}</h2>
      <ul class="lines">
        {slots.map((slot) => (
          <li key={slot.id}>
            <a class="elsewhere" href={addressOf(speech, `/book/${ahead.entry.id}/${slot.id}`, { for: ahead.meant?.person.id })}>
              {`${sayDay(slot.onDay, speech)} ${sayHours(slot)}`}
            </a>{' '}
            {slot.facilityName} <span class="tag good">{sayRoom(slot, speech).text}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
