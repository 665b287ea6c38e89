/** @jsxImportSource react */
import { useRead } from '../../../../console/api/use-read.ts'
import { DataTable } from '../../../../console/parts/DataTable.tsx'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { Empty, Loaded } from '../../../../console/parts/States.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { figure } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { Roster, RosterCount } from '../../rosters/contract.ts'
import { goBetweenRows } from '../list/PeopleTable.tsx'
import { useStreets } from '../parts/areas.ts'
import { BackToList } from '../parts/BackToList.tsx'
import { paths } from '../paths.ts'
import '../people.css'
import { sentenceOf } from './sentence.ts'

/** Saved lists, each with its conditions in a sentence and how many it holds today. */
export function RostersPage() {
  const words = useWords()
  const streets = useStreets()
  const list = useRead<{ rosters: Roster[] }>(paths.rosters)
  return (
    <>
      <PageHead
        title={words('console.people.rosters.title')}
        note={words('console.people.rosters.note')}
        actions={
          <>
            <BackToList />
            <To path="/people/rosters/new" className="button main">
              {words('console.people.rosters.new')}
            </To>
          </>
        }
      />
      <Loaded of={list}>
        {({ rosters }) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: the links inside are what has the focus; the keys only carry it from one to the next
          <div onKeyDown={goBetweenRows}>
            <DataTable
              caption={words('console.people.rosters.title')}
              rows={rosters}
              rowKey={(roster) => roster.id}
              empty={<Empty title={words('console.people.rosters.none')} />}
              columns={[
                {
                  key: 'name',
                  label: words('console.people.rosters.name'),
                  heading: true,
                  width: '30%',
                  sort: (roster) => roster.name,
                  cell: (roster) => (
                    <span className="person-name">
                      <To path={`/people/rosters/${roster.id}`}>{roster.name}</To>
                    </span>
                  ),
                },
                {
                  key: 'conditions',
                  label: words('console.people.rosters.conditions'),
                  broad: true,
                  cell: (roster) => sentenceOf(roster.filter, streets, words),
                },
                {
                  key: 'whose',
                  label: words('console.people.rosters.whose'),
                  sort: (roster) => roster.street,
                  cell: (roster) =>
                    streets.find((one) => one.code === roster.street)?.name ?? words('console.people.rosters.district'),
                },
                {
                  key: 'people',
                  label: words('console.people.rosters.people'),
                  numeric: true,
                  cell: (roster) => <Count id={roster.id} />,
                },
              ]}
            />
          </div>
        )}
      </Loaded>
    </>
  )
}

/** How many a roster holds today. */
export function Count({ id }: { id: string }) {
  const words = useWords()
  const { data } = useRead<RosterCount>(paths.rosterCount(id))
  if (!data) return '…'
  return words(data.more ? 'console.people.rosters.more_than' : 'console.people.rosters.n', { n: figure(data.n) })
}
