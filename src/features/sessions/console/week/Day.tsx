/** @jsxImportSource react */
import { Tag } from '../../../../console/parts/Tag.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { HeldSlot } from '../../desk/contract.ts'
import { dayName, hoursOf } from '../parts/when.ts'
import { pageOfSlot } from '../paths.ts'

/** One day of a week: its slots in order, each leading to who is in it where the reader runs it (`opens`). */
export function Day({ day, isToday, slots, opens }: { day: string; isToday: boolean; slots: HeldSlot[]; opens: boolean }) {
  const words = useWords()
  return (
    <section className={isToday ? 'week-day today' : 'week-day'} aria-label={dayName(day, words)}>
      <h3>
        {dayName(day, words)} {isToday && <Tag tone="act">{words('console.sessions.today')}</Tag>}
      </h3>
      {slots.length === 0 ? (
        <p className="muted">{words('console.sessions.week.free_day')}</p>
      ) : (
        <ul>
          {slots.map((slot) => (
            <li key={slot.id} className={slot.state === 'cancelled' ? 'week-slot cancelled' : 'week-slot'}>
              <One slot={slot} opens={opens} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function One({ slot, opens }: { slot: HeldSlot; opens: boolean }) {
  const words = useWords()
  const full = slot.taken >= slot.capacity
  const name = <b>{hoursOf(slot)}</b>
  return (
    <>
      <p>{opens ? <To path={pageOfSlot(slot.id)}>{name}</To> : name}</p>
      <p>
        {slot.name}
        {slot.room && ` · ${slot.room}`}
      </p>
      <p className="src">{slot.serviceName}</p>
      <p className="week-count">
        {slot.state === 'cancelled' ? (
          <Tag tone="urgent">{words('console.sessions.slot_state.cancelled')}</Tag>
        ) : (
          <>
            <span className={full ? 'full' : undefined}>
              {words(full ? 'console.sessions.week.full' : 'console.sessions.week.taken', {
                taken: slot.taken,
                capacity: slot.capacity,
              })}
            </span>
            {slot.waiting > 0 && <Tag tone="wait">{words('console.sessions.week.waiting', { n: slot.waiting })}</Tag>}
          </>
        )}
      </p>
    </>
  )
}
