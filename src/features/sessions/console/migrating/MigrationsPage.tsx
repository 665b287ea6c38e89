/** @jsxImportSource react */
import { useRead } from '../../../../console/api/use-read.ts'
import { DataTable } from '../../../../console/parts/DataTable.tsx'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { Empty, Loaded } from '../../../../console/parts/States.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { useAddress } from '../../../../console/session/place.ts'
import { figure, instant } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { Migration } from '../../migrating/contract.ts'
import { MigrationState } from './MigrationState.tsx'
import { NewMigrationForm } from './NewMigrationForm.tsx'
import { OneMigration } from './OneMigration.tsx'
import { isGoing, paths, useAgain } from './under-way.ts'

/** Lists of an older system: brought in by one officer, checked, and signed off by another before they count. */
export function MigrationsPage() {
  const words = useWords()
  const [{ open }] = useAddress()
  const list = useRead<{ migrations: Migration[] }>(paths.migrations)
  useAgain(list.data?.migrations.some(isGoing) ?? false, () => void list.refetch())
  return (
    <>
      <PageHead title={words('console.migrations.title')} note={words('console.migrations.note')} />
      <NewMigrationForm />
      {open && <OneMigration key={open} id={open} />}
      <Loaded of={list}>
        {({ migrations }) => (
          <DataTable
            caption={words('console.migrations.title')}
            rows={migrations}
            rowKey={({ id }) => id}
            current={open}
            empty={<Empty title={words('console.migrations.none')} />}
            columns={[
              {
                key: 'file',
                label: words('console.migrations.file'),
                heading: true,
                width: '36%',
                cell: (row) => (
                  <>
                    <To path="/session-migrations" search={{ open: row.id }}>
                      {row.document}
                    </To>
                    <div className="src">
                      {[words(`console.migrations.kind.${row.kind}`), row.fileName, row.madeByName, instant(row.madeAt)].join(
                        ' · ',
                      )}
                    </div>
                  </>
                ),
              },
              { key: 'state', label: words('console.migrations.state'), cell: (row) => <MigrationState row={row} /> },
              { key: 'good', label: words('console.migrations.good'), numeric: true, cell: ({ good }) => figure(good) },
              { key: 'same', label: words('console.migrations.same'), numeric: true, cell: ({ same }) => figure(same) },
              { key: 'bad', label: words('console.migrations.bad'), numeric: true, cell: ({ bad }) => figure(bad) },
              { key: 'signed', label: words('console.migrations.signed_by'), cell: ({ signedByName }) => signedByName ?? '–' },
            ]}
          />
        )}
      </Loaded>
    </>
  )
}
