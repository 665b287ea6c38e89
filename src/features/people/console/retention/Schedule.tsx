/** @jsxImportSource react */
import { useRead } from '../../../../console/api/use-read.ts'
import { DataTable } from '../../../../console/parts/DataTable.tsx'
import { Empty, Loaded } from '../../../../console/parts/States.tsx'
import { useWritable } from '../../../../console/session/place.ts'
import { useHolds } from '../../../../console/session/session.tsx'
import { figure } from '../../../../console/words/instant.ts'
import { useLanguage, useWords } from '../../../../console/words/words.ts'
import type { RetentionRun, RetentionSchedule } from '../../retention/contract.ts'
import { paths } from '../paths.ts'
import { ChangeRule } from './ChangeRule.tsx'
import { kindText, periodOf } from './say.ts'

type Line = RetentionSchedule['kinds'][string] & { kind: string }

/** The published schedule, and how many records of each kind were due when it was last counted. */
export function Schedule({ last }: { last: RetentionRun | undefined }) {
  const words = useWords()
  const [language] = useLanguage()
  const holds = useHolds('coordinator', 'administrator')
  const writable = useWritable()
  const publishes = holds && writable
  const schedule = useRead<RetentionSchedule>(paths.retentionSchedule)
  const dueOf = (kind: string) => {
    const line = last?.lines.find((one) => one.kind === kind)
    return line && (last?.dry ? line.due : line.left)
  }
  return (
    <section aria-labelledby="schedule">
      <h2 id="schedule">{words('console.people.retention.schedule')}</h2>
      <Loaded of={schedule}>
        {({ kinds }) => (
          <DataTable<Line>
            caption={words('console.people.retention.schedule')}
            rows={Object.entries(kinds).map(([kind, rule]) => ({ kind, ...rule }))}
            rowKey={(line) => line.kind}
            empty={<Empty title={words('console.people.retention.no_schedule')} />}
            columns={[
              {
                key: 'kind',
                label: words('console.people.retention.what'),
                heading: true,
                width: '24%',
                cell: (line) => kindText(line.kind, words),
                sort: (line) => kindText(line.kind, words),
              },
              {
                key: 'after',
                label: words('console.people.retention.kept'),
                cell: (line) => (
                  <>
                    {words('console.people.retention.after', { period: periodOf(line.after, words), from: line.from[language] })}
                    {line.unsure && (
                      <div className="unsure">{words('console.people.retention.unsure', { why: line.unsure })}</div>
                    )}
                  </>
                ),
              },
              {
                key: 'then',
                label: words('console.people.retention.then'),
                cell: (line) => words(`people.retention.what.${line.what}`),
                sort: (line) => line.what,
              },
              { key: 'basis', label: words('console.people.retention.basis'), broad: true, cell: (line) => line.basis },
              {
                key: 'change',
                label: words('console.people.retention.change'),
                cell: (line) => publishes && <ChangeRule kind={line.kind} kinds={kinds} />,
              },
              {
                key: 'due',
                label: words('console.people.retention.due'),
                numeric: true,
                cell: (line) => {
                  const due = dueOf(line.kind)
                  return due === undefined ? '–' : figure(due)
                },
                sort: (line) => dueOf(line.kind),
              },
            ]}
          />
        )}
      </Loaded>
      <p className="src">
        {last ? words('console.people.retention.counted_on', { day: last.onDay }) : words('console.people.retention.not_counted')}
      </p>
    </section>
  )
}
