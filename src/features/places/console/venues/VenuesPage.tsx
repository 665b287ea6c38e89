/** @jsxImportSource react */
import type { z } from 'zod'
import { useRead } from '../../../../console/api/use-read.ts'
import { SeeDay } from '../../../../console/frame/Moment.tsx'
import { DataTable } from '../../../../console/parts/DataTable.tsx'
import { Chip } from '../../../../console/parts/Filters.tsx'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { Empty, Loaded } from '../../../../console/parts/States.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { useAddress } from '../../../../console/session/place.ts'
import { figure } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { Venue, Venues } from '../../directory/contract.ts'
import { BackToList } from '../parts/BackToList.tsx'
import { paths } from '../paths.ts'
import '../places.css'

/** Public venues with the hours of their week beside the norm, those furthest below it first; each opens to where its week is published. */
export function VenuesPage() {
  const words = useWords()
  const [{ below }] = useAddress()
  const answer = useRead<z.output<typeof Venues>>(paths.venueHours, { below })
  return (
    <>
      <PageHead
        title={words('console.places.venues.title')}
        note={
          <>
            {answer.data && words('console.places.as_of', { day: answer.data.asOf })} <SeeDay />
          </>
        }
        actions={<BackToList />}
      />
      <div className="filters">
        <Chip name="below" value="1" label={words('console.places.venues.only_below')} />
      </div>
      <Loaded of={answer}>
        {({ norms, venues }) => (
          <>
            <ul className="place-sums">
              {norms.map((norm) => (
                <li key={norm.group}>
                  {words('console.places.venues.norm', {
                    group: words(`console.places.venues.group.${norm.group}`),
                    n: figure(norm.hours),
                  })}
                  <br />
                  <b>{words('console.places.venues.below', { n: figure(norm.below), all: figure(norm.venues) })}</b>
                  <br />
                  <span className="src">
                    {[
                      words('console.places.venues.unknown', { n: figure(norm.unknown) }),
                      words('console.places.venues.rooms', { n: figure(norm.withMotherBabyRoom) }),
                      norm.unsure && words('console.places.need.unsure', { why: norm.unsure }),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </li>
              ))}
            </ul>
            <Table rows={venues} />
          </>
        )}
      </Loaded>
    </>
  )
}

function Table({ rows }: { rows: Venue[] }) {
  const words = useWords()
  return (
    <DataTable
      caption={words('console.places.venues.title')}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<Empty title={words('console.places.venues.none')} />}
      columns={[
        {
          key: 'name',
          label: words('console.places.name'),
          heading: true,
          width: '34%',
          cell: (row) => (
            <>
              <To path={`/places/${row.id}`}>{row.name}</To>
              <div className="src">{row.typeName}</div>
            </>
          ),
          sort: (row) => row.name,
        },
        { key: 'street', label: words('console.places.street'), cell: (row) => row.streetName, sort: (row) => row.street },
        {
          key: 'hours',
          label: words('console.places.venues.hours'),
          numeric: true,
          cell: (row) =>
            row.hours === null ? <span className="unsure">{words('console.places.unknown')}</span> : figure(row.hours),
          sort: (row) => row.hours,
        },
        {
          key: 'norm',
          label: words('console.places.venues.standard'),
          numeric: true,
          cell: (row) => figure(row.norm),
          sort: (row) => row.norm,
        },
        {
          key: 'missing',
          label: words('console.places.venues.missing'),
          numeric: true,
          cell: (row) =>
            row.missing === null ? (
              '–'
            ) : row.missing > 0 ? (
              <b className="place-short">{figure(row.missing)}</b>
            ) : (
              words('console.places.need.enough')
            ),
          sort: (row) => row.missing,
        },
        {
          key: 'room',
          label: words('console.places.venues.room'),
          cell: (row) =>
            row.motherBabyRoom === null
              ? words('console.places.unknown')
              : words(`console.places.venues.${row.motherBabyRoom ? 'has_room' : 'no_room'}`),
        },
      ]}
    />
  )
}
