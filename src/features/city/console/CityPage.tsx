/** @jsxImportSource react */
import { useReadInstallation } from '../../../console/api/use-read.ts'
import { SeeDay } from '../../../console/frame/Moment.tsx'
import { type Column, DataTable } from '../../../console/parts/DataTable.tsx'
import { Chip } from '../../../console/parts/Filters.tsx'
import { useNarrow } from '../../../console/parts/narrow.ts'
import { PageHead } from '../../../console/parts/PageHead.tsx'
import { Empty, Loaded } from '../../../console/parts/States.tsx'
import { Tag } from '../../../console/parts/Tag.tsx'
import { useAddress, useDistrict, useMoment } from '../../../console/session/place.ts'
import { figure } from '../../../console/words/instant.ts'
import { useWords } from '../../../console/words/words.ts'
import { targetText, withUnit } from '../../plans/console/figures.ts'
import { toneOf } from '../../plans/console/status.ts'
import type { IndicatorStatus } from '../../plans/rules/assessment.ts'
import type { City } from '../contract.ts'
import './city.css'

type Row = City['rows'][number]
type Cell = Row['cells'][number]

/** The districts side by side on what their plans have in common, each against its own target. Only what each district shows the public. */
export function CityPage() {
  const words = useWords()
  const { asOf } = useMoment()
  const answer = useReadInstallation<City>('/city', { asOf })
  return (
    <>
      <PageHead
        title={words('console.city.title')}
        note={
          <>
            {words('console.city.note')} {answer.data && `· ${words('console.city.as_of', { day: answer.data.asOf })}`} <SeeDay />
          </>
        }
      />
      <Loaded of={answer}>{(found) => <Comparison city={found} />}</Loaded>
      <p className="src">{words('console.city.legend')}</p>
    </>
  )
}

function Comparison({ city }: { city: City }) {
  const words = useWords()
  const narrow = useNarrow()
  const [{ domain }] = useAddress()
  const rows = city.rows.filter((row) => !domain || row.domain === domain)
  return (
    <>
      {!narrow && (
        <ul className="cards">
          {city.districts.map((district) => (
            <li key={district.code} className="card">
              <span>{district.name}</span>
              <b>{figure(metOf(district))}</b>
              <span className="src">
                {words('console.city.met_of', { indicators: district.indicators, tasks: district.tasks })}
              </span>
            </li>
          ))}
        </ul>
      )}
      <div className="filters">
        {['养老', '托育'].map((one) => (
          <Chip key={one} name="domain" value={one} label={words(`console.plans.domain.${one}`)} />
        ))}
      </div>
      {narrow ? <ByDistrict city={city} rows={rows} /> : <SideBySide city={city} rows={rows} />}
    </>
  )
}

/** On a desk: a column for each district. */
function SideBySide({ city, rows }: { city: City; rows: Row[] }) {
  const words = useWords()
  const own = useDistrict()
  const columns: Column<Row>[] = [
    {
      key: 'name',
      label: words('console.city.counter'),
      heading: true,
      width: '20%',
      cell: (row) => row.name,
      sort: (row) => row.name,
    },
    ...city.districts.map(
      (district, at): Column<Row> => ({
        key: district.code,
        label: district.name,
        cell: (row) => <DistrictCell cell={row.cells[at] ?? null} own={own === district.code} />,
        sort: (row) => row.cells[at]?.value,
      }),
    ),
  ]
  return (
    <DataTable
      caption={words('console.city.title')}
      rows={rows}
      rowKey={(row) => row.measure}
      columns={columns}
      empty={<Empty title={words('console.city.none')} />}
    />
  )
}

/** On a phone: each district folded, one's own open, a line for each measure that its plan lists. */
function ByDistrict({ city, rows }: { city: City; rows: Row[] }) {
  const words = useWords()
  const own = useDistrict()
  if (rows.length === 0) return <Empty title={words('console.city.none')} />
  return city.districts.map((district, at) => {
    const listed = rows.filter((row) => row.cells[at])
    return (
      <details key={district.code} className="city-district" open={own === district.code}>
        <summary>
          <b>{district.name}</b>{' '}
          <span className="src">
            {words('console.city.folded', { met: metOf(district), indicators: district.indicators, listed: listed.length })}
          </span>
        </summary>
        <ul className="lines">
          {listed.map((row) => (
            <li key={row.measure} className="city-line">
              <span>{row.name}</span>
              <DistrictCell cell={row.cells[at] ?? null} own={false} />
            </li>
          ))}
        </ul>
        {listed.length < rows.length && (
          <p className="src">
            {words('console.city.not_listed_of', {
              names: rows
                .filter((row) => !row.cells[at])
                .map((row) => row.name)
                .join('、'),
            })}
          </p>
        )}
      </details>
    )
  })
}

/** Met on the target's day or before it. */
const metOf = ({ counts }: City['districts'][number]): number => (counts.met_early ?? 0) + (counts.final_met ?? 0)

function DistrictCell({ cell, own }: { cell: Cell; own: boolean }) {
  const words = useWords()
  if (!cell) return <span className="muted">{words('console.city.not_listed')}</span>
  return (
    <div className={own ? 'city-cell own' : 'city-cell'}>
      <b>{cell.value === null ? words('console.city.no_value') : withUnit(cell.value, cell.unit)}</b>
      <div className="src">{words('console.city.target', { target: targetText(cell, words) })}</div>
      <Tag tone={toneOf(cell.status as IndicatorStatus)}>{words(`indicator.status.${cell.status}`)}</Tag>
    </div>
  )
}
