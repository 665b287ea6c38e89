/** @jsxImportSource react */
import { useRead } from '../../../console/api/use-read.ts'
import { AskButton } from '../../../console/parts/AskButton.tsx'
import { type Column, DataTable } from '../../../console/parts/DataTable.tsx'
import { Field } from '../../../console/parts/Field.tsx'
import { PageHead } from '../../../console/parts/PageHead.tsx'
import { Empty, Loaded } from '../../../console/parts/States.tsx'
import { Tag } from '../../../console/parts/Tag.tsx'
import { To } from '../../../console/parts/To.tsx'
import { textOf, WriteForm } from '../../../console/parts/WriteForm.tsx'
import { useWords } from '../../../console/words/words.ts'
import type { CallBack, CallBackList } from '../desk/contract.ts'
import { MessagePages } from './Pages.tsx'
import { minuteOf } from './say.ts'

/** Who is to be called, what is to be said, and how the call went: the most urgent first. */
export function CallBacksPage() {
  const words = useWords()
  const list = useRead<CallBackList>('/call-backs')
  return (
    <>
      <PageHead
        title={words('console.messages.calls.title')}
        note={list.data ? words('console.messages.calls.note', { n: list.data.total }) : undefined}
        actions={<MessagePages />}
      />
      <Loaded of={list}>{({ callBacks }) => <Rows rows={callBacks} />}</Loaded>
    </>
  )
}

function Rows({ rows }: { rows: CallBack[] }) {
  const words = useWords()
  const columns: Column<CallBack>[] = [
    {
      key: 'person',
      label: words('console.messages.who'),
      heading: true,
      cell: (row) => (
        <>
          <To path={`/messages/of/${row.person}`}>{row.personName}</To>{' '}
          {row.urgent && <Tag tone="urgent">{words('console.messages.calls.urgent')}</Tag>}
        </>
      ),
    },
    {
      key: 'phone',
      label: words('console.messages.calls.phone'),
      cell: (row) => (row.phone ? <a href={`tel:${row.phone}`}>{row.phone}</a> : words('console.messages.calls.no_phone')),
    },
    {
      key: 'street',
      label: words('console.messages.street'),
      cell: (row) => row.streetName ?? '–',
      sort: (row) => row.streetName ?? '',
    },
    { key: 'text', label: words('console.messages.calls.say'), broad: true, cell: (row) => row.text },
    {
      key: 'why',
      label: words('console.messages.because'),
      cell: (row) => words(row.state === 'failed' ? 'messages.work.failed' : `messages.because.${row.because}`),
    },
    {
      key: 'until',
      label: words('console.messages.calls.until'),
      cell: (row) => (row.until ? minuteOf(row.until) : '–'),
      sort: (row) => row.until ?? '9',
    },
    {
      key: 'calls',
      label: words('console.messages.calls.tries'),
      numeric: true,
      cell: (row) => row.calls,
      sort: (row) => row.calls,
    },
    {
      key: 'deeds',
      label: words('console.messages.deeds'),
      broad: true,
      cell: (row) => (
        <span className="buttons">
          <Called row={row} reached />
          <Called row={row} reached={false} />
        </span>
      ),
    },
  ]
  return (
    <DataTable
      caption={words('console.messages.calls.title')}
      rows={rows}
      rowKey={(row) => row.id}
      columns={columns}
      empty={<Empty title={words('console.messages.calls.none')}>{words('console.messages.calls.none_hint')}</Empty>}
    />
  )
}

function Called({ row, reached }: { row: CallBack; reached: boolean }) {
  const words = useWords()
  const label = words(reached ? 'messages.outcome.reached' : 'messages.outcome.not_reached')
  return (
    <AskButton
      kind={reached ? 'button' : 'link'}
      label={label}
      title={words('console.messages.calls.called', { name: row.personName, outcome: label })}
    >
      {(close) => (
        <WriteForm
          wish={(fields) => ({
            path: `/messages/${row.id}/calls`,
            ...{ body: { reached, note: textOf(fields, 'note') }, done: words('console.messages.calls.done') },
          })}
          button={label}
          onDone={close}
          onCancel={close}
        >
          {(wrong) => (
            <>
              <p>{row.text}</p>
              <Field label={words('console.messages.note')} error={wrong('note')}>
                {(told) => <input {...told} name="note" maxLength={300} />}
              </Field>
            </>
          )}
        </WriteForm>
      )}
    </AskButton>
  )
}
