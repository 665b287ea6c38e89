/** @jsxImportSource react */
import { useRead } from '../../../../console/api/use-read.ts'
import { AskButton, ReasonButton } from '../../../../console/parts/AskButton.tsx'
import { DataTable } from '../../../../console/parts/DataTable.tsx'
import { Loaded } from '../../../../console/parts/States.tsx'
import { WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { instant } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { MigrationDetail, MigrationLine } from '../../migrating/contract.ts'
import { MigrationState } from './MigrationState.tsx'
import { isGoing, paths, useAgain } from './under-way.ts'

/** A list as it was checked: what it will write, what is wrong with the rest, and the signature of a second officer. */
export function OneMigration({ id }: { id: string }) {
  const words = useWords()
  const one = useRead<MigrationDetail>(paths.migration(id))
  useAgain(one.data !== undefined && isGoing(one.data), () => void one.refetch())
  return (
    <Loaded of={one} rows={3}>
      {(row) => (
        <section className="panel" aria-live="polite">
          <h2>
            {row.document} <MigrationState row={row} />
          </h2>
          {row.failure && <p className="summary">{words(`problem.${row.failure}`, row.failureDetails)}</p>}
          {row.rows !== null && (
            <p>{words('console.migrations.outcome', { rows: row.rows, good: row.good, same: row.same, bad: row.bad })}</p>
          )}
          {row.signedAt && (
            <p className="src">{words('console.migrations.signed', { by: row.signedByName ?? '', at: instant(row.signedAt) })}</p>
          )}
          <Deeds row={row} />
          {row.lines.length > 0 && <Lines lines={row.lines} total={row.good} />}
          {row.faults.length > 0 && <Faults faults={row.faults} />}
        </section>
      )}
    </Loaded>
  )
}

function Deeds({ row }: { row: MigrationDetail }) {
  const words = useWords()
  const sign = () => ({ path: paths.signature(row.id), done: words('console.migrations.signing_done') })
  return (
    <div className="buttons">
      {row.maySign && (
        <AskButton kind="button main" label={words('console.migrations.sign')} title={words('console.migrations.sign')}>
          {(close) => (
            <WriteForm wish={sign} button={words('console.migrations.sign')} onDone={close} onCancel={close}>
              {() => <p>{words('console.migrations.sign_ask', { good: row.good, bad: row.bad, by: row.madeByName })}</p>}
            </WriteForm>
          )}
        </AskButton>
      )}
      {row.state === 'checked' && !row.maySign && row.good > 0 && (
        <p className="hint">{words('console.migrations.wait_second')}</p>
      )}
      {['waiting', 'checked'].includes(row.state) && (
        <ReasonButton
          label={words('console.migrations.drop')}
          title={words('console.migrations.drop')}
          wish={(reason) => ({ path: paths.withdrawal(row.id), body: { reason }, done: words('console.migrations.dropped') })}
        />
      )}
    </div>
  )
}

function Lines({ lines, total }: { lines: MigrationLine[]; total: number }) {
  const words = useWords()
  const what = (line: MigrationLine) =>
    line.window === null
      ? words('console.migrations.turn', {
          ...{ facility: line.facilityName ?? '', at: line.startsAt ? instant(line.startsAt) : '', turn: line.turn ?? 0 },
          asked: line.askedAt ? instant(line.askedAt) : '',
        })
      : words('console.migrations.used', { window: line.window, used: line.used ?? 0, was: line.was ?? 0 })
  return (
    <>
      {lines.length < total && <p className="hint">{words('console.migrations.some', { n: lines.length, total })}</p>}
      <DataTable
        caption={words('console.migrations.lines')}
        rows={lines}
        rowKey={({ row }) => String(row)}
        sortName="lines"
        empty={null}
        columns={[
          { key: 'row', label: words('console.migrations.row'), heading: true, cell: ({ row }) => row },
          { key: 'person', label: words('console.migrations.person'), cell: ({ personName }) => personName },
          { key: 'service', label: words('console.migrations.service'), cell: ({ serviceName }) => serviceName },
          { key: 'what', label: words('console.migrations.writes'), broad: true, cell: what },
        ]}
      />
    </>
  )
}

function Faults({ faults }: { faults: MigrationDetail['faults'] }) {
  const words = useWords()
  return (
    <DataTable
      caption={words('console.migrations.bad')}
      rows={faults}
      rowKey={(fault) => `${fault.row} ${fault.field}`}
      sortName="faults"
      empty={null}
      columns={[
        { key: 'row', label: words('console.migrations.row'), heading: true, cell: ({ row }) => row },
        { key: 'field', label: words('console.migrations.field'), cell: ({ field }) => field },
        { key: 'value', label: words('console.migrations.value'), cell: ({ value }) => value || '–' },
        { key: 'reason', label: words('console.migrations.reason'), broad: true, cell: ({ reason }) => sentence(reason, words) },
      ]}
    />
  )
}

/** The row's own sentence; a fault of a number has blanks that a list does not fill, and is said in general. */
function sentence(reason: string, words: ReturnType<typeof useWords>): string {
  const said = words(`problem.${reason}`)
  return said === `problem.${reason}` || said.includes('{') ? words('console.migrations.number') : said
}
