/** @jsxImportSource preact */
import { page } from '../../../platform/http/page.ts'
import { codeOf } from '../attendance/rules/codes.ts'
import type { BookingDetail } from '../bookings/contract.ts'
import { getBooking } from '../bookings/reading.ts'
import { servicesIn } from '../choosing/names.ts'
import { withPhone } from '../choosing/phones.ts'
import { sayCost } from './booking-page.tsx'
import { Look, Way } from './parts.tsx'
import { Qr } from './qr.tsx'
import { addressOf, idOf, type Speech, sayDay, sayHours, sayIf, sayMoment, sayPlace, speechOf } from './say.ts'

/**
 * `/bookings/{booking}/slip`: one sheet in large type for somebody without a telephone: printed at the counter or at home, read at the door by its code. For whoever may read
 * the booking.
 */
export const slipPage = page({
  path: '/bookings/{booking}/slip',
  scope: 'signed_in',
  run: async (request) => {
    const speech = speechOf(request)
    const named = await servicesIn(request.ctx, speech.language)
    const one = await withPhone(request.ctx, named(await getBooking(request.ctx, idOf(request, 'booking'))))
    const address = `${request.url.origin}${addressOf(speech, `/my/bookings/${one.id}`)}`
    return { title: request.words('sessions.slip.title', { name: one.personName }), body: <Slip {...{ one, speech, address }} /> }
  },
})

function Slip({ one, speech, address }: { one: BookingDetail; speech: Speech; address: string }) {
  const { words } = speech
  const code = codeOf(one.id)
  const until = one.expiresAt ? sayMoment(one.expiresAt, speech) : ''
  const next = sayIf(words, `sessions.slip.next.${one.state}`, { at: until, place: one.place ?? '—', phone: one.phone ?? '—' })
  return (
    <div class="booking">
      <Look />
      <p class="printing">
        <button type="button" data-print hidden>
          {words('sessions.slip.print')}
        </button>
        <span data-print-menu>{words('sessions.slip.print_menu')}</span>
      </p>
      <section class="slip" aria-label={words('sessions.slip.sheet')}>
        <p class="what">
          {one.serviceName} {one.name}
        </p>
        <p class="when">
          {sayDay(one.startsAt, speech)}
          <br />
          {sayHours(one)}
        </p>
        <p>{sayPlace(one, speech)}</p>
        {one.phone && <p>{words('sessions.slip.phone', { phone: one.phone })}</p>}
        {next && <p>{next}</p>}
        {one.state === 'booked' && (
          <>
            <p>{words('sessions.slip.fee', { fee: sayCost(one, speech) })}</p>
            <p>{words('sessions.slip.cancel', { at: sayMoment(one.cancelUntil, speech), phone: one.phone ?? '—' })}</p>
          </>
        )}
        <div class="show">
          <Qr text={address} label={words('sessions.slip.qr')} />
          <p>
            {words('sessions.slip.show')}
            <b>{code}</b>
          </p>
        </div>
      </section>
      <Way href={addressOf(speech, `/my/bookings/${one.id}`)} text={words('sessions.slip.back')} />
      <script src="/look/print.js" type="module" />
    </div>
  )
}
