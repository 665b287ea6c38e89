/** @jsxImportSource react */
import type { z } from 'zod'
import { useRead } from '../../../../console/api/use-read.ts'
import { AskButton } from '../../../../console/parts/AskButton.tsx'
import { DataTable } from '../../../../console/parts/DataTable.tsx'
import { Field } from '../../../../console/parts/Field.tsx'
import { Chip } from '../../../../console/parts/Filters.tsx'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { Empty, Loaded } from '../../../../console/parts/States.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { textOf, WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { useAddress } from '../../../../console/session/place.ts'
import { useInstallation } from '../../../../console/session/session.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { SessionServices } from '../../desk/contract.ts'
import type { Schedule, ScheduleList } from '../../schedules/contract.ts'
import { agesText } from '../parts/ages.ts'
import { recurrenceText } from '../parts/recurrence.ts'
import { useVenues } from '../parts/use-venues.ts'
import { VenueChoice } from '../parts/VenueChoice.tsx'
import { Views } from '../parts/Views.tsx'
import { plusDays } from '../parts/when.ts'
import { paths } from '../paths.ts'
import '../sessions.css'

/** The schedules of a facility: what repeats when, for whom, with how many places. */
export function SchedulesPage() {
  const words = useWords()
  const { list, venues, chosen } = useVenues()
  return (
    <>
      <PageHead
        title={words('console.sessions.schedules.title')}
        actions={
          <>
            <VenueChoice venues={venues} chosen={chosen} />
            {chosen?.mine && (
              <To path="/sessions/schedules/new" search={{ facility: chosen.id }} className="button main">
                {words('console.sessions.schedules.new')}
              </To>
            )}
          </>
        }
      />
      <Views facility={chosen?.id} />
      <Loaded of={list}>
        {() =>
          chosen ? (
            <Schedules facility={chosen.id} mine={chosen.mine} />
          ) : (
            <Empty title={words('console.sessions.no_venue')}>{words('console.sessions.no_venue_hint')}</Empty>
          )
        }
      </Loaded>
    </>
  )
}

function Schedules({ facility, mine }: { facility: string; mine: boolean }) {
  const words = useWords()
  const [{ ended }] = useAddress()
  const { today } = useInstallation()
  const list = useRead<z.output<typeof ScheduleList>>(paths.schedules, { facility, ended: ended === '1' ? 'true' : undefined })
  const services = useRead<SessionServices>(paths.services).data?.services ?? []
  const serviceName = (id: string) => services.find((one) => one.id === id)?.name ?? id
  return (
    <>
      <div className="filters">
        <Chip name="ended" value="1" label={words('console.sessions.schedules.ended_too')} />
      </div>
      <Loaded of={list}>
        {({ schedules }) => (
          <DataTable
            caption={words('console.sessions.schedules.title')}
            rows={schedules}
            rowKey={({ id }) => id}
            empty={<Empty title={words('console.sessions.schedules.none')} />}
            columns={[
              {
                key: 'name',
                label: words('console.sessions.schedules.name'),
                heading: true,
                width: '22%',
                sort: ({ name }) => name,
                cell: ({ name, room, service }) => (
                  <>
                    <b>{[name, room].filter(Boolean).join(' · ')}</b>
                    <div className="src">{serviceName(service)}</div>
                  </>
                ),
              },
              {
                key: 'when',
                label: words('console.sessions.schedules.when'),
                cell: (row) => <When row={row} />,
              },
              {
                key: 'capacity',
                label: words('console.sessions.schedules.capacity'),
                numeric: true,
                sort: ({ capacity }) => capacity,
                cell: ({ capacity }) => capacity,
              },
              {
                key: 'ages',
                label: words('console.sessions.slot.ages'),
                cell: (row) => agesText(row, words) || words('console.sessions.ages.all'),
              },
              {
                key: 'days',
                label: words('console.sessions.schedules.days'),
                sort: ({ startsOn }) => startsOn,
                cell: ({ startsOn, endsOn }) =>
                  endsOn === null
                    ? words('console.sessions.schedules.since', { from: startsOn })
                    : words('console.sessions.schedules.from_to', { from: startsOn, to: plusDays(endsOn, -1) }),
              },
              {
                key: 'by',
                label: words('console.sessions.schedules.by'),
                cell: ({ madeByName }) => madeByName,
              },
              {
                key: 'deed',
                label: words('console.sessions.slot.deed'),
                cell: (row) =>
                  mine && (row.endsOn === null || row.endsOn > today) ? (
                    <AskButton
                      kind="link"
                      label={words('console.sessions.schedules.end')}
                      title={words('console.sessions.schedules.end')}
                    >
                      {(close) => <EndForm row={row} close={close} />}
                    </AskButton>
                  ) : (
                    '–'
                  ),
              },
            ]}
          />
        )}
      </Loaded>
    </>
  )
}

function When({ row }: { row: Schedule }) {
  const words = useWords()
  return (
    <>
      {recurrenceText(row.rrule, words)}{' '}
      {words('console.sessions.schedules.at', { at: row.startsAt.slice(0, 5), minutes: row.minutes })}
      {row.workingDaysOnly && <div className="src">{words('console.sessions.schedules.working_days')}</div>}
    </>
  )
}

function EndForm({ row, close }: { row: Schedule; close(): void }) {
  const words = useWords()
  const { today } = useInstallation()
  const wish = (fields: FormData) => ({
    path: paths.scheduleEnd(row.id),
    body: { on: textOf(fields, 'on'), why: textOf(fields, 'why') },
    done: words('console.sessions.schedules.end_done'),
  })
  return (
    <WriteForm grave wish={wish} button={words('console.sessions.schedules.end')} onDone={close} onCancel={close}>
      {(wrong) => (
        <>
          <p>{row.name}</p>
          <Field
            label={words('console.sessions.schedules.end_on')}
            hint={words('console.sessions.schedules.end_on_hint')}
            error={wrong('on')}
          >
            {(told) => <input {...told} type="date" name="on" required min={today} defaultValue={plusDays(today, 7)} />}
          </Field>
          <Field
            label={words('console.reason.label')}
            hint={words('console.sessions.schedules.end_why_hint')}
            error={wrong('why')}
          >
            {(told) => <textarea {...told} name="why" required minLength={2} maxLength={500} />}
          </Field>
        </>
      )}
    </WriteForm>
  )
}
