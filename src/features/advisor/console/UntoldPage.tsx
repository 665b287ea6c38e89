/** @jsxImportSource react */
import { useRead } from '../../../console/api/use-read.ts'
import { AskButton } from '../../../console/parts/AskButton.tsx'
import { type Column, DataTable } from '../../../console/parts/DataTable.tsx'
import { Field } from '../../../console/parts/Field.tsx'
import { PageHead } from '../../../console/parts/PageHead.tsx'
import { Empty, Loaded } from '../../../console/parts/States.tsx'
import { To } from '../../../console/parts/To.tsx'
import { textOf, WriteForm } from '../../../console/parts/WriteForm.tsx'
import { useWords } from '../../../console/words/words.ts'
import { Telephone } from '../../services/console/parts/Telephone.tsx'
import { officerWays, type Untold, type UntoldList } from '../../services/consultations/contract.ts'
import { useServiceNames } from './names.ts'
import { AdvicePages } from './Pages.tsx'

/** Those who became entitled to something and whom nobody has told: the street calls, and takes down that it did, or that they do not want it. */
export function UntoldPage() {
  const words = useWords()
  const list = useRead<UntoldList>('/untold', { limit: 200 })
  return (
    <>
      <PageHead
        title={words('console.advisor.untold.title')}
        note={
          list.data?.judgedOn
            ? words('console.advisor.untold.note', { on: list.data.judgedOn, n: list.data.total })
            : words('console.advisor.untold.never')
        }
        actions={<AdvicePages />}
      />
      <Loaded of={list}>{({ untold }) => <Rows rows={untold} />}</Loaded>
    </>
  )
}

function Rows({ rows }: { rows: Untold[] }) {
  const words = useWords()
  const nameOf = useServiceNames()
  const columns: Column<Untold>[] = [
    {
      key: 'name',
      label: words('console.advisor.untold.person'),
      heading: true,
      cell: (row) => <To path={`/people/${row.person}`}>{row.name}</To>,
      sort: (row) => row.name,
    },
    {
      key: 'age',
      label: words('console.advisor.untold.age'),
      numeric: true,
      cell: (row) => row.age ?? '–',
      sort: (row) => row.age ?? 0,
    },
    {
      key: 'street',
      label: words('console.advisor.untold.street'),
      cell: (row) => row.streetName ?? '–',
      sort: (row) => row.streetName ?? '',
    },
    {
      key: 'services',
      label: words('console.advisor.untold.services'),
      broad: true,
      cell: (row) => row.services.map(nameOf).join(words('advisor.comma')),
    },
    { key: 'found', label: words('console.advisor.untold.found'), cell: (row) => row.foundOn, sort: (row) => row.foundOn },
    {
      key: 'deeds',
      label: words('console.advisor.untold.deeds'),
      broad: true,
      cell: (row) => (
        <span className="buttons">
          <AskButton
            label={words('console.advisor.untold.tell')}
            title={words('console.advisor.untold.tell_title', { name: row.name })}
          >
            {(close) => <HowForm row={row} deed="tell" close={close} />}
          </AskButton>
          <AskButton
            kind="link"
            label={words('console.advisor.untold.refuse')}
            title={words('console.advisor.untold.refuse_title', { name: row.name })}
          >
            {(close) => <HowForm row={row} deed="refuse" close={close} />}
          </AskButton>
        </span>
      ),
    },
  ]
  return (
    <DataTable
      caption={words('console.advisor.untold.title')}
      rows={rows}
      rowKey={(row) => row.person}
      columns={columns}
      empty={<Empty title={words('console.advisor.untold.none')}>{words('console.advisor.untold.none_hint')}</Empty>}
    />
  )
}

function HowForm({ row, deed, close }: { row: Untold; deed: 'tell' | 'refuse'; close(): void }) {
  const words = useWords()
  const nameOf = useServiceNames()
  const ways = officerWays.filter((way) => deed === 'tell' || way !== 'letter')
  return (
    <WriteForm
      grave={deed === 'refuse'}
      wish={(fields) => ({
        path: `/persons/${row.person}/${deed === 'tell' ? 'tellings' : 'telling-refusal'}`,
        body: { how: textOf(fields, 'how'), ...(deed === 'tell' ? { services: row.services } : {}) },
        done: words(`console.advisor.untold.${deed}_done`),
      })}
      button={words(`console.advisor.untold.${deed}`)}
      onDone={close}
      onCancel={close}
    >
      {(wrong) => (
        <>
          <p>{row.services.map(nameOf).join(words('advisor.comma'))}</p>
          {row.telephone && (
            <p>
              <Telephone person={row.person} />
            </p>
          )}
          <Field label={words('console.advisor.untold.how')} error={wrong('how')}>
            {(told) => (
              <select {...told} name="how" required defaultValue="phone">
                {ways.map((way) => (
                  <option key={way} value={way}>
                    {words(`console.advisor.way.${way}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </>
      )}
    </WriteForm>
  )
}
