/** @jsxImportSource react */
import { useRead } from '../../../../console/api/use-read.ts'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { Loaded } from '../../../../console/parts/States.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { usePathParameter } from '../../../../console/session/place.ts'
import { instant } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { HeldSlot, SlotBookings } from '../../desk/contract.ts'
import { agesText } from '../parts/ages.ts'
import { SlotState } from '../parts/SlotState.tsx'
import { dayName, hoursOf } from '../parts/when.ts'
import { paths } from '../paths.ts'
import { BookingTable, QueueTable } from './BookingTable.tsx'
import { SlotDeeds } from './SlotDeeds.tsx'
import '../sessions.css'

/** One slot for those who run it: its room, who is in it, who waits in which order, and what can be done about it. */
export function SlotPage() {
  const id = usePathParameter('slot')
  const answer = useRead<SlotBookings>(paths.slotBookings(id))
  return <Loaded of={answer}>{(told) => <Shown told={told} />}</Loaded>
}

const ended = ['cancelled', 'expired', 'passed']

function Shown({ told: { slot, bookings } }: { told: SlotBookings }) {
  const words = useWords()
  const inIt = bookings.filter(({ state }) => state !== 'queued' && !ended.includes(state))
  const queue = bookings.filter(({ state }) => state === 'queued')
  const over = bookings.filter(({ state }) => ended.includes(state))
  return (
    <>
      <PageHead
        title={`${dayName(slot.onDay, words)} ${hoursOf(slot)} ${slot.name}`}
        note={
          <>
            <SlotState state={slot.state} /> {[slot.serviceName, slot.facilityName, slot.room].filter(Boolean).join(' · ')}
          </>
        }
        actions={
          <>
            <To path="/sessions" search={{ facility: slot.facility, from: slot.onDay }}>
              {words('console.sessions.slot.to_week')}
            </To>
            <To path="/rooms" search={{ facility: slot.facility, slot: slot.id }}>
              {words('console.sessions.slot.to_room')}
            </To>
          </>
        }
      />
      <section className="panel session-slot">
        <Lines slot={slot} />
        <SlotDeeds slot={slot} />
      </section>
      <h2>{words('console.sessions.slot.in_it', { n: inIt.length, capacity: slot.capacity })}</h2>
      <BookingTable slot={slot} rows={inIt} caption={words('console.sessions.slot.booked')} />
      <h2>{words('console.sessions.slot.queue', { n: queue.length })}</h2>
      <QueueTable slot={slot} rows={queue} />
      {over.length > 0 && (
        <details className="folded">
          <summary>{words('console.sessions.slot.over', { n: over.length })}</summary>
          <BookingTable slot={slot} rows={over} caption={words('console.sessions.slot.over', { n: over.length })} />
        </details>
      )}
    </>
  )
}

function Lines({ slot }: { slot: HeldSlot }) {
  const words = useWords()
  const lines: [string, string][] = [
    ['taken', words('console.sessions.week.taken', { taken: slot.taken, capacity: slot.capacity })],
    ['waiting', words('console.sessions.n_people', { n: slot.waiting })],
    ['staff', slot.staff === null ? '–' : words('console.sessions.n_people', { n: slot.staff })],
    ['ages', agesText(slot, words) || words('console.sessions.ages.all')],
    ['opens', instant(slot.opensAt)],
    ['closes', instant(slot.closesAt)],
    ['cancel_until', instant(slot.cancelUntil)],
    ...(slot.cancelledWhy ? ([['cancelled_why', slot.cancelledWhy]] as [string, string][]) : []),
  ]
  return (
    <dl className="facts">
      {lines.map(([key, text]) => (
        <div key={key} className="session-line">
          <dt>{words(`console.sessions.slot.${key}`)}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  )
}
