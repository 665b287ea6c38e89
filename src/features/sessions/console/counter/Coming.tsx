/** @jsxImportSource react */
import { useRead } from '../../../../console/api/use-read.ts'
import { ReasonButton } from '../../../../console/parts/AskButton.tsx'
import { Tag } from '../../../../console/parts/Tag.tsx'
import { instant } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { Booking, PersonBookings } from '../../bookings/contract.ts'
import { dayName, hoursOf, timeOf } from '../parts/when.ts'
import { paths } from '../paths.ts'

/** What the person has booked or waits for already, each of which may be given up for them. */
export function Coming({ person }: { person: string }) {
  const words = useWords()
  const { data } = useRead<PersonBookings>(paths.personBookings(person))
  if (!data || data.coming.length === 0) return null
  return (
    <section className="panel counter-coming" aria-label={words('console.sessions.counter.coming')}>
      <h2>{words('console.sessions.counter.coming')}</h2>
      <ul className="plain-list">
        {data.coming.map((booking) => (
          <li key={booking.id}>
            <Line booking={booking} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Line({ booking }: { booking: Booking }) {
  const words = useWords()
  const { state, place, expiresAt } = booking
  return (
    <>
      {dayName(instant(booking.startsAt).slice(0, 10), words)} {hoursOf(booking)} · {booking.serviceName} · {booking.facilityName}{' '}
      <Tag tone={state === 'booked' ? 'good' : 'wait'}>
        {place === null ? words(`console.sessions.state.${state}`) : words('console.sessions.counter.place', { place })}
      </Tag>{' '}
      {expiresAt && <span className="src">{words('console.sessions.slot.until', { at: timeOf(expiresAt) })}</span>}{' '}
      {state !== 'attended' && (
        <ReasonButton
          label={words('console.sessions.slot.cancel_one')}
          title={words('console.sessions.slot.cancel_one')}
          about={`${booking.personName} · ${booking.serviceName} ${instant(booking.startsAt)}`}
          wish={(why) => ({
            path: paths.bookingCancellation(booking.id),
            body: { why },
            done: words('console.sessions.slot.cancel_one_done', { name: booking.personName }),
          })}
        />
      )}
    </>
  )
}
