/** @jsxImportSource react */
import type { z } from 'zod'
import { useRead } from '../../../../console/api/use-read.ts'
import { SeeDay } from '../../../../console/frame/Moment.tsx'
import { AskButton } from '../../../../console/parts/AskButton.tsx'
import { DataTable } from '../../../../console/parts/DataTable.tsx'
import { ExportLink } from '../../../../console/parts/ExportLink.tsx'
import { Chip, Choice } from '../../../../console/parts/Filters.tsx'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { Empty, Loaded } from '../../../../console/parts/States.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { useAddress } from '../../../../console/session/place.ts'
import { useHolds } from '../../../../console/session/session.tsx'
import { figure } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { DesignationRow, Designations } from '../../designations/contract.ts'
import { BackToList } from '../parts/BackToList.tsx'
import { useCatalogue, useNamed, useStreets } from '../parts/register.ts'
import { paths } from '../paths.ts'
import '../places.css'
import { GiveForm } from './GiveForm.tsx'
import { EndDesignation, StateTag } from './parts.tsx'

const filterNames = ['kind', 'street', 'state'] as const

/** What facilities and areas have been designated as; those that soon expire are one press away. */
export function DesignationsPage() {
  const words = useWords()
  const keeps = useHolds('department_officer')
  const named = useNamed()
  const kinds = Object.entries(useCatalogue()?.designations ?? {})
  const streets = useStreets()
  const [address] = useAddress()
  const query = Object.fromEntries(filterNames.map((name) => [name, address[name]]))
  const list = useRead<z.output<typeof Designations>>(paths.designations, { ...query, limit: 500 })
  return (
    <>
      <PageHead
        title={words('console.places.designations.title')}
        note={
          <>
            {list.data && words('console.places.designations.total', { n: figure(list.data.total), day: list.data.asOf })}{' '}
            <SeeDay />
          </>
        }
        actions={
          <>
            <BackToList />
            <ExportLink path={paths.designationsFile} query={query} label={words('console.places.export_xlsx')} />
            {keeps && (
              <AskButton
                kind="button main"
                label={words('console.places.designations.give_area')}
                title={words('console.places.designations.give_area')}
              >
                {(close) => <GiveForm close={close} />}
              </AskButton>
            )}
          </>
        }
      />
      <div className="filters">
        <Choice
          name="kind"
          label={words('console.places.designations.kind')}
          all={words('console.places.designations.all_kinds')}
          options={kinds.map(([id, kind]) => ({ value: id, label: named(kind, id) }))}
        />
        <Choice
          name="street"
          label={words('console.places.street')}
          all={words('console.places.list.all_streets')}
          options={streets.map(({ code, name }) => ({ value: code, label: name }))}
        />
        {(['due', 'past', 'all'] as const).map((state) => (
          <Chip key={state} name="state" value={state} label={words(`console.places.designations.only_${state}`)} />
        ))}
      </div>
      <Loaded of={list}>{(found) => <Table rows={found.designations} keeps={keeps} />}</Loaded>
    </>
  )
}

function Table({ rows, keeps }: { rows: DesignationRow[]; keeps: boolean }) {
  const words = useWords()
  const [{ open }] = useAddress()
  return (
    <DataTable
      caption={words('console.places.designations.title')}
      rows={rows}
      rowKey={(row) => row.id}
      current={open}
      empty={<Empty title={words('console.places.designations.none')} />}
      columns={[
        {
          key: 'subject',
          label: words('console.places.designations.bearer'),
          heading: true,
          width: '26%',
          cell: (row) => (
            <>
              {row.of === 'facility' ? <To path={`/places/${row.subject}`}>{row.subjectName}</To> : row.subjectName}
              <div className="src">{row.streetName}</div>
            </>
          ),
          sort: (row) => row.subjectName,
        },
        {
          key: 'kind',
          label: words('console.places.designations.kind'),
          cell: (row) => [row.kindName, row.level].filter(Boolean).join(' · '),
          sort: (row) => row.kindName,
        },
        {
          key: 'given',
          label: words('console.places.designations.given'),
          cell: (row) => row.givenOn,
          sort: (row) => row.givenOn,
        },
        {
          key: 'expires',
          label: words('console.places.designations.expires'),
          cell: (row) => row.endedOn ?? row.expiresOn ?? words('console.places.designations.open_end'),
          sort: (row) => row.endedOn ?? row.expiresOn,
        },
        { key: 'state', label: words('console.places.list.state'), cell: (row) => <StateTag row={row} /> },
        ...(keeps
          ? [
              {
                key: 'do',
                label: words('console.places.actions'),
                cell: (row: DesignationRow) => (row.live ? <EndDesignation row={row} /> : null),
              },
            ]
          : []),
      ]}
    />
  )
}
