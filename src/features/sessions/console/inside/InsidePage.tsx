/** @jsxImportSource react */
import { useRead } from '../../../../console/api/use-read.ts'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { Empty, Loaded } from '../../../../console/parts/States.tsx'
import { instant } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { Inside } from '../../attendance/contract.ts'
import { monthsText } from '../parts/ages.ts'
import { useVenues } from '../parts/use-venues.ts'
import { VenueChoice } from '../parts/VenueChoice.tsx'
import { Views } from '../parts/Views.tsx'
import { hoursOf, timeOf } from '../parts/when.ts'
import { paths } from '../paths.ts'
import '../sessions.css'

/** Who is in the building at this moment, by room, with a box to tick beside each name: read out at the assembly point, printed for a fire drill. */
export function InsidePage() {
  const words = useWords()
  const { list, venues, chosen } = useVenues()
  const own = venues.filter(({ mine }) => mine)
  const facility = own.find(({ id }) => id === chosen?.id) ?? own[0]
  return (
    <>
      <PageHead
        title={words('console.sessions.inside.title')}
        actions={
          <>
            <VenueChoice venues={own} chosen={facility} />
            <button type="button" className="button" onClick={() => print()}>
              {words('console.sessions.print')}
            </button>
          </>
        }
      />
      <Views facility={facility?.id} />
      <Loaded of={list}>
        {() => (facility ? <List facility={facility.id} /> : <Empty title={words('console.sessions.no_venue')} />)}
      </Loaded>
    </>
  )
}

function List({ facility }: { facility: string }) {
  const words = useWords()
  const inside = useRead<Inside>(paths.inside(facility))
  return (
    <Loaded of={inside}>
      {(told) => (
        <div className="inside">
          <p className="inside-sum">
            <b>{told.facilityName}</b> {[told.address, told.phone].filter(Boolean).join(' · ')}
            <br />
            {words('console.sessions.inside.at', { at: instant(told.at) })}{' '}
            <b>{words('console.sessions.inside.count', { n: told.count, carers: told.carers })}</b>{' '}
            <button type="button" className="link inside-again" onClick={() => void inside.refetch()}>
              {words('console.sessions.inside.again')}
            </button>
          </p>
          {told.rooms.length === 0 && <Empty title={words('console.sessions.inside.nobody')} />}
          {told.rooms.map((room) => (
            <section key={room.slot}>
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
                      <td>{monthsText(person.ageMonths, words)}</td>
                      <td>{timeOf(person.since)}</td>
                      <td>{person.needs ?? '–'}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          ))}
        </div>
      )}
    </Loaded>
  )
}
