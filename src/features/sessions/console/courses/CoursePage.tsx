/** @jsxImportSource react */
import { useParams } from '@tanstack/react-router'
import { useRead } from '../../../../console/api/use-read.ts'
import { ReasonButton } from '../../../../console/parts/AskButton.tsx'
import { DataTable } from '../../../../console/parts/DataTable.tsx'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { Empty, Loaded } from '../../../../console/parts/States.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { figure, instant } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { Draw, Roster, SeriesDetail } from '../../series/contract.ts'
import { plusDays } from '../parts/when.ts'
import { CourseState } from './CourseState.tsx'
import { paths } from './paths.ts'
import './courses.css'

/** One course: who is in it and how they attend, its meetings, and the draw that anybody can compute again. */
export function CoursePage() {
  const words = useWords()
  const { series: id = '' } = useParams({ strict: false }) as { series?: string }
  const course = useRead<SeriesDetail>(paths.one(id))
  return (
    <Loaded of={course}>
      {(one) => (
        <>
          <PageHead
            title={one.title}
            note={[one.term, one.teacher, one.facilityName].filter(Boolean).join(' · ')}
            actions={
              <>
                <To path="/courses" search={{ facility: one.facility }}>
                  {words('console.courses.title')}
                </To>
                {one.state !== 'over' && one.state !== 'cancelled' && (
                  <ReasonButton
                    kind="button"
                    label={words('console.courses.cancel')}
                    title={words('console.courses.cancel')}
                    hint={words('console.courses.cancel_hint')}
                    wish={(reason) => ({
                      path: paths.cancellation(id),
                      body: { reason },
                      done: words('console.courses.cancelled'),
                    })}
                  />
                )}
              </>
            }
          />
          <section className="panel">
            <p>
              <CourseState state={one.state} />{' '}
              {words('console.courses.figures', {
                ...{ capacity: one.capacity, applied: one.applied, enrolled: one.enrolled, waiting: one.waiting },
              })}
            </p>
            {one.why && <p className="summary">{one.why}</p>}
            <p className="src">
              {words('console.courses.from_to', { from: one.applyFrom, to: plusDays(one.applyUntil, -1) })} ·{' '}
              {words('console.courses.drawn_on', { on: one.drawOn })} ·{' '}
              {words('console.courses.meets', { n: one.meetings.length })}
            </p>
          </section>
          <RosterTable id={id} />
          <DrawPanel id={id} />
        </>
      )}
    </Loaded>
  )
}

function RosterTable({ id }: { id: string }) {
  const words = useWords()
  const roster = useRead<Roster>(paths.roster(id))
  return (
    <Loaded of={roster}>
      {({ applications }) => (
        <DataTable
          caption={words('console.courses.roster')}
          rows={applications}
          rowKey={(row) => row.id}
          sortName="roster"
          empty={<Empty title={words('console.courses.nobody')} />}
          columns={[
            {
              key: 'person',
              label: words('console.courses.person'),
              heading: true,
              sort: ({ personName }) => personName,
              cell: ({ personName, age, phone }) => (
                <>
                  <b>{personName}</b>
                  <div className="src">
                    {[age === null ? '' : words('console.courses.years', { n: age }), phone ?? ''].filter(Boolean).join(' · ')}
                  </div>
                </>
              ),
            },
            {
              key: 'state',
              label: words('console.courses.state'),
              cell: ({ state }) => words(`console.courses.application.${state}`),
            },
            {
              key: 'rank',
              label: words('console.courses.rank'),
              numeric: true,
              sort: ({ rank }) => rank ?? 0,
              cell: ({ rank }) => rank ?? '–',
            },
            { key: 'applied', label: words('console.courses.applied_at'), cell: ({ appliedAt }) => instant(appliedAt) },
            {
              key: 'attended',
              label: words('console.courses.attendance'),
              numeric: true,
              sort: ({ attendance }) => attendance.share ?? -1,
              cell: ({ attendance: { attended, absent, share } }) =>
                share === null
                  ? '–'
                  : words('console.courses.share', { share: Math.round(share * 100), attended, held: attended + absent }),
            },
          ]}
        />
      )}
    </Loaded>
  )
}

function DrawPanel({ id }: { id: string }) {
  const words = useWords()
  const draw = useRead<Draw>(paths.draw(id))
  return (
    <Loaded of={draw} rows={2}>
      {({ commitment, seed, drawnAt, results }) => (
        <section className="panel">
          <h2>{words('console.courses.draw')}</h2>
          <p>{words('console.courses.draw_how')}</p>
          <p className="src">
            {words('console.courses.commitment')}: <code className="course-hash">{commitment}</code>
          </p>
          {seed !== null && drawnAt !== null && (
            <p className="src">
              {words('console.courses.seed', { at: instant(drawnAt), n: figure(results.length) })}:{' '}
              <code className="course-hash">{seed}</code>
            </p>
          )}
        </section>
      )}
    </Loaded>
  )
}
