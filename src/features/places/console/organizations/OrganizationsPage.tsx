/** @jsxImportSource react */
import type { z } from 'zod'
import { useRead } from '../../../../console/api/use-read.ts'
import { AskButton } from '../../../../console/parts/AskButton.tsx'
import { DataTable } from '../../../../console/parts/DataTable.tsx'
import { ExportLink } from '../../../../console/parts/ExportLink.tsx'
import { WordsFilter } from '../../../../console/parts/Filters.tsx'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { Empty, Loaded } from '../../../../console/parts/States.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { useAddress } from '../../../../console/session/place.ts'
import { useHolds } from '../../../../console/session/session.tsx'
import { figure } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { Organizations } from '../../organizations/contract.ts'
import { BackToList } from '../parts/BackToList.tsx'
import { paths } from '../paths.ts'
import '../places.css'
import { OrganizationForm } from './OrganizationForm.tsx'

/** Who runs facilities: one list for the installation, found by name, pinyin or code. */
export function OrganizationsPage() {
  const words = useWords()
  const keeps = useHolds('department_officer')
  const [{ words: wanted }] = useAddress()
  const list = useRead<z.output<typeof Organizations>>(paths.organizations, { words: wanted, limit: 200 })
  return (
    <>
      <PageHead
        title={words('console.places.organizations.title')}
        note={list.data && words('console.places.organizations.total', { n: figure(list.data.total) })}
        actions={
          <>
            <BackToList />
            <ExportLink path={paths.organizationsFile} label={words('console.places.export_xlsx')} />
            {keeps && (
              <AskButton
                kind="button main"
                label={words('console.places.organizations.add')}
                title={words('console.places.organizations.add')}
              >
                {(close) => <OrganizationForm close={close} />}
              </AskButton>
            )}
          </>
        }
      />
      <div className="filters">
        <WordsFilter label={words('console.places.organizations.find')} />
      </div>
      <Loaded of={list}>
        {({ organizations, total }) => (
          <>
            <DataTable
              caption={words('console.places.organizations.title')}
              rows={organizations}
              rowKey={(row) => row.id}
              empty={<Empty title={words('console.places.organizations.none')} />}
              columns={[
                {
                  key: 'name',
                  label: words('console.places.name'),
                  heading: true,
                  width: '40%',
                  cell: (row) => <To path={`/places/organizations/${row.id}`}>{row.name}</To>,
                  sort: (row) => row.name,
                },
                {
                  key: 'kind',
                  label: words('console.places.organizations.kind'),
                  cell: (row) => words(`places.organization_kind.${row.kind}`),
                  sort: (row) => row.kind,
                },
                { key: 'code', label: words('console.places.organizations.code'), cell: (row) => row.code ?? '–' },
                { key: 'phone', label: words('console.places.phone'), cell: (row) => row.phone ?? '–' },
                {
                  key: 'facilities',
                  label: words('console.places.organizations.facilities'),
                  numeric: true,
                  cell: (row) => figure(row.facilities),
                  sort: (row) => row.facilities,
                },
              ]}
            />
            {organizations.length < total && (
              <p className="muted">{words('console.places.organizations.more', { shown: organizations.length })}</p>
            )}
          </>
        )}
      </Loaded>
    </>
  )
}
