/** @jsxImportSource react */
import { useEffect } from 'react'
import { AskButton } from '../../../../console/parts/AskButton.tsx'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { Empty, Refused, Skeleton } from '../../../../console/parts/States.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { useAddress } from '../../../../console/session/place.ts'
import { useHolds } from '../../../../console/session/session.tsx'
import { figure } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import { rememberList } from '../parts/BackToList.tsx'
import '../people.css'
import { FindPerson } from './FindPerson.tsx'
import { NewPersonForm } from './NewPersonForm.tsx'
import { filterNames, PeopleFilters } from './PeopleFilters.tsx'
import { PeopleTable } from './PeopleTable.tsx'
import { usePersons } from './use-persons.ts'

/** Whom one may see, found by name, pinyin initials or number, or by what they have in common; a press opens the person. */
export function PeoplePage() {
  const words = useWords()
  const keeps = useHolds('street_officer', 'department_officer')
  const [address] = useAddress()
  useEffect(() => rememberList(address), [address])
  const list = usePersons(Object.fromEntries([...filterNames, 'order'].map((name) => [name, address[name]])))
  const total = list.data?.pages[0]?.total
  const persons = list.data?.pages.flatMap((page) => page.persons) ?? []
  return (
    <>
      <PageHead
        title={words('console.people.list.title')}
        note={
          total ? words(total.more ? 'console.people.list.more_than' : 'console.people.list.total', { n: figure(total.n) }) : ' '
        }
        actions={
          keeps && (
            <>
              <nav className="subpages" aria-label={words('console.people.list.pages')}>
                <To path="/people/rosters">{words('console.people.rosters.title')}</To>
                <To path="/people/imports">{words('console.people.imports.title')}</To>
                <To path="/people/duplicates">{words('console.people.duplicates.title')}</To>
              </nav>
              <AskButton kind="button main" label={words('console.people.list.add')} title={words('console.people.new.title')}>
                {(close) => <NewPersonForm close={close} />}
              </AskButton>
            </>
          )
        }
      />
      <FindPerson keeps={keeps} />
      <PeopleFilters />
      {list.error && persons.length === 0 ? (
        <Refused error={list.error} retry={() => void list.refetch()} />
      ) : list.isPending ? (
        <Skeleton rows={8} />
      ) : (
        <>
          <PeopleTable
            persons={persons}
            empty={<NobodyFound filtered={filterNames.some((name) => address[name])} keeps={keeps} />}
          />
          {list.hasNextPage && (
            <button
              type="button"
              className="button more"
              disabled={list.isFetchingNextPage}
              onClick={() => void list.fetchNextPage()}
            >
              {words('console.people.list.next', { shown: persons.length })}
            </button>
          )}
        </>
      )}
    </>
  )
}

function NobodyFound({ filtered, keeps }: { filtered: boolean; keeps: boolean }) {
  const words = useWords()
  if (filtered) return <Empty title={words('console.people.list.none')}>{words('console.people.list.none_hint')}</Empty>
  return (
    <Empty title={words(keeps ? 'console.people.list.empty' : 'console.people.list.nobody_served')}>
      {keeps && (
        <>
          {words('console.people.list.empty_hint')} <To path="/people/imports">{words('console.people.imports.title')}</To>
        </>
      )}
    </Empty>
  )
}
