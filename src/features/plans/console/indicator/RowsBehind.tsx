/** @jsxImportSource react */
import { useState } from 'react'
import type { z } from 'zod'
import { useRead } from '../../../../console/api/use-read.ts'
import { DataTable } from '../../../../console/parts/DataTable.tsx'
import { Empty, Loaded } from '../../../../console/parts/States.tsx'
import { routePath, To } from '../../../../console/parts/To.tsx'
import { useDistrict } from '../../../../console/session/place.ts'
import { figure } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { Words } from '../../../../platform/words/words.ts'
import type { CountedRows, IndicatorDetail } from '../../indicators/contract.ts'
import { paths } from '../paths.ts'
import { sentenceIfAny } from '../sentence.ts'

type Rows = z.output<typeof CountedRows>

const step = 50

/** The records that made a counted number, as far as the reader's duties let them be seen. */
export function RowsBehind({ detail }: { detail: IndicatorDetail }) {
  const words = useWords()
  const [limit, setLimit] = useState(step)
  const rows = useRead<Rows>(paths.rowsBehind(detail.key), { limit: Math.min(limit, 200) })
  return (
    <section>
      <h2>{words('console.plans.rows.title')}</h2>
      <p className="muted">{detail.counters.map((counter) => counter.name).join(' ÷ ')}</p>
      <Loaded of={rows} rows={3}>
        {(found) => (
          <>
            <p>{words('console.plans.rows.visible', { visible: figure(found.visible), total: figure(found.total) })}</p>
            <RowsTable rows={found.rows} />
            {found.rows.length < found.visible && limit < 200 && (
              <button type="button" className="button more" onClick={() => setLimit(limit + step)}>
                {words('console.plans.rows.more')}
              </button>
            )}
          </>
        )}
      </Loaded>
    </section>
  )
}

function RowsTable({ rows }: { rows: Rows['rows'] }) {
  const words = useWords()
  const district = useDistrict()
  const names = [...new Set(rows.flatMap((row) => Object.keys(row.values)))].slice(0, 4)
  return (
    <DataTable
      caption={words('console.plans.rows.title')}
      rows={rows}
      rowKey={(row) => row.id}
      sortName="rows"
      empty={<Empty title={words('console.plans.rows.none')} />}
      columns={[
        {
          key: 'title',
          label: words('console.plans.rows.record'),
          heading: true,
          cell: (row) => <RowTitle row={row} district={district} />,
          sort: (row) => row.title,
        },
        ...names.map((name) => ({
          key: name,
          label: sentenceIfAny(words, `counter.row.${name}`) || name,
          cell: (row: Rows['rows'][number]) => said(row.values[name], words),
          sort: (row: Rows['rows'][number]) => row.values[name],
        })),
      ]}
    />
  )
}

function RowTitle({ row, district }: { row: Rows['rows'][number]; district: string }) {
  const path = row.href && routePath(row.href)?.replace(`/${district}`, '')
  return path ? <To path={path}>{row.title}</To> : row.title
}

/** A value as one reads it: what is known as a word in its own language, numbers with their thousands marked. */
function said(value: string | number | null | undefined, words: Words): string {
  if (value === null || value === undefined) return '–'
  return typeof value === 'number' ? figure(value) : sentenceIfAny(words, `counter.said.${value}`) || value
}
