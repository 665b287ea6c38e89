/** @jsxImportSource react */
import type { ReactNode } from 'react'
import { useRead } from '../../../../console/api/use-read.ts'
import { type Column, DataTable } from '../../../../console/parts/DataTable.tsx'
import { Empty, Loaded } from '../../../../console/parts/States.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { useHolds } from '../../../../console/session/session.tsx'
import { figure } from '../../../../console/words/instant.ts'
import { say, useWords } from '../../../../console/words/words.ts'
import type { Use, UseFigures } from '../../use/contract.ts'
import { plusDays } from '../parts/when.ts'
import { paths } from '../paths.ts'
import { DaysAndService, useDays } from './Days.tsx'

const shown = ['attended', 'absent', 'cancelled', 'unserved', 'free', 'priced'] as const satisfies readonly (keyof UseFigures)[]

/** What became of bookings: in all, by where people live, by service; and which refusals staff overrode. */
export function Figures() {
  const words = useWords()
  const use = useRead<Use>(paths.use, useDays())
  return (
    <>
      <DaysAndService />
      <Loaded of={use}>
        {({ from, to, total, streets, services, overrides }) => (
          <>
            <p className="muted">{words('console.sessions.use.span', { from, to: plusDays(to, -1) })}</p>
            <ul className="cards use-cards">
              {(['people', ...shown] as const).map((key) => (
                <li key={key} className="card">
                  <span>{words(`console.sessions.use.${key}`)}</span>
                  <b>{figure(total[key])}</b>
                </li>
              ))}
            </ul>
            <h2>{words('console.sessions.use.by_street')}</h2>
            <Table
              caption={words('console.sessions.use.by_street')}
              sortName="streets"
              rows={streets.map((row) => ({ ...row, key: row.street ?? '', name: <Street row={row} /> }))}
              head={words('console.sessions.street')}
            />
            <h2>{words('console.sessions.use.by_service')}</h2>
            <Table
              caption={words('console.sessions.use.by_service')}
              sortName="services"
              rows={services.map((row) => ({ ...row, key: row.service, name: row.serviceName }))}
              head={words('console.sessions.service')}
            />
            {overrides.length > 0 && (
              <>
                <h2>{words('console.sessions.use.overrides')}</h2>
                <p className="muted">{words('console.sessions.use.overrides_hint')}</p>
                <ul className="panel plain-list">
                  {overrides.map(({ code, n }) => (
                    <li key={code}>
                      {words(`console.sessions.use.override.${code}`) === `console.sessions.use.override.${code}`
                        ? say(`problem.${code}`)
                        : words(`console.sessions.use.override.${code}`)}{' '}
                      <b>{figure(n)}</b>
                    </li>
                  ))}
                </ul>
              </>
            )}
          </>
        )}
      </Loaded>
    </>
  )
}

/** A street leads to its children with no session, for those who keep their records. */
function Street({ row }: { row: Use['streets'][number] }) {
  const words = useWords()
  const keeps = useHolds('street_officer', 'department_officer')
  if (row.street === null) return words('console.sessions.use.nowhere')
  const name = row.streetName ?? row.street
  return keeps ? (
    <To path="/session-use" search={{ view: 'children', street: row.street }}>
      {name}
    </To>
  ) : (
    name
  )
}

type Row = UseFigures & { key: string; name: ReactNode }

function Table({ caption, rows, head, sortName }: { caption: string; rows: Row[]; head: string; sortName: string }) {
  const words = useWords()
  const share = ({ attended, absent }: Row) => (attended + absent === 0 ? null : absent / (attended + absent))
  const columns: Column<Row>[] = [
    { key: 'name', label: head, heading: true, width: '24%', cell: ({ name }) => name },
    ...(['people', ...shown] as const).map(
      (key): Column<Row> => ({
        ...{ key, label: words(`console.sessions.use.${key}`), numeric: true },
        ...{ sort: (row) => row[key], cell: (row) => figure(row[key]) },
      }),
    ),
    {
      ...{ key: 'share', label: words('console.sessions.use.no_show_share'), numeric: true, sort: share },
      cell: (row) => {
        const part = share(row)
        return part === null ? '–' : `${(part * 100).toFixed(1)}%`
      },
    },
  ]
  return (
    <DataTable
      caption={caption}
      sortName={sortName}
      rows={rows}
      rowKey={({ key }) => key}
      empty={<Empty title={words('console.sessions.use.none')} />}
      columns={columns}
    />
  )
}
