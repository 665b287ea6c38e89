/** @jsxImportSource react */
import { useState } from 'react'
import { useRead } from '../../../console/api/use-read.ts'
import { type Column, DataTable } from '../../../console/parts/DataTable.tsx'
import { Choice } from '../../../console/parts/Filters.tsx'
import { PageHead } from '../../../console/parts/PageHead.tsx'
import { Empty, Loaded } from '../../../console/parts/States.tsx'
import { Tag } from '../../../console/parts/Tag.tsx'
import { To } from '../../../console/parts/To.tsx'
import { useAddress } from '../../../console/session/place.ts'
import { useWords } from '../../../console/words/words.ts'
import type { Delivery, DeliveryList } from '../desk/contract.ts'
import { channels, states } from '../shapes.ts'
import { LetterDeeds } from './LetterDeeds.tsx'
import { MessagePages } from './Pages.tsx'
import { minuteOf, toneOf } from './say.ts'

/** What was delivered to whom, by which way and with what end; never what it said. */
export function DeliveriesPage() {
  const words = useWords()
  const [{ state, channel }] = useAddress()
  const [limit, setLimit] = useState(50)
  const list = useRead<DeliveryList>('/messages', { state, channel, limit })
  return (
    <>
      <PageHead
        title={words('console.messages.deliveries.title')}
        note={words('console.messages.deliveries.note')}
        actions={<MessagePages />}
      />
      <div className="filters">
        <Choice
          name="channel"
          label={words('console.messages.way')}
          all={words('console.messages.all_ways')}
          options={channels.map((value) => ({ value, label: words(`messages.channel.${value}`) }))}
        />
        <Choice
          name="state"
          label={words('console.messages.state')}
          all={words('console.messages.all_states')}
          options={states.map((value) => ({ value, label: words(`messages.state.${value}`) }))}
        />
      </div>
      <Loaded of={list}>
        {({ deliveries, counts, next }) => (
          <>
            <Counts counts={counts} />
            <Rows rows={deliveries} />
            {next && limit < 200 && (
              <button type="button" className="button more" onClick={() => setLimit(200)}>
                {words('console.messages.deliveries.more')}
              </button>
            )}
          </>
        )}
      </Loaded>
    </>
  )
}

function Counts({ counts }: { counts: DeliveryList['counts'] }) {
  const words = useWords()
  const all = counts.reduce((sum, { n }) => sum + n, 0)
  if (all === 0) return null
  const of = (state: string) => counts.reduce((sum, one) => sum + (one.state === state ? one.n : 0), 0)
  return (
    <p className="muted">
      {words('console.messages.deliveries.month', { all })}
      {states
        .filter((state) => of(state) > 0)
        .map((state) => `${words(`messages.state.${state}`)} ${of(state)}`)
        .join(' · ')}
    </p>
  )
}

function Rows({ rows }: { rows: Delivery[] }) {
  const words = useWords()
  const columns: Column<Delivery>[] = [
    { key: 'at', label: words('console.messages.at'), cell: (row) => minuteOf(row.madeAt), sort: (row) => row.madeAt },
    {
      key: 'person',
      label: words('console.messages.who'),
      heading: true,
      cell: (row) => <To path={`/messages/of/${row.person}`}>{row.personName}</To>,
      sort: (row) => row.personName,
    },
    {
      key: 'street',
      label: words('console.messages.street'),
      cell: (row) => row.streetName ?? '–',
      sort: (row) => row.streetName ?? '',
    },
    {
      key: 'kind',
      label: words('console.messages.kind'),
      cell: (row) => words(`notice.kind.${row.kind}`),
      sort: (row) => row.kind,
    },
    {
      key: 'channel',
      label: words('console.messages.way'),
      cell: (row) => (
        <>
          {words(`messages.channel.${row.channel}`)} <span className="muted">{row.sentTo}</span>
        </>
      ),
      sort: (row) => row.channel,
    },
    { key: 'because', label: words('console.messages.because'), cell: (row) => words(`messages.because.${row.because}`) },
    {
      key: 'state',
      label: words('console.messages.state'),
      cell: (row) => <Tag tone={toneOf[row.state]}>{words(`messages.state.${row.state}`)}</Tag>,
      sort: (row) => row.state,
    },
    { key: 'deeds', label: words('console.messages.deeds'), broad: true, cell: (row) => <LetterDeeds row={row} /> },
  ]
  return (
    <DataTable
      caption={words('console.messages.deliveries.title')}
      rows={rows}
      rowKey={(row) => row.id}
      columns={columns}
      empty={<Empty title={words('console.messages.deliveries.none')}>{words('console.messages.deliveries.none_hint')}</Empty>}
    />
  )
}
