/** @jsxImportSource react */
import type { ReactNode } from 'react'
import type { z } from 'zod'
import { type Column, DataTable } from '../../../../console/parts/DataTable.tsx'
import { Tag } from '../../../../console/parts/Tag.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { figure } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { Words } from '../../../../platform/words/words.ts'
import type { FacilityRow } from '../../facilities/contract.ts'

type Row = z.output<typeof FacilityRow>

/** Facilities as a register shows them: what, where, who runs it, what it holds and how full it is. */
export function PlaceTable({ facilities, empty }: { facilities: Row[]; empty: ReactNode }) {
  const words = useWords()
  return (
    <DataTable
      caption={words('console.places.list.title')}
      rows={facilities}
      rowKey={(row) => row.id}
      empty={empty}
      columns={columns(words)}
    />
  )
}

const columns = (words: Words): Column<Row>[] => [
  {
    key: 'name',
    label: words('console.places.name'),
    heading: true,
    width: '30%',
    cell: (row) => <Name row={row} />,
    sort: (row) => row.name,
  },
  { key: 'type', label: words('console.places.list.type'), cell: (row) => row.typeName, sort: (row) => row.typeName },
  { key: 'street', label: words('console.places.street'), cell: (row) => row.streetName, sort: (row) => row.street },
  {
    key: 'organization',
    label: words('console.places.operator.label'),
    width: '20%',
    cell: (row) => row.organization && <To path={`/places/organizations/${row.organization.id}`}>{row.organization.name}</To>,
    sort: (row) => row.organization?.name,
  },
  {
    key: 'capacity',
    label: words('console.places.list.capacity'),
    numeric: true,
    cell: (row) => capacityText(row, words),
    sort: (row) => row.capacity.beds + row.capacity.places + row.capacity.day || null,
  },
  {
    key: 'free',
    label: words('console.places.list.free'),
    numeric: true,
    cell: (row) => (row.taken.length === 0 ? '–' : row.taken.map(({ free }) => (free === null ? '–' : figure(free))).join(' / ')),
    sort: (row) => row.taken[0]?.free,
  },
]

function Name({ row }: { row: Row }) {
  const words = useWords()
  return (
    <>
      <To path={`/places/${row.id}`} className="place-name">
        {row.name}
      </To>{' '}
      {!row.open && <Tag>{words('console.places.closed')}</Tag>}
      <div className="src">{row.address || row.committeeName}</div>
    </>
  )
}

function capacityText({ capacity: { beds, nursing, places, inclusive, day } }: Row, words: Words): ReactNode {
  const parts = [
    beds > 0 && words('console.places.capacity.beds', { n: figure(beds), nursing: figure(nursing) }),
    places > 0 && words('console.places.capacity.places', { n: figure(places), inclusive: figure(inclusive) }),
    day > 0 && words('console.places.capacity.day', { n: figure(day) }),
  ].filter((part) => part !== false)
  return parts.length === 0 ? '–' : parts.join(' · ')
}
