/** @jsxImportSource react */
import type { ReactNode } from 'react'
import { Bullet } from '../../../../console/charts/Bullet.tsx'
import { type Column, DataTable } from '../../../../console/parts/DataTable.tsx'
import { Tag } from '../../../../console/parts/Tag.tsx'
import { useAddress } from '../../../../console/session/place.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { Words } from '../../../../platform/words/words.ts'
import type { IndicatorRow } from '../../indicators/contract.ts'
import { indicatorStatuses } from '../../rules/assessment.ts'
import { baseText, currentText, targetText } from '../figures.ts'
import { isUrgent, toneOf } from '../status.ts'

/** The board's rows: name and source, lead, base, now, the way to the target, target, status. */
export function IndicatorTable({ rows, year, empty }: { rows: IndicatorRow[]; year: number; empty: ReactNode }) {
  const words = useWords()
  const [{ open }, setAddress] = useAddress()
  const baseYears = [...new Set(rows.map((row) => row.base.year).filter((one) => one !== null))]
  return (
    <DataTable
      caption={words('console.plans.board.title')}
      rows={rows}
      rowKey={(row) => row.key}
      empty={empty}
      current={open}
      columns={columnsOf(
        words,
        (key) => setAddress({ open: key }),
        baseYears.length === 1 ? String(baseYears[0]) : words('console.plans.board.base'),
        year,
      )}
    />
  )
}

function columnsOf(words: Words, open: (key: string) => void, base: string, year: number): Column<IndicatorRow>[] {
  return [
    {
      key: 'no',
      label: words('console.plans.board.no'),
      cell: (row) => row.no ?? row.key.split('/')[1],
      sort: (row) => row.no ?? Number(row.key.split('/')[1]),
    },
    {
      key: 'name',
      label: words('console.plans.board.indicator'),
      heading: true,
      width: '30%',
      cell: (row) => <NameCell row={row} onOpen={() => open(row.key)} />,
      sort: (row) => row.name,
    },
    {
      key: 'lead',
      label: words('console.plans.board.lead'),
      cell: (row) => leadText(row, words),
      sort: (row) => row.leads[0]?.name,
    },
    { key: 'base', label: base, numeric: true, cell: (row) => baseText(row.base, row.unit), sort: (row) => row.base.value },
    {
      key: 'now',
      label: words('console.plans.board.now'),
      numeric: true,
      cell: (row) => <NowCell row={row} onOpen={() => open(row.key)} />,
      sort: (row) => row.current?.value,
    },
    {
      key: 'path',
      label: words('console.plans.board.path'),
      broad: true,
      width: '17%',
      cell: (row) => <PathCell row={row} />,
      sort: (row) => row.progress,
    },
    {
      key: 'target',
      label: words('console.plans.board.target', { year }),
      numeric: true,
      cell: (row) => targetText(row, words),
      sort: (row) => row.target.value,
    },
    {
      key: 'status',
      label: words('console.plans.board.status'),
      cell: (row) => <Tag tone={toneOf(row.status)}>{words(`indicator.status.${row.status}`)}</Tag>,
      sort: (row) => indicatorStatuses.indexOf(row.status),
    },
  ]
}

function NameCell({ row, onOpen }: { row: IndicatorRow; onOpen(): void }) {
  const words = useWords()
  return (
    <>
      <button type="button" className="name" onClick={onOpen}>
        {row.name}
      </button>
      <div className="src">
        {sourceText(row, words)}
        {row.unsure && <span className="unsure" title={row.unsure}>{` · ${words('console.plans.unsure')}`}</span>}
      </div>
    </>
  )
}

function NowCell({ row, onOpen }: { row: IndicatorRow; onOpen(): void }) {
  const words = useWords()
  const text = currentText(row.current, row.unit, words)
  if (row.current === null) return text
  return (
    <button
      type="button"
      className="link"
      onClick={onOpen}
      aria-label={words('console.plans.board.open', { value: text, name: row.name })}
    >
      {text}
    </button>
  )
}

function PathCell({ row }: { row: IndicatorRow }) {
  const words = useWords()
  if (row.target.op === 'qualitative' && row.current?.value == null)
    return <span className="muted">{words('indicator.kind.qualitative')}</span>
  if (row.target.value === null) return <span className="muted">{words('console.plans.board.no_figure')}</span>
  return (
    <Bullet
      value={row.current?.value ?? null}
      target={row.target.value}
      targetMax={row.target.max}
      expected={row.expected}
      base={row.base.value}
      urgent={isUrgent(row.status)}
    />
  )
}

const leadText = (row: IndicatorRow, words: Words) =>
  row.leads.length === 0 ? (
    <span className="muted">{words('console.plans.board.no_lead')}</span>
  ) : (
    row.leads.map((lead) => lead.name).join('、')
  )

/** Where the number comes from and what it lacks, in one quiet line. */
function sourceText(row: IndicatorRow, words: Words): string {
  const said = [words(`console.plans.source.${row.source}`)]
  if (row.current) said.push(words('console.plans.board.value_on', { day: row.current.on }))
  if (row.current && row.current.missing > 0) said.push(words('console.plans.board.missing', { count: row.current.missing }))
  if (row.waiting > 0) said.push(words('console.plans.board.waiting', { count: row.waiting }))
  if (row.status === 'not_met_no_path') said.push(words('console.plans.board.no_path'))
  return said.join(' · ')
}
