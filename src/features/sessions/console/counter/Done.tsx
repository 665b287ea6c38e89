/** @jsxImportSource react */
import { useEffect, useRef } from 'react'
import { Tag } from '../../../../console/parts/Tag.tsx'
import { useDistrict } from '../../../../console/session/place.ts'
import { instant } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { MadeBooking } from '../../bookings/contract.ts'
import { dayName, hoursOf } from '../parts/when.ts'

/** What was booked, to be said to whoever stands or calls; the slip to print; and on to the next. */
export function Done({ made, onAgain, onNext }: { made: MadeBooking; onAgain(): void; onNext(): void }) {
  const words = useWords()
  const district = useDistrict()
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => head.current?.focus(), [])
  const queued = made.state === 'queued'
  return (
    <section className="panel counter-done">
      <h2 ref={head} tabIndex={-1}>
        <Tag tone={queued ? 'wait' : 'good'}>
          {words(queued ? 'console.sessions.counter.queued' : 'console.sessions.counter.booked')}
        </Tag>{' '}
        {made.personName}
      </h2>
      <p className="counter-said">
        {dayName(instant(made.startsAt).slice(0, 10), words)} {hoursOf(made)} · {made.serviceName}
      </p>
      <p>{[made.facilityName, made.address, made.phone].filter(Boolean).join(' · ')}</p>
      {queued ? (
        <p>{words('console.sessions.counter.queued_says', { place: made.place ?? 1 })}</p>
      ) : (
        <p>
          {made.free ? words('console.sessions.slot.free') : <Fee made={made} />}
          {made.allowance &&
            ` · ${words('console.sessions.counter.free_person', { left: made.allowance.granted - made.allowance.used, ...made.allowance })}`}
          {' · '}
          {made.mayCancel
            ? words('console.sessions.counter.cancel_until', { at: instant(made.cancelUntil) })
            : words('console.sessions.counter.cancel_over')}
        </p>
      )}
      <div className="buttons">
        <button type="button" className="button main" onClick={onNext}>
          {words('console.sessions.counter.next')}
        </button>
        <button type="button" className="button" onClick={onAgain}>
          {words('console.sessions.counter.again')}
        </button>
        <a className="button" href={`/${district}/bookings/${made.id}/slip`} target="_blank" rel="noreferrer">
          {words('console.sessions.counter.slip')}
        </a>
      </div>
    </section>
  )
}

function Fee({ made: { feeFen, feeConfirmed } }: { made: MadeBooking }) {
  const words = useWords()
  if (feeFen === null) return words('console.sessions.counter.fee_open')
  if (feeFen === 0) return words('console.sessions.counter.fee_none')
  return words(feeConfirmed ? 'console.sessions.counter.fee' : 'console.sessions.counter.fee_unconfirmed', {
    yuan: (feeFen / 100).toFixed(2),
  })
}
