/** @jsxImportSource react */
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { fetchJson, withQuery } from '../../../../console/api/fetch-json.ts'
import { useRead } from '../../../../console/api/use-read.ts'
import { AskButton } from '../../../../console/parts/AskButton.tsx'
import { Field } from '../../../../console/parts/Field.tsx'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { Empty, Loaded, Refused, Skeleton } from '../../../../console/parts/States.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { textOf, WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { useAddress, useDistrict, usePathParameter } from '../../../../console/session/place.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { RosterPage as Page, Roster } from '../../rosters/contract.ts'
import { PeopleTable } from '../list/PeopleTable.tsx'
import { useStreets } from '../parts/areas.ts'
import { paths } from '../paths.ts'
import '../people.css'
import { ExportRoster } from './ExportRoster.tsx'
import { RosterEditor } from './RosterEditor.tsx'
import { Count } from './RostersPage.tsx'
import { sentenceOf } from './sentence.ts'
import { Unsourced } from './Unsourced.tsx'

/** One saved list as it is today; its conditions can be changed in place. */
export function RosterPage() {
  const id = usePathParameter('id')
  const roster = useRead<Roster>(paths.roster(id))
  return <Loaded of={roster}>{(found) => <Open key={found.id} roster={found} />}</Loaded>
}

function Open({ roster }: { roster: Roster }) {
  const words = useWords()
  const streets = useStreets()
  const [{ edit }, setAddress] = useAddress()
  const editing = edit === '1' && roster.mayChange
  return (
    <>
      <PageHead
        title={roster.name}
        note={
          <>
            {sentenceOf(roster.filter, streets, words)} · <Count id={roster.id} />
          </>
        }
        actions={
          <>
            <To path="/people/rosters">{words('console.people.rosters.back')}</To>
            {roster.mayChange && !editing && (
              <>
                <WithdrawRoster roster={roster} />
                <button type="button" className="button" onClick={() => setAddress({ edit: '1' })}>
                  {words('console.people.rosters.edit')}
                </button>
              </>
            )}
            <ExportRoster id={roster.id} />
          </>
        }
      />
      {editing ? (
        <RosterEditor
          roster={roster}
          onDone={() => setAddress({ edit: undefined })}
          onCancel={() => setAddress({ edit: undefined })}
        />
      ) : (
        <Persons id={roster.id} />
      )}
    </>
  )
}

function WithdrawRoster({ roster }: { roster: Roster }) {
  const words = useWords()
  const district = useDistrict()
  const navigate = useNavigate()
  const label = words('console.people.rosters.withdraw')
  return (
    <AskButton kind="link" label={label} title={label}>
      {(close) => (
        <WriteForm
          grave
          button={label}
          wish={(fields) => ({
            path: paths.rosterWithdrawal(roster.id),
            body: { reason: textOf(fields, 'reason') },
            done: words('console.people.rosters.withdrawn'),
          })}
          onDone={() => void navigate({ to: `/${district}/people/rosters` })}
          onCancel={close}
        >
          {(wrong) => (
            <Field label={words('console.reason.label')} hint={words('console.reason.hint')} error={wrong('reason')}>
              {(told) => <textarea {...told} name="reason" required minLength={2} maxLength={500} />}
            </Field>
          )}
        </WriteForm>
      )}
    </AskButton>
  )
}

function Persons({ id }: { id: string }) {
  const words = useWords()
  const district = useDistrict()
  const list = useInfiniteQuery({
    queryKey: ['district', district, paths.rosterPersons(id)],
    queryFn: ({ pageParam, signal }) =>
      fetchJson<Page>(
        withQuery(`/api/districts/${district}${paths.rosterPersons(id)}`, { limit: 100, after: pageParam || undefined }),
        {
          signal,
        },
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  })
  if (list.error) return <Refused error={list.error} retry={() => void list.refetch()} />
  if (!list.data) return <Skeleton rows={8} />
  const persons = list.data.pages.flatMap((page) => page.persons)
  return (
    <>
      <Unsourced facts={list.data.pages[0]?.unsourced ?? []} />
      <PeopleTable
        persons={persons}
        empty={<Empty title={words('console.people.rosters.nobody')}>{words('console.people.rosters.nobody_hint')}</Empty>}
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
  )
}
