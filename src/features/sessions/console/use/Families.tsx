/** @jsxImportSource react */
import { DataTable } from '../../../../console/parts/DataTable.tsx'
import { Empty, Refused, Skeleton } from '../../../../console/parts/States.tsx'
import { Tag } from '../../../../console/parts/Tag.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { useAddress } from '../../../../console/session/place.ts'
import { figure } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { FamiliesBelow } from '../../use/contract.ts'
import { usePages } from '../parts/use-pages.ts'
import { paths } from '../paths.ts'
import { StreetChoice } from './Days.tsx'
import { TakeAway } from './TakeAway.tsx'

/** Families with a child under three and fewer contacts of guidance this year than the district's least number. */
export function Families() {
  const words = useWords()
  const [{ street, who: asked }, set] = useAddress()
  const who = asked === 'all' ? 'all' : 'asked'
  const list = usePages<FamiliesBelow>(paths.familiesBelow, { street, who })
  const [first] = list.data?.pages ?? []
  const rows = list.data?.pages.flatMap(({ families }) => families) ?? []
  if (list.error && !first) return <Refused error={list.error} retry={() => void list.refetch()} />
  if (!first) return <Skeleton rows={8} />
  if (!first.floor) return <Empty title={words('console.sessions.use.no_floor')} />
  const { atLeast, confirmed, rule } = first.floor
  return (
    <>
      <div className="filters">
        {(['asked', 'all'] as const).map((one) => (
          <button
            key={one}
            type="button"
            className={one === who ? 'chip on' : 'chip'}
            aria-pressed={one === who}
            onClick={() => set({ who: one })}
          >
            {words(`console.sessions.use.families_${one}`)}
          </button>
        ))}
        <StreetChoice />
        <TakeAway path={`${paths.familiesBelow}.xlsx`} query={{ street, who }} />
      </div>
      <p>
        {words('console.sessions.use.floor', { n: atLeast, rule })}{' '}
        {!confirmed && <Tag tone="wait">{words('console.rules.unconfirmed')}</Tag>}{' '}
        {words('console.sessions.use.families_n', { n: figure(first.total), on: first.on })}
      </p>
      <DataTable
        caption={words('console.sessions.use.view.families')}
        rows={rows}
        rowKey={({ household }) => household}
        empty={<Empty title={words('console.sessions.use.no_families')} />}
        columns={[
          {
            key: 'children',
            label: words('console.sessions.use.children'),
            heading: true,
            width: '34%',
            cell: ({ children }) =>
              children.map((child, at) => (
                <span key={child.id}>
                  {at > 0 && words('console.sessions.weekday_comma')}
                  <To path={`/people/${child.id}`}>{child.name}</To> <span className="muted">{child.bornOn}</span>
                </span>
              )),
          },
          {
            key: 'contacts',
            label: words('console.sessions.use.contacts'),
            numeric: true,
            sort: ({ contacts }) => contacts,
            cell: ({ contacts }) => words('console.sessions.use.of', { n: contacts, all: atLeast }),
          },
          {
            key: 'street',
            label: words('console.sessions.street'),
            sort: (row) => row.street,
            cell: ({ streetName }) => streetName ?? '–',
          },
          {
            key: 'asked',
            label: words('console.sessions.use.asked'),
            cell: (row) => words(`console.sessions.use.family_asked_${row.asked ? 'yes' : 'no'}`),
          },
        ]}
      />
      {list.hasNextPage && (
        <button
          type="button"
          className="button more"
          disabled={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {words('console.sessions.use.more', { shown: rows.length })}
        </button>
      )}
    </>
  )
}
