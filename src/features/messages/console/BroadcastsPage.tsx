/** @jsxImportSource react */
import { useRead } from '../../../console/api/use-read.ts'
import { useWrite } from '../../../console/api/use-write.ts'
import { type Column, DataTable } from '../../../console/parts/DataTable.tsx'
import { PageHead } from '../../../console/parts/PageHead.tsx'
import { Empty, Loaded } from '../../../console/parts/States.tsx'
import { Tag } from '../../../console/parts/Tag.tsx'
import { useWords } from '../../../console/words/words.ts'
import type { Broadcast, BroadcastList } from '../broadcasts/contract.ts'
import { states } from '../shapes.ts'
import { BroadcastForm } from './BroadcastForm.tsx'
import { MessagePages } from './Pages.tsx'
import { minuteOf } from './say.ts'

/** What was sent to many, how far it has come and how it fared; and what is to be sent next. */
export function BroadcastsPage() {
  const words = useWords()
  const list = useRead<BroadcastList>('/broadcasts')
  return (
    <>
      <PageHead
        title={words('console.messages.broadcasts.title')}
        note={words('console.messages.broadcasts.note')}
        actions={<MessagePages />}
      />
      <Loaded of={list}>
        {({ broadcasts, services }) => (
          <>
            {services.length > 0 && <BroadcastForm services={services} />}
            <Rows rows={broadcasts} mine={new Set(services.map(({ id }) => id))} />
          </>
        )}
      </Loaded>
    </>
  )
}

function Rows({ rows, mine }: { rows: Broadcast[]; mine: ReadonlySet<string> }) {
  const words = useWords()
  const columns: Column<Broadcast>[] = [
    { key: 'title', label: words('console.messages.broadcasts.heading'), heading: true, cell: (row) => row.title },
    { key: 'service', label: words('console.messages.broadcasts.service'), cell: (row) => row.serviceName },
    { key: 'text', label: words('console.messages.broadcasts.text'), broad: true, cell: (row) => row.textZh },
    { key: 'at', label: words('console.messages.at'), cell: (row) => minuteOf(row.madeAt), sort: (row) => row.madeAt },
    {
      key: 'state',
      label: words('console.messages.state'),
      cell: (row) => (
        <Tag tone={row.state === 'sent' ? 'good' : row.state === 'sending' ? 'wait' : 'quiet'}>
          {words(`console.messages.broadcasts.is_${row.state}`, { done: row.lookedAt, all: row.candidates })}
        </Tag>
      ),
    },
    {
      key: 'told',
      label: words('console.messages.broadcasts.told'),
      numeric: true,
      cell: (row) => row.told,
      sort: (row) => row.told,
    },
    {
      key: 'fared',
      label: words('console.messages.broadcasts.fared'),
      cell: (row) =>
        states
          .filter((state) => row.fared[state])
          .map((state) => `${words(`messages.state.${state}`)} ${row.fared[state]}`)
          .join(' · ') || '–',
    },
    {
      key: 'deeds',
      label: words('console.messages.deeds'),
      broad: true,
      cell: (row) => (row.state === 'sending' && mine.has(row.service) ? <Stop id={row.id} /> : '–'),
    },
  ]
  return (
    <DataTable
      caption={words('console.messages.broadcasts.title')}
      rows={rows}
      rowKey={(row) => row.id}
      columns={columns}
      empty={<Empty title={words('console.messages.broadcasts.none')} />}
    />
  )
}

function Stop({ id }: { id: string }) {
  const words = useWords()
  const write = useWrite()
  return (
    <button
      type="button"
      className="link"
      disabled={write.isPending}
      onClick={() => write.mutate({ path: `/broadcasts/${id}/stop`, done: words('console.messages.broadcasts.stopped') })}
    >
      {words('console.messages.broadcasts.stop')}
    </button>
  )
}
