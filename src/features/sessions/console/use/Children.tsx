/** @jsxImportSource react */
import { DataTable } from '../../../../console/parts/DataTable.tsx'
import { Empty, Refused, Skeleton } from '../../../../console/parts/States.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { useAddress } from '../../../../console/session/place.ts'
import { figure } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { ChildrenWithout } from '../../use/contract.ts'
import { agesText, monthsText } from '../parts/ages.ts'
import { usePages } from '../parts/use-pages.ts'
import { paths } from '../paths.ts'
import { StreetChoice } from './Days.tsx'
import { TakeAway } from './TakeAway.tsx'

/** Children of the age who have had no session this year, the oldest first: those who will be too old first. */
export function Children() {
  const words = useWords()
  const [{ street }] = useAddress()
  const list = usePages<ChildrenWithout>(paths.childrenWithout, { street })
  const [first] = list.data?.pages ?? []
  const [booked] = first?.services ?? []
  const rows = list.data?.pages.flatMap(({ children }) => children) ?? []
  if (list.error && !first) return <Refused error={list.error} retry={() => void list.refetch()} />
  return (
    <>
      <div className="filters">
        <StreetChoice />
        <TakeAway path={`${paths.childrenWithout}.xlsx`} query={{ street }} />
      </div>
      {first && (
        <p>
          {words('console.sessions.use.children_n', { n: figure(first.total), on: first.on })}
          {first.ages && ` · ${agesText({ ageFrom: first.ages.from, ageTo: first.ages.to }, words)}`}
        </p>
      )}
      {first ? (
        <DataTable
          caption={words('console.sessions.use.view.children')}
          rows={rows}
          rowKey={({ id }) => id}
          empty={<Empty title={words(`console.sessions.use.${first.services.length === 0 ? 'no_baby_room' : 'no_children'}`)} />}
          columns={[
            {
              key: 'name',
              label: words('console.sessions.slot.name'),
              heading: true,
              width: '22%',
              cell: ({ id, name }) => <To path={`/people/${id}`}>{name}</To>,
            },
            {
              key: 'months',
              label: words('console.sessions.inside.age'),
              sort: ({ months }) => months,
              cell: ({ months }) => monthsText(months, words),
            },
            { key: 'born', label: words('console.sessions.use.born'), cell: ({ bornOn }) => bornOn ?? '–' },
            {
              key: 'home',
              label: words('console.sessions.use.home'),
              cell: ({ streetName, committeeName }) => [streetName, committeeName].filter(Boolean).join(' ') || '–',
            },
            { key: 'phone', label: words('console.sessions.use.phone'), cell: ({ phone }) => phone ?? '–' },
            {
              key: 'asked',
              label: words('console.sessions.use.asked'),
              sort: ({ asked }) => Number(asked),
              cell: ({ asked }) => words(`console.sessions.use.asked_${asked ? 'yes' : 'no'}`),
            },
            {
              key: 'deed',
              label: words('console.sessions.slot.deed'),
              cell: ({ id }) => (
                <To path="/counter-booking" search={{ person: id, service: booked?.id }}>
                  {words('console.sessions.counter.title')}
                </To>
              ),
            },
          ]}
        />
      ) : (
        <Skeleton rows={8} />
      )}
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
