/** @jsxImportSource react */
import { useState } from 'react'
import { useRead } from '../../../../console/api/use-read.ts'
import { Empty, Loaded } from '../../../../console/parts/States.tsx'
import { Tag } from '../../../../console/parts/Tag.tsx'
import { useInstallation } from '../../../../console/session/session.tsx'
import { instant } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { PersonBrief } from '../../../people/shapes.ts'
import type { MadeBooking } from '../../bookings/contract.ts'
import type { NearSlots } from '../../desk/contract.ts'
import type { Slot } from '../../slots/contract.ts'
import { grouped } from '../parts/groups.ts'
import { dayName, hoursOf, plusDays, timeOf } from '../parts/when.ts'
import { paths } from '../paths.ts'
import { Book } from './Book.tsx'

/** How many facilities are shown at first: the nearest. */
const nearest = 4

/** The slots of a week, nearest facility first; one is chosen by arrow keys and booked with Enter. */
export function ChooseSlot({
  person,
  service,
  onMade,
}: {
  person: PersonBrief
  service: string
  onMade(made: MadeBooking): void
}) {
  const words = useWords()
  const { today } = useInstallation()
  const [from, setFrom] = useState(today)
  const [all, setAll] = useState(false)
  const [chosen, setChosen] = useState<string>()
  const read = useRead<NearSlots>(paths.slotsNear(person.id), { service, from })
  return (
    <>
      <div className="week-steps">
        <button type="button" className="button" disabled={from <= today} onClick={() => setFrom(plusDays(from, -7))}>
          {words('console.sessions.week.before')}
        </button>
        <button type="button" className="button" onClick={() => setFrom(plusDays(from, 7))}>
          {words('console.sessions.week.after')}
        </button>
        <span>{words('console.sessions.week.span', { from: dayName(from, words), to: dayName(plusDays(from, 6), words) })}</span>
      </div>
      <Loaded of={read}>
        {({ slots, near }) => {
          if (slots.length === 0)
            return (
              <Empty title={words('console.sessions.counter.no_slots')}>{words('console.sessions.counter.no_slots_hint')}</Empty>
            )
          const facilities = grouped(slots, ({ facility }) => facility)
          const slot = slots.find(({ id }) => id === chosen)
          return (
            <>
              <p className="muted">
                {near ? words('console.sessions.counter.near', { near }) : words('console.sessions.counter.near_unknown')}
              </p>
              <fieldset className="counter-slots">
                <legend className="unseen">{words('console.sessions.counter.choose')}</legend>
                {facilities.slice(0, all ? undefined : nearest).map(([facility, own]) => (
                  <AtFacility key={facility} slots={own} chosen={chosen} onChoose={setChosen} />
                ))}
              </fieldset>
              {facilities.length > nearest && !all && (
                <button type="button" className="button more" onClick={() => setAll(true)}>
                  {words('console.sessions.counter.more', { n: facilities.length - nearest })}
                </button>
              )}
              {slot && <Book key={slot.id} slot={slot} person={person} onMade={onMade} onOther={setChosen} />}
            </>
          )
        }}
      </Loaded>
    </>
  )
}

function AtFacility({ slots, chosen, onChoose }: { slots: Slot[]; chosen: string | undefined; onChoose(id: string): void }) {
  const words = useWords()
  const [first] = slots
  if (!first) return null
  const days = grouped(slots, ({ onDay }) => onDay)
  return (
    <section className="panel counter-facility" aria-label={first.facilityName}>
      <h2>
        {first.facilityName}{' '}
        <span className="muted">
          {first.metres !== null && words('console.sessions.counter.metres', { km: (first.metres / 1000).toFixed(1) })}
        </span>
      </h2>
      {days.map(([day, ofDay]) => (
        <div key={day} className="counter-day">
          <span className="counter-date">{dayName(day, words)}</span>
          <div className="counter-times">
            {ofDay.map((slot) => (
              <label key={slot.id} className={slot.id === chosen ? 'counter-slot on' : 'counter-slot'}>
                <input
                  type="radio"
                  name="slot"
                  value={slot.id}
                  checked={slot.id === chosen}
                  onChange={() => onChoose(slot.id)}
                  onKeyDown={(event) => {
                    if (event.key !== 'Enter') return
                    event.preventDefault()
                    document.querySelector<HTMLButtonElement>('.counter-book button[type=submit]')?.click()
                  }}
                />
                <span>
                  <b>{hoursOf(slot)}</b> {slot.name} <Room slot={slot} />
                </span>
              </label>
            ))}
          </div>
        </div>
      ))}
    </section>
  )
}

/** How much room there is, said honestly. */
function Room({ slot }: { slot: Slot }) {
  const words = useWords()
  if (slot.state === 'soon') return <Tag>{words('console.sessions.counter.opens', { at: instant(slot.opensAt).slice(5) })}</Tag>
  if (slot.state === 'closed') return <Tag>{words('console.sessions.counter.closed', { at: timeOf(slot.closesAt) })}</Tag>
  if (slot.left > 0) return <Tag tone="good">{words('console.sessions.counter.left', { n: slot.left })}</Tag>
  return <Tag tone="wait">{words('console.sessions.counter.full', { n: slot.waiting })}</Tag>
}
