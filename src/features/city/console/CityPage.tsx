/** @jsxImportSource react */
import { useReadInstallation } from '../../../console/api/use-read.ts'
import { Bullet } from '../../../console/charts/Bullet.tsx'
import { SeeDay } from '../../../console/frame/Moment.tsx'
import { type Column, DataTable } from '../../../console/parts/DataTable.tsx'
import { PageHead } from '../../../console/parts/PageHead.tsx'
import { Empty, Loaded } from '../../../console/parts/States.tsx'
import { useDistrict, useMoment } from '../../../console/session/place.ts'
import { figure } from '../../../console/words/instant.ts'
import { useWords } from '../../../console/words/words.ts'
import './city.css'
import type { Comparison } from './comparison.ts'

type Row = Comparison['rows'][number]
type Cell = Row['cells'][number]

/** The districts side by side on the counters they share, each against its own plan. Only what each district shows the public. */
export function CityPage() {
  const words = useWords()
  const { asOf, corrected } = useMoment()
  const answer = useReadInstallation<Comparison>('/city/comparison', { asOf, corrected: corrected ? '1' : undefined })
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
      <Loaded of={answer}>{(found) => <ComparisonTable comparison={found} />}</Loaded>
      <p className="src">{words('console.city.legend')}</p>
    </>
  )
}

function ComparisonTable({ comparison }: { comparison: Comparison }) {
  const words = useWords()
  const own = useDistrict()
  const cellOf = (row: Row, district: string) => row.cells.find((cell) => cell.district === district)
  const columns: Column<Row>[] = [
    {
      key: 'name',
      label: words('console.city.counter'),
      heading: true,
      cell: (row) => (
        <>
          {row.name} <span className="muted">{row.unit}</span>
        </>
      ),
    },
    ...comparison.districts.map(
      (district): Column<Row> => ({
        key: district.code,
        label: district.name,
        broad: true,
        cell: (row) => <DistrictCell cell={cellOf(row, district.code)} unit={row.unit} own={own === district.code} />,
        sort: (row) => cellOf(row, district.code)?.value,
      }),
    ),
  ]
  return (
    <DataTable
      caption={words('console.city.title')}
      rows={comparison.rows}
      rowKey={(row) => row.counter}
      columns={columns}
      empty={<Empty title={words('console.city.none')} />}
    />
  )
}

function DistrictCell({ cell, unit, own }: { cell: Cell | undefined; unit: string; own: boolean }) {
  const words = useWords()
  if (!cell) return <span className="muted">–</span>
  const percent = /^[%％‰]/.test(unit) ? unit : ''
  return (
    <div className={own ? 'city-cell own' : 'city-cell'}>
      <b>{cell.value === null ? words('console.city.no_value') : `${figure(cell.value)}${percent}`}</b>
      {cell.targetValue !== null && <Bullet value={cell.value} target={cell.targetValue} />}
      <span className="src">
        {cell.indicator === null
          ? words('console.city.not_listed')
          : words('console.city.target', { target: cell.target ?? '–' })}
      </span>
    </div>
  )
}
