/** @jsxImportSource react */
import { useEffect, useRef, useState } from 'react'
import { Tag } from '../../../../console/parts/Tag.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { AttendanceEvent, Tap } from '../../attendance/contract.ts'
import { monthsText } from '../parts/ages.ts'
import { timeOf } from '../parts/when.ts'
import { arrived, left, undone } from './events.ts'
import { Handover } from './Handover.tsx'
import { isPresent, type ShownPerson } from './notes.ts'
import { PersonDrawer } from './PersonDrawer.tsx'

const undoMs = 60_000

/** Somebody in the room: name, age, what one must know at sight, and the one thing to do next. `scanned`: their code was just read; the row comes into view. */
export function PersonRow({
  person,
  now,
  note,
  slot,
  service,
  scanned,
}: {
  person: ShownPerson
  now: number
  note(event: AttendanceEvent, name: string): void
  slot: string
  service: string
  scanned?: object | undefined
}) {
  const words = useWords()
  const row = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (scanned) row.current?.scrollIntoView({ block: 'center' })
  }, [scanned])
  const [open, setOpen] = useState<'handover' | 'person'>()
  const [tapped, setTapped] = useState<{ id: string; at: number }>()
  const { name, permissions } = person
  const tap = (event: AttendanceEvent) => {
    note(event, name)
    setTapped({ id: event.id, at: Date.now() })
    setOpen(undefined)
  }
  const undo = tapped && now - tapped.at < undoMs ? tapped.id : undefined
  const present = isPresent(person)
  return (
    <li
      ref={row}
      className={['room-person', present ? 'present' : person.left ? 'gone' : '', scanned ? 'scanned' : ''].join(' ').trim()}
    >
      <div className="room-who">
        <p>
          <button type="button" className="link room-name" aria-haspopup="dialog" onClick={() => setOpen('person')}>
            {name}
          </button>{' '}
          <span className="muted">{monthsText(person.ageMonths, words)}</span>
        </p>
        {person.allergies.length > 0 && (
          <p className="room-allergy">
            {words('console.sessions.room.allergies', { list: person.allergies.join(words('console.sessions.weekday_comma')) })}
          </p>
        )}
        {person.needs && <p className="room-needs">{person.needs}</p>}
        <p className="room-state">
          <State person={person} />{' '}
          {permissions?.photo === false && <Tag tone="wait">{words('console.sessions.room.no_photo')}</Tag>}{' '}
          {person.unsynced && <Tag tone="wait">{words('console.sessions.room.not_synced')}</Tag>}
        </p>
      </div>
      <div className="room-deeds">
        {undo && (
          <button
            type="button"
            className="button"
            onClick={() => {
              note(undone(undo), name)
              setTapped(undefined)
            }}
          >
            {words('console.sessions.room.undo')}
            <span className="unseen"> {name}</span>
          </button>
        )}
        {!person.arrived && (
          <button type="button" className="button main room-tap" onClick={() => tap(arrived(person.booking))}>
            {words('console.sessions.room.arrive')}
            <span className="unseen"> {name}</span>
          </button>
        )}
        {present && !undo && (
          <button
            type="button"
            className="button room-tap"
            onClick={() => (person.mustBeFetched ? setOpen('handover') : tap(left(person.booking)))}
          >
            {words('console.sessions.room.leave')}
            <span className="unseen"> {name}</span>
          </button>
        )}
      </div>
      {open === 'handover' && <Handover person={person} onDone={tap} onClose={() => setOpen(undefined)} />}
      {open === 'person' && <PersonDrawer {...{ person, slot, service, note }} onClose={() => setOpen(undefined)} />}
    </li>
  )
}

/** `09:02 到 · 10:55 离开，外婆 接` */
function State({ person }: { person: ShownPerson }) {
  const words = useWords()
  const line = (kind: 'arrived' | 'left', { at, who }: Tap) =>
    words(`console.sessions.room.${kind}${who ? '_with' : ''}`, { at: timeOf(at), who: who ?? '' })
  if (!person.arrived) {
    const gone = person.state === 'absent' ? 'absent' : 'due'
    return <Tag tone={gone === 'absent' ? 'urgent' : 'quiet'}>{words(`console.sessions.room.${gone}`)}</Tag>
  }
  return (
    <>
      <Tag tone={person.left ? 'quiet' : 'good'}>{words(`console.sessions.room.${person.left ? 'gone' : 'here'}`)}</Tag>{' '}
      {line('arrived', person.arrived)}
      {person.left && ` · ${line('left', person.left)}`}
    </>
  )
}
