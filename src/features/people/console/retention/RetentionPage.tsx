/** @jsxImportSource react */
import { useRead } from '../../../../console/api/use-read.ts'
import { DataTable } from '../../../../console/parts/DataTable.tsx'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { RecordDrawer } from '../../../../console/parts/RecordDrawer.tsx'
import { Empty, Loaded } from '../../../../console/parts/States.tsx'
import { Tag } from '../../../../console/parts/Tag.tsx'
import { useAddress } from '../../../../console/session/place.ts'
import { useHolds } from '../../../../console/session/session.tsx'
import { figure, instant } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { RetentionRun } from '../../retention/contract.ts'
import { paths } from '../paths.ts'
import '../people.css'
import { RunButtons } from './RunButtons.tsx'
import { RunReport } from './RunReport.tsx'
import { Schedule } from './Schedule.tsx'

/** How long what is kept, what is due by the last count, and what earlier runs did, each with its report. */
export function RetentionPage() {
  const words = useWords()
  const keeps = useHolds('coordinator', 'administrator')
  const runs = useRead<{ runs: RetentionRun[] }>(paths.retentionRuns)
  const [{ open }, setAddress] = useAddress()
  const chosen = runs.data?.runs.find(({ id }) => id === open)
  const last = runs.data?.runs[0]
  return (
    <>
      <PageHead
        title={words('console.people.retention.title')}
        note={words('console.people.retention.note')}
        actions={keeps && <RunButtons last={last} onRun={(run) => setAddress({ open: run.id })} />}
      />
      <Schedule last={last} />
      <section aria-labelledby="runs">
        <h2 id="runs">{words('console.people.retention.runs')}</h2>
        <Loaded of={runs}>
          {({ runs: found }) => <Runs runs={found} open={open} onOpen={(id) => setAddress({ open: id })} />}
        </Loaded>
      </section>
      {chosen && (
        <RecordDrawer
          key={chosen.id}
          wide
          title={words(chosen.dry ? 'console.people.retention.report_dry' : 'console.people.retention.report', {
            day: chosen.onDay,
          })}
          onClose={() => setAddress({ open: undefined })}
        >
          <RunReport run={chosen} />
        </RecordDrawer>
      )}
    </>
  )
}

function Runs({ runs, open, onOpen }: { runs: RetentionRun[]; open: string | undefined; onOpen(id: string): void }) {
  const words = useWords()
  const sum = (run: RetentionRun, of: 'due' | 'done' | 'left') => run.lines.reduce((all, line) => all + line[of], 0)
  return (
    <DataTable
      caption={words('console.people.retention.runs')}
      rows={runs}
      rowKey={(run) => run.id}
      current={open}
      sortName="runs"
      empty={<Empty title={words('console.people.retention.no_runs')}>{words('console.people.retention.no_runs_hint')}</Empty>}
      columns={[
        {
          key: 'at',
          label: words('console.people.retention.ran_at'),
          heading: true,
          cell: (run) => (
            <button type="button" className="link" onClick={() => onOpen(run.id)}>
              {instant(run.ranAt)}
            </button>
          ),
          sort: (run) => run.ranAt,
        },
        {
          key: 'kind',
          label: words('console.people.retention.how'),
          cell: (run) => (
            <Tag tone={run.dry ? 'quiet' : 'good'}>{words(`console.people.retention.${run.dry ? 'dry' : 'real'}`)}</Tag>
          ),
        },
        { key: 'by', label: words('console.people.retention.by'), cell: (run) => run.ranBy },
        { key: 'due', label: words('console.people.retention.due'), numeric: true, cell: (run) => figure(sum(run, 'due')) },
        { key: 'done', label: words('console.people.retention.done'), numeric: true, cell: (run) => figure(sum(run, 'done')) },
      ]}
    />
  )
}
