/** @jsxImportSource react */
import { useRead } from '../../../../console/api/use-read.ts'
import { DataTable } from '../../../../console/parts/DataTable.tsx'
import { Chip } from '../../../../console/parts/Filters.tsx'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { Empty, Loaded } from '../../../../console/parts/States.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { useAddress } from '../../../../console/session/place.ts'
import { figure } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { Series } from '../../series/contract.ts'
import { useVenues } from '../parts/use-venues.ts'
import { VenueChoice } from '../parts/VenueChoice.tsx'
import { plusDays } from '../parts/when.ts'
import { CourseState } from './CourseState.tsx'
import { paths } from './paths.ts'
import '../sessions.css'
import './courses.css'

/** The courses of a facility: when one applies, how many did, how many got in. */
export function CoursesPage() {
  const words = useWords()
  const { list, venues, chosen } = useVenues()
  return (
    <>
      <PageHead
        title={words('console.courses.title')}
        actions={
          <>
            <VenueChoice venues={venues} chosen={chosen} />
            {chosen?.mine && (
              <To path="/courses/new" search={{ facility: chosen.id }} className="button main">
                {words('console.courses.new')}
              </To>
            )}
          </>
        }
      />
      <Loaded of={list}>
        {() =>
          chosen ? (
            <Courses facility={chosen.id} />
          ) : (
            <Empty title={words('console.sessions.no_venue')}>{words('console.sessions.no_venue_hint')}</Empty>
          )
        }
      </Loaded>
    </>
  )
}

function Courses({ facility }: { facility: string }) {
  const words = useWords()
  const [{ over }] = useAddress()
  const list = useRead<{ series: Series[] }>(paths.series, { facility, over: over === '1' ? 'true' : undefined })
  return (
    <>
      <div className="filters">
        <Chip name="over" value="1" label={words('console.courses.over_too')} />
      </div>
      <Loaded of={list}>
        {({ series }) => (
          <DataTable
            caption={words('console.courses.title')}
            rows={series}
            rowKey={({ id }) => id}
            empty={<Empty title={words('console.courses.none')} />}
            columns={[
              {
                key: 'title',
                label: words('console.courses.course'),
                heading: true,
                width: '30%',
                sort: ({ title }) => title,
                cell: ({ id, title, term, teacher, serviceName }) => (
                  <>
                    <To path={`/courses/${id}`}>{title}</To>
                    <div className="src">{[term, teacher, serviceName].filter(Boolean).join(' · ')}</div>
                  </>
                ),
              },
              { key: 'state', label: words('console.courses.state'), cell: ({ state }) => <CourseState state={state} /> },
              {
                key: 'apply',
                label: words('console.courses.applications'),
                sort: ({ applyFrom }) => applyFrom,
                cell: ({ applyFrom, applyUntil, drawOn }) => (
                  <>
                    {words('console.courses.from_to', { from: applyFrom, to: plusDays(applyUntil, -1) })}
                    <div className="src">{words('console.courses.drawn_on', { on: drawOn })}</div>
                  </>
                ),
              },
              {
                key: 'starts',
                label: words('console.courses.starts'),
                sort: ({ startsOn }) => startsOn,
                cell: ({ startsOn }) => startsOn,
              },
              {
                key: 'capacity',
                label: words('console.courses.capacity'),
                numeric: true,
                cell: ({ capacity }) => figure(capacity),
              },
              { key: 'applied', label: words('console.courses.applied'), numeric: true, cell: ({ applied }) => figure(applied) },
              {
                key: 'enrolled',
                label: words('console.courses.enrolled'),
                numeric: true,
                cell: ({ enrolled }) => figure(enrolled),
              },
              { key: 'waiting', label: words('console.courses.waiting'), numeric: true, cell: ({ waiting }) => figure(waiting) },
            ]}
          />
        )}
      </Loaded>
    </>
  )
}
