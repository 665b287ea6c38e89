/** @jsxImportSource react */
import type { z } from 'zod'
import { useRead } from '../../../../console/api/use-read.ts'
import { AskButton } from '../../../../console/parts/AskButton.tsx'
import { DataTable } from '../../../../console/parts/DataTable.tsx'
import { Empty, Loaded } from '../../../../console/parts/States.tsx'
import { figure } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { Bed, Beds as BedsShape } from '../../capacity/contract.ts'
import { Panel } from '../parts/Panel.tsx'
import { paths } from '../paths.ts'
import { AddBedsForm, ChangeBedsForm, RemoveBedsForm } from './BedForms.tsx'
import { type Room, roomsOf } from './rooms.ts'

const forms = { add: AddBedsForm, change: ChangeBedsForm, remove: RemoveBedsForm } as const

/** The beds in service on the day, by room with what they are; added in runs, changed in kind or taken out of service from a day on. */
export function Beds({ facility, may }: { facility: string; may: boolean }) {
  const words = useWords()
  const beds = useRead<z.output<typeof BedsShape>>(paths.beds(facility))
  return (
    <Panel
      title={words('console.places.beds.title')}
      actions={
        may &&
        (['add', 'change', 'remove'] as const).map((what) => {
          const Form = forms[what]
          return (
            <AskButton
              key={what}
              kind="link"
              label={words(`console.places.beds.${what}`)}
              title={words(`console.places.beds.${what}`)}
            >
              {(close) => <Form facility={facility} close={close} />}
            </AskButton>
          )
        })
      }
    >
      <Loaded of={beds} rows={4}>
        {(found) => (
          <>
            <Sums beds={found.beds} />
            <Rooms rooms={roomsOf(found.beds)} />
          </>
        )}
      </Loaded>
    </Panel>
  )
}

function Sums({ beds }: { beds: readonly Bed[] }) {
  const words = useWords()
  const share = (n: number) => (beds.length === 0 ? 0 : Math.round((n / beds.length) * 1000) / 10)
  return (
    <ul className="place-sums">
      <li>
        <b>{figure(beds.length)}</b> {words('console.places.beds.total')}
      </li>
      {(['nursing', 'dementia', 'basic'] as const).map((kind) => {
        const n = beds.filter((bed) => bed[kind]).length
        return (
          <li key={kind}>
            <b>{figure(n)}</b> {words(`console.places.bed.${kind}`)}
            {n > 0 && <span className="muted">{` ${share(n)}%`}</span>}
          </li>
        )
      })}
    </ul>
  )
}

function Rooms({ rooms }: { rooms: Room[] }) {
  const words = useWords()
  const some = (n: number, room: Room) => (n === 0 ? '–' : n === room.n ? words('console.places.beds.all') : figure(n))
  const kinds = (['nursing', 'dementia', 'basic'] as const).map((kind) => ({
    key: kind,
    label: words(`console.places.bed.${kind}`),
    numeric: true,
    cell: (room: Room) => some(room[kind], room),
    sort: (room: Room) => room[kind],
  }))
  return (
    <div className="place-rooms">
      <DataTable
        caption={words('console.places.beds.title')}
        rows={rooms}
        rowKey={({ room }) => room}
        sortName="rooms"
        empty={<Empty title={words('console.places.beds.none')} />}
        columns={[
          {
            key: 'room',
            label: words('console.places.beds.room'),
            heading: true,
            cell: ({ room }) => room || words('console.places.beds.no_room'),
            sort: ({ room }) => room,
          },
          { key: 'floor', label: words('console.places.beds.floor'), cell: ({ floor }) => floor || '–' },
          { key: 'beds', label: words('console.places.beds.labels'), broad: true, cell: ({ beds }) => beds },
          { key: 'n', label: words('console.places.beds.n'), numeric: true, cell: ({ n }) => figure(n), sort: ({ n }) => n },
          ...kinds,
          { key: 'since', label: words('console.places.since'), cell: ({ since }) => since, sort: ({ since }) => since },
        ]}
      />
    </div>
  )
}
