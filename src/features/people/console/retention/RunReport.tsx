/** @jsxImportSource react */
import { DataTable } from '../../../../console/parts/DataTable.tsx'
import { SavedSheet } from '../../../../console/parts/SavedSheet.tsx'
import { figure, instant } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { RetentionLine, RetentionRun } from '../../retention/contract.ts'
import { kindText } from './say.ts'

/** What one run counted or did, kind by kind; the report can be taken along. */
export function RunReport({ run }: { run: RetentionRun }) {
  const words = useWords()
  const heading = (key: string) => words(`console.people.retention.${key}`)
  const what = (line: RetentionLine) => (line.unknown ? heading('unknown') : words(`people.retention.what.${line.what}`))
  const lines = () => [
    [heading('what'), heading('then'), heading('before'), heading('due'), heading('done'), heading('left')],
    ...run.lines.map((line) => [
      kindText(line.kind, words),
      what(line),
      line.before,
      ...[line.due, line.done, line.left].map(String),
    ]),
  ]
  return (
    <>
      <p>
        {words(run.dry ? 'console.people.retention.said_dry' : 'console.people.retention.said', {
          name: run.ranBy,
          at: instant(run.ranAt),
        })}
      </p>
      <DataTable
        caption={words('console.people.retention.report', { day: run.onDay })}
        rows={run.lines}
        rowKey={(line) => line.kind}
        sortName="lines"
        empty={null}
        columns={[
          { key: 'kind', label: heading('what'), heading: true, width: '30%', cell: (line) => kindText(line.kind, words) },
          { key: 'then', label: heading('then'), cell: what },
          { key: 'before', label: heading('before'), cell: (line) => line.before },
          { key: 'due', label: heading('due'), numeric: true, cell: (line) => figure(line.due) },
          { key: 'done', label: heading('done'), numeric: true, cell: (line) => figure(line.done) },
          { key: 'left', label: heading('left'), numeric: true, cell: (line) => figure(line.left) },
        ]}
      />
      {run.unscheduled.length > 0 && (
        <p className="notice">
          {words('console.people.retention.unscheduled', {
            kinds: run.unscheduled.map((kind) => kindText(kind, words)).join(words('console.people.retention.comma')),
          })}
        </p>
      )}
      <p>
        <SavedSheet name={words('console.people.retention.file', { day: run.onDay })} label={heading('download')} lines={lines} />
      </p>
    </>
  )
}
