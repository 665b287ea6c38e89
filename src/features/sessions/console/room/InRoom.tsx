/** @jsxImportSource react */
import { useEffect, useMemo, useState } from 'react'
import { Empty, Loaded } from '../../../../console/parts/States.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { useInstallation } from '../../../../console/session/session.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { Room } from '../../attendance/contract.ts'
import { domainNow, hoursOf, timeOf } from '../parts/when.ts'
import { pageOfSlot, paths } from '../paths.ts'
import { Carers } from './Carers.tsx'
import { FindOrScan } from './FindOrScan.tsx'
import { LineState } from './LineState.tsx'
import { isPresent, type ShownPerson, withNotes } from './notes.ts'
import { PersonRow } from './PersonRow.tsx'
import { useKeptRead } from './use-kept-read.ts'
import { useSync } from './use-sync.ts'

type Show = 'all' | 'due' | 'present' | 'gone'
const shows: Record<Show, (person: ShownPerson) => boolean> = {
  all: () => true,
  due: ({ arrived }) => arrived === null,
  present: isPresent,
  gone: ({ left }) => left !== null,
}

/** One slot's room: what the server knows, and over it what this device noted. */
export function InRoom({ slot }: { slot: string }) {
  const words = useWords()
  const { today } = useInstallation()
  const read = useKeptRead<Room>(paths.slotRoom(slot), {}, { everyMs: 20_000 })
  const sync = useSync(slot, read.dataUpdatedAt)
  const now = useNow()
  const [find, setFind] = useState('')
  const [show, setShow] = useState<Show>('all')
  const [scanned, setScanned] = useState<{ booking: string }>()
  const room = useMemo(
    () => read.data && withNotes(read.data, sync.laid, (at) => domainNow(today, new Date(at)).toISOString()),
    [read.data, sync.laid, today],
  )
  const showRow = (booking: string) => {
    setShow('all')
    setScanned({ booking })
  }
  return (
    <Loaded of={read}>
      {() => {
        if (!room) return null
        const people = inOrder(room.people)
        const seen = people.filter((person) => shows[show](person) && matches(person, find))
        return (
          <div className="room">
            <LineState sync={sync} readAt={read.dataUpdatedAt} reached={!read.error} />
            <div className="room-head">
              <h2>
                {hoursOf(room)} {room.name}
              </h2>
              <p className="muted">
                {[room.serviceName, room.room].filter(Boolean).join(' · ')}{' '}
                <To path={pageOfSlot(slot)}>{words('console.sessions.room.to_slot', { waiting: room.waiting })}</To>
              </p>
            </div>
            <Carers room={room} present={people.filter(isPresent).length} note={sync.note} />
            <FindOrScan people={people} note={sync.note} find={find} onFind={setFind} onShow={showRow} />
            <fieldset className="filters" aria-label={words('console.sessions.room.show_label')}>
              {(Object.keys(shows) as Show[]).map((one) => (
                <button
                  key={one}
                  type="button"
                  className={one === show ? 'chip on' : 'chip'}
                  aria-pressed={one === show}
                  onClick={() => setShow(one)}
                >
                  {words(`console.sessions.room.show.${one}`, { n: people.filter(shows[one]).length })}
                </button>
              ))}
            </fieldset>
            {room.unread.length > 0 && (
              <p className="notice">{words('console.sessions.room.unread', { n: room.unread.length })}</p>
            )}
            {room.settledAt && <p className="notice">{words('console.sessions.room.settled', { at: timeOf(room.settledAt) })}</p>}
            {people.length === 0 ? (
              <Empty title={words('console.sessions.room.nobody')} />
            ) : (
              <ul className="room-people" aria-label={words('console.sessions.room.people')}>
                {seen.map((person) => (
                  <PersonRow
                    key={person.booking}
                    {...{ person, now, slot }}
                    service={room.service}
                    note={sync.note}
                    scanned={scanned?.booking === person.booking ? scanned : undefined}
                  />
                ))}
              </ul>
            )}
            {people.length > 0 && seen.length === 0 && <p className="muted">{words('console.sessions.room.none_seen')}</p>}
          </div>
        )
      }}
    </Loaded>
  )
}

/** By name, so that a row stays where it is when somebody comes or goes. */
const inOrder = (people: readonly ShownPerson[]): ShownPerson[] =>
  [...people].sort((a, b) => a.name.localeCompare(b.name, 'zh') || a.booking.localeCompare(b.booking))

const matches = ({ name, code }: ShownPerson, find: string): boolean =>
  find.trim() === '' || name.includes(find.trim()) || code.toLowerCase().startsWith(find.trim().toLowerCase())

/** The device's time, anew every ten seconds: how long a tap may still be taken back. */
function useNow(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 10_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
