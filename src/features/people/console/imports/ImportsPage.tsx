/** @jsxImportSource react */
import { useRead } from '../../../../console/api/use-read.ts'
import { DataTable } from '../../../../console/parts/DataTable.tsx'
import { ExportLink } from '../../../../console/parts/ExportLink.tsx'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { Empty, Loaded } from '../../../../console/parts/States.tsx'
import { Tag } from '../../../../console/parts/Tag.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { figure, instant } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { PeopleImportRow } from '../../importing/contract.ts'
import '../people.css'
import { BackToList } from '../parts/BackToList.tsx'
import { paths } from '../paths.ts'
import { DropSheet } from './DropSheet.tsx'
import { ProgressBar } from './ProgressBar.tsx'
import { isUnderWay, toneOf } from './state.ts'
import { useProgress } from './use-progress.ts'

/** The sheets that came in: each can be found again while it runs, and what did not get in is to be mended. */
export function ImportsPage() {
  const words = useWords()
  const list = useRead<{ imports: PeopleImportRow[] }>(paths.imports)
  return (
    <>
      <PageHead
        title={words('console.people.imports.title')}
        note={words('console.people.imports.note')}
        actions={
          <>
            <BackToList />
            <ExportLink path={paths.template} label={words('console.people.imports.template')} />
          </>
        }
      />
      <DropSheet />
      <Loaded of={list}>
        {({ imports }) => (
          <DataTable
            caption={words('console.people.imports.title')}
            rows={imports}
            rowKey={(row) => row.id}
            empty={<Empty title={words('console.people.imports.none')}>{words('console.people.imports.none_hint')}</Empty>}
            columns={[
              {
                key: 'file',
                label: words('console.people.imports.file'),
                heading: true,
                width: '36%',
                cell: (row) => (
                  <>
                    <To path={`/people/imports/${row.id}`}>{row.fileName}</To>
                    <div className="src">{`${row.madeByName} · ${instant(row.madeAt)}`}</div>
                  </>
                ),
              },
              { key: 'state', label: words('console.people.imports.state'), broad: true, cell: (row) => <State row={row} /> },
              {
                key: 'rows',
                label: words('console.people.imports.rows'),
                numeric: true,
                cell: (row) => (row.rowsTotal === null ? '–' : figure(row.rowsTotal)),
              },
              { key: 'added', label: words('console.people.imports.added'), numeric: true, cell: (row) => figure(row.added) },
              {
                key: 'changed',
                label: words('console.people.imports.changed'),
                numeric: true,
                cell: (row) => figure(row.changed),
              },
              { key: 'bad', label: words('console.people.imports.bad'), numeric: true, cell: (row) => figure(row.bad) },
            ]}
          />
        )}
      </Loaded>
    </>
  )
}

function State({ row }: { row: PeopleImportRow }) {
  return isUnderWay(row.state) ? <Running row={row} /> : <StateTag row={row} />
}

function Running({ row }: { row: PeopleImportRow }) {
  const progress = useProgress(row.id, row.state)
  return <ProgressBar progress={progress.data ?? row} />
}

function StateTag({ row }: { row: PeopleImportRow }) {
  const words = useWords()
  return <Tag tone={toneOf(row)}>{words(`people.import.state.${row.state}`)}</Tag>
}
