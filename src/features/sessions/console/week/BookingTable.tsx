/** @jsxImportSource react */
import { ReasonButton } from '../../../../console/parts/AskButton.tsx'
import { type Column, DataTable } from '../../../../console/parts/DataTable.tsx'
import { Empty } from '../../../../console/parts/States.tsx'
import { Tag, type Tone } from '../../../../console/parts/Tag.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { instant } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { HeldSlot, SlotBooking } from '../../desk/contract.ts'
import type { BookingState } from '../../shapes.ts'
import { monthsText } from '../parts/ages.ts'
import { timeOf } from '../parts/when.ts'
import { paths } from '../paths.ts'

const tones: Partial<Record<BookingState, Tone>> = {
  booked: 'good',
  attended: 'good',
  offered: 'wait',
  held: 'wait',
  absent: 'urgent',
}

type Told = { slot: HeldSlot; rows: SlotBooking[] }

/** Bookings of a slot that keep a place, or kept one. */
export function BookingTable({ slot, rows, caption }: Told & { caption: string }) {
  const words = useWords()
  const columns = useColumns(slot)
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={({ id }) => id}
      empty={<Empty title={words('console.sessions.slot.nobody')} />}
      columns={columns}
    />
  )
}

/** Who waits, in the order in which a freed place goes to them. */
export function QueueTable({ slot, rows }: Told) {
  const words = useWords()
  const columns = useColumns(slot)
  const place: Column<SlotBooking> = {
    key: 'place',
    label: words('console.sessions.slot.place'),
    numeric: true,
    cell: ({ place }) => place ?? '–',
  }
  return (
    <DataTable
      caption={words('console.sessions.slot.queue', { n: rows.length })}
      sortName="queue"
      rows={rows}
      rowKey={({ id }) => id}
      empty={<Empty title={words('console.sessions.slot.no_queue')} />}
      columns={[place, ...columns]}
    />
  )
}

function useColumns(slot: HeldSlot): Column<SlotBooking>[] {
  const words = useWords()
  return [
    {
      key: 'name',
      label: words('console.sessions.slot.name'),
      heading: true,
      width: '24%',
      sort: ({ name }) => name,
      cell: ({ name, months, person }) => (
        <>
          {person ? <To path={`/people/${person}`}>{name}</To> : <b>{name}</b>}{' '}
          <span className="muted">{monthsText(months, words)}</span>
        </>
      ),
    },
    {
      key: 'state',
      label: words('console.sessions.slot.state'),
      sort: ({ state }) => state,
      cell: ({ state, expiresAt, why }) => (
        <>
          <Tag tone={tones[state] ?? 'quiet'}>{words(`console.sessions.state.${state}`)}</Tag>{' '}
          {expiresAt && <span className="src">{words('console.sessions.slot.until', { at: timeOf(expiresAt) })}</span>}
          {why && <span className="src">{why}</span>}
        </>
      ),
    },
    {
      key: 'made',
      label: words('console.sessions.slot.made'),
      sort: ({ madeAt }) => madeAt,
      cell: ({ madeAt }) => instant(madeAt),
    },
    {
      key: 'channel',
      label: words('console.sessions.slot.channel'),
      cell: ({ channel, bookedByName }) => (
        <>
          {words(`console.sessions.channel.${channel}`)} <span className="src">{bookedByName}</span>
        </>
      ),
    },
    {
      key: 'free',
      label: words('console.sessions.slot.price'),
      cell: ({ state, free, overrideWhy }) => (
        <>
          {state === 'queued' ? '–' : words(free ? 'console.sessions.slot.free' : 'console.sessions.slot.not_free')}
          {overrideWhy && <div className="src">{words('console.sessions.slot.overridden', { why: overrideWhy })}</div>}
        </>
      ),
    },
    {
      key: 'deed',
      label: words('console.sessions.slot.deed'),
      cell: (row) => <CancelFor slot={slot} row={row} />,
    },
  ]
}

/** Gives a place or a turn up for somebody whose record the reader keeps; of a slot that is over, sets right who came and who did not. */
function CancelFor({ slot, row }: { slot: HeldSlot; row: SlotBooking }) {
  const words = useWords()
  if (slot.state === 'over' && (row.state === 'attended' || row.state === 'absent')) {
    const state = row.state === 'attended' ? 'absent' : 'attended'
    const label = words(`console.sessions.slot.correct_${state}`)
    return (
      <ReasonButton
        label={label}
        title={label}
        about={row.name}
        wish={(reason) => ({
          path: paths.correction(row.id),
          body: { state, reason },
          done: words('console.sessions.slot.correct_done', { name: row.name }),
        })}
      />
    )
  }
  const open = ['held', 'booked', 'queued', 'offered'].includes(row.state) && slot.state !== 'over'
  if (!open || row.person === null) return '–'
  return (
    <ReasonButton
      label={words('console.sessions.slot.cancel_one')}
      title={words('console.sessions.slot.cancel_one')}
      about={row.name}
      wish={(why) => ({
        path: paths.bookingCancellation(row.id),
        body: { why },
        done: words('console.sessions.slot.cancel_one_done', { name: row.name }),
      })}
    />
  )
}
