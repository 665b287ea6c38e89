/** @jsxImportSource react */
import type { z } from 'zod'
import { useRead } from '../../../../console/api/use-read.ts'
import { DataTable } from '../../../../console/parts/DataTable.tsx'
import { Chip } from '../../../../console/parts/Filters.tsx'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { RecordDrawer } from '../../../../console/parts/RecordDrawer.tsx'
import { Empty, Loaded } from '../../../../console/parts/States.tsx'
import { useAddress } from '../../../../console/session/place.ts'
import { useHolds } from '../../../../console/session/session.tsx'
import { instant } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { ProposalRow, Proposals } from '../../proposals/contract.ts'
import { BackToList } from '../parts/BackToList.tsx'
import { paths } from '../paths.ts'
import '../places.css'
import { FateTag } from './FateTag.tsx'
import { Proposal } from './Proposal.tsx'
import { ProposeNew } from './Propose.tsx'

/** What streets propose about facilities: those that wait first; each opens to what would change and to its decision. */
export function ProposalsPage() {
  const words = useWords()
  const proposes = useHolds('street_officer')
  const [{ state, open }, setAddress] = useAddress()
  // A proposal that was opened from elsewhere may have been decided since.
  const waiting = useRead<z.output<typeof Proposals>>(paths.proposals, { state: state === 'decided' ? 'decided' : 'waiting' })
  const all = useRead<z.output<typeof Proposals>>(paths.proposals, { state: 'all' }, { enabled: Boolean(open) })
  const chosen = [waiting, all].flatMap(({ data }) => data?.proposals ?? []).find(({ id }) => id === open)
  return (
    <>
      <PageHead
        title={words('console.places.proposals.title')}
        note={words(proposes ? 'console.places.proposals.note_street' : 'console.places.proposals.note')}
        actions={
          <>
            <BackToList />
            {proposes && <ProposeNew />}
          </>
        }
      />
      <div className="filters">
        <Chip name="state" value="decided" label={words('console.places.proposals.only_decided')} />
      </div>
      <Loaded of={waiting}>
        {({ proposals }) => (
          <Table
            rows={state === 'decided' ? [...proposals].reverse() : proposals}
            open={open}
            decided={state === 'decided'}
            onOpen={(id) => setAddress({ open: id })}
          />
        )}
      </Loaded>
      {chosen && (
        <RecordDrawer key={chosen.id} title={chosen.name} onClose={() => setAddress({ open: undefined })}>
          <Proposal row={chosen} />
        </RecordDrawer>
      )}
    </>
  )
}

type Told = { rows: ProposalRow[]; open: string | undefined; decided: boolean; onOpen(id: string): void }

function Table({ rows, open, decided, onOpen }: Told) {
  const words = useWords()
  return (
    <DataTable
      caption={words('console.places.proposals.title')}
      rows={rows}
      rowKey={(row) => row.id}
      current={open}
      empty={
        <Empty title={words(decided ? 'console.places.proposals.none_decided' : 'console.places.proposals.none')}>
          {words('console.places.proposals.none_hint')}
        </Empty>
      }
      columns={[
        {
          key: 'name',
          label: words('console.places.proposals.about'),
          heading: true,
          width: '32%',
          cell: (row) => (
            <>
              <button type="button" className="link" onClick={() => onOpen(row.id)}>
                {row.name}
              </button>
              <div className="src">{row.typeName}</div>
            </>
          ),
          sort: (row) => row.name,
        },
        {
          key: 'kind',
          label: words('console.places.proposals.kind'),
          cell: (row) => words(`places.proposal_kind.${row.kind}`),
          sort: (row) => row.kind,
        },
        { key: 'street', label: words('console.places.street'), cell: (row) => row.streetName, sort: (row) => row.street },
        {
          key: 'by',
          label: words('console.places.proposals.by'),
          cell: (row) => `${row.proposed.name} · ${instant(row.proposed.at)}`,
          sort: (row) => row.proposed.at,
        },
        { key: 'state', label: words('console.places.list.state'), cell: (row) => <FateTag row={row} /> },
      ]}
    />
  )
}
