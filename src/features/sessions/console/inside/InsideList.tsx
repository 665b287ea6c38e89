/** @jsxImportSource react */
import { Empty } from '../../../../console/parts/States.tsx'
import { instant } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { Inside } from '../../attendance/contract.ts'
import { monthsText } from '../parts/ages.ts'
import { hoursOf, timeOf } from '../parts/when.ts'

/** Who is inside, by room, with a box to tick beside each name. */
export function InsideList({ told, again }: { told: Inside; again(): void }) {
  const words = useWords()
  return (
    <div className="inside">
      <p className="inside-sum">
        <b>{told.facilityName}</b> {[told.address, told.phone].filter(Boolean).join(' · ')}
        <br />
        {words('console.sessions.inside.at', { at: instant(told.at) })}{' '}
        <b>{words('console.sessions.inside.count', { n: told.count, carers: told.carers })}</b>{' '}
        <button type="button" className="link inside-again" onClick={again}>
          {words('console.sessions.inside.again')}
        </button>
      </p>
      {told.rooms.length === 0 && <Empty title={words('console.sessions.inside.nobody')} />}
      {told.rooms.map((room) => (
        <InsideRoom key={room.slot} room={room} />
      ))}
    </div>
  )
}

function InsideRoom({ room }: { room: Inside['rooms'][number] }) {
  const words = useWords()
  return (
    <section>
      <h2>
        {[room.room, room.name, room.serviceName].filter(Boolean).join(' · ')} {hoursOf(room)}
      </h2>
      {room.overdue && <p className="notice">{words('console.sessions.inside.overdue')}</p>}
      <p className="muted">
        {words('console.sessions.n_people', { n: room.people.length })}
        {room.carers !== null && ` · ${words('console.sessions.inside.carers', { n: room.carers })}`}
      </p>
      <table className="table plain">
        <caption className="unseen">{room.name}</caption>
        <thead>
          <tr>
            <th scope="col">{words('console.sessions.inside.seen')}</th>
            <th scope="col">{words('console.sessions.slot.name')}</th>
            <th scope="col">{words('console.sessions.inside.age')}</th>
            <th scope="col">{words('console.sessions.inside.since')}</th>
            <th scope="col">{words('console.sessions.room.needs')}</th>
          </tr>
        </thead>
        <tbody>
          {room.people.map((person) => (
            <tr key={person.booking}>
              <td>
                <input type="checkbox" aria-label={words('console.sessions.inside.seen_one', { name: person.name })} />
              </td>
              <th scope="row">
                <b>{person.name}</b>
              </th>
              <td className="inside-whole">{monthsText(person.ageMonths, words)}</td>
              <td className="inside-whole">{timeOf(person.since)}</td>
              <td>{person.needs ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
