/** @jsxImportSource react */
import { useRead } from '../../../../console/api/use-read.ts'
import { type Column, DataTable } from '../../../../console/parts/DataTable.tsx'
import { ExportLink } from '../../../../console/parts/ExportLink.tsx'
import { Empty, Loaded } from '../../../../console/parts/States.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { useAddress } from '../../../../console/session/place.ts'
import { useInstallation } from '../../../../console/session/session.tsx'
import { figure } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { FacilityReturn } from '../../use/contract.ts'
import { useVenues } from '../parts/use-venues.ts'
import { VenueChoice } from '../parts/VenueChoice.tsx'
import { dayName } from '../parts/when.ts'
import { paths } from '../paths.ts'

/** A facility's return of a month, filled in from what was recorded; last month unless another is chosen. */
export function MonthlyReturn() {
  const words = useWords()
  const { today } = useInstallation()
  const [{ month: asked }, set] = useAddress()
  const { list, venues, chosen } = useVenues()
  const own = venues.filter(({ mine }) => mine)
  const facility = own.find(({ id }) => id === chosen?.id) ?? own[0]
  const month = asked && /^\d{4}-\d\d$/.test(asked) ? asked : monthBefore(today)
  return (
    <>
      <div className="filters">
        <VenueChoice venues={own} chosen={facility} />
        <label className="day-filter">
          {words('console.sessions.use.month')}{' '}
          <input
            type="month"
            className="chip"
            value={month}
            max={today.slice(0, 7)}
            onChange={(event) => set({ month: event.target.value || undefined })}
          />
        </label>
        {facility && (
          <ExportLink
            path={`${paths.monthlyReturn(facility.id)}.xlsx`}
            query={{ month }}
            label={words('console.sessions.use.export')}
          />
        )}
      </div>
      <Loaded of={list}>
        {() =>
          facility ? <Return facility={facility.id} month={month} /> : <Empty title={words('console.sessions.no_venue')} />
        }
      </Loaded>
    </>
  )
}

/** The month before a day's. */
const monthBefore = (day: string): string =>
  new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 2, 1)).toISOString().slice(0, 7)

const sumOf = (services: FacilityReturn['services']): number => services.reduce((sum, { feeFen }) => sum + feeFen, 0)

type Line = FacilityReturn['total']
const columns = [
  'slots',
  'held',
  'capacity',
  'people',
  'attended',
  'absent',
  'cancelled',
  'free',
  'priced',
] as const satisfies readonly (keyof Line)[]

function Return({ facility, month }: { facility: string; month: string }) {
  const words = useWords()
  const read = useRead<FacilityReturn>(paths.monthlyReturn(facility), { month })
  type Row = Line & { key: string; name: string; feeFen: number }
  const numeric = columns.map(
    (key): Column<Row> => ({
      ...{ key, label: words(`console.sessions.use.${key}`), numeric: true },
      ...{ sort: (row) => row[key], cell: (row) => figure(row[key]) },
    }),
  )
  return (
    <Loaded of={read}>
      {({ facilityName, services, days, total, unsettled }) => (
        <div className="use-print">
          <h2>{words('console.sessions.use.return_of', { facility: facilityName, month })}</h2>
          {unsettled > 0 && (
            <p className="notice">
              {words('console.sessions.use.unsettled', { n: unsettled })}{' '}
              <To path="/sessions" search={{ facility }}>
                {words('console.sessions.week.title')}
              </To>
            </p>
          )}
          <DataTable<Row>
            caption={words('console.sessions.use.by_service')}
            rows={[
              ...services.map((row) => ({ ...row, key: row.service, name: row.serviceName })),
              ...(services.length > 1
                ? [{ ...total, key: 'total', name: words('console.sessions.use.total'), feeFen: sumOf(services) }]
                : []),
            ]}
            rowKey={({ key }) => key}
            empty={<Empty title={words('console.sessions.use.none')} />}
            columns={[
              { key: 'name', label: words('console.sessions.service'), heading: true, width: '20%', cell: ({ name }) => name },
              ...numeric,
              {
                ...{ key: 'fee', label: words('console.sessions.use.fee'), numeric: true, sort: ({ feeFen }) => feeFen },
                cell: ({ feeFen }) => figure(feeFen / 100),
              },
            ]}
          />
          {days.length > 0 && (
            <>
              <h2>{words('console.sessions.use.by_day')}</h2>
              <DataTable
                caption={words('console.sessions.use.by_day')}
                sortName="days"
                rows={days}
                rowKey={({ on }) => on}
                empty={null}
                columns={[
                  { key: 'on', label: words('console.sessions.use.day'), heading: true, cell: ({ on }) => dayName(on, words) },
                  ...(['slots', 'attended', 'absent'] as const).map((key) => ({
                    ...{ key, label: words(`console.sessions.use.${key}`), numeric: true },
                    cell: (row: FacilityReturn['days'][number]) => figure(row[key]),
                  })),
                ]}
              />
            </>
          )}
        </div>
      )}
    </Loaded>
  )
}
