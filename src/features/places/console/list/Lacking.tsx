/** @jsxImportSource react */
import { useState } from 'react'
import type { z } from 'zod'
import { useRead } from '../../../../console/api/use-read.ts'
import { DataTable } from '../../../../console/parts/DataTable.tsx'
import { Empty, Loaded } from '../../../../console/parts/States.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { figure } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { GapRows } from '../../counting/contract.ts'
import { useStreets } from '../parts/register.ts'
import { paths } from '../paths.ts'

type Row = z.output<typeof GapRows>['rows'][number]

const step = 100

/** The facilities that lack what a number needs: each opens to where it is mended. */
export function Lacking({ counter, street }: { counter: string; street: string | undefined }) {
  const words = useWords()
  const [limit, setLimit] = useState(step)
  const streets = useStreets()
  const rows = useRead<z.output<typeof GapRows>>(paths.gapRows, { counter, street, limit })
  return (
    <Loaded of={rows}>
      {(found) => (
        <>
          <p>{words('console.places.lacking.total', { n: figure(found.total) })}</p>
          <DataTable
            caption={words('console.places.list.lacking')}
            rows={found.rows}
            rowKey={(row) => row.id}
            empty={<Empty title={words('console.places.lacking.none')} />}
            columns={[
              {
                key: 'name',
                label: words('console.places.name'),
                heading: true,
                cell: (row: Row) => <To path={`/places/${row.id}`}>{row.title}</To>,
                sort: (row) => row.title,
              },
              {
                key: 'street',
                label: words('console.places.street'),
                cell: (row) => streets.find(({ code }) => code === row.street)?.name ?? row.street,
                sort: (row) => row.street,
              },
            ]}
          />
          {found.rows.length < found.total && limit < 500 && (
            <button type="button" className="button more" onClick={() => setLimit(Math.min(500, limit + step))}>
              {words('console.places.list.next', { shown: found.rows.length })}
            </button>
          )}
        </>
      )}
    </Loaded>
  )
}
