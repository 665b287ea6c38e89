/** @jsxImportSource react */
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { fetchJson } from '../../../../console/api/fetch-json.ts'
import { Field } from '../../../../console/parts/Field.tsx'
import { Empty, Loaded } from '../../../../console/parts/States.tsx'
import { textOf, WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { useDistrict } from '../../../../console/session/place.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { Roster, RosterFilter, RosterPage } from '../../rosters/contract.ts'
import { PeopleTable } from '../list/PeopleTable.tsx'
import { useOwnStreets, useStreets } from '../parts/areas.ts'
import { paths } from '../paths.ts'
import { AgeAndSex, Places, Rest } from './conditions.tsx'
import { sentenceOf } from './sentence.ts'
import { Situations, Spans } from './situations.tsx'
import { Unsourced } from './Unsourced.tsx'

/** Conditions by plain controls, said back as a sentence; whom they find shows below while they change. */
export function RosterEditor({ roster, onDone, onCancel }: { roster?: Roster; onDone(id: string): void; onCancel(): void }) {
  const words = useWords()
  const streets = useStreets()
  const own = useOwnStreets()
  const [filter, setFilter] = useState<RosterFilter>(roster?.filter ?? { at: 'residence', alive: 'yes' })
  const change = (part: Partial<RosterFilter>) => setFilter((before) => withoutEmpty({ ...before, ...part }))
  const wrong = filter.ageFrom !== undefined && filter.ageTo !== undefined && filter.ageFrom > filter.ageTo
  const wish = (fields: FormData) => {
    const name = textOf(fields, 'name')
    const body = roster ? { name, filter } : { name, filter, street: own[0] ?? null }
    const done = words('console.people.rosters.saved', { name })
    return roster ? { path: paths.roster(roster.id), method: 'PUT' as const, body, done } : { path: paths.rosters, body, done }
  }
  return (
    <div className="roster-editor">
      <WriteForm<{ id: string }>
        wish={wish}
        blocked={wrong}
        button={words('console.people.rosters.save')}
        onDone={({ id }) => onDone(id)}
        onCancel={onCancel}
      >
        {(refused) => (
          <>
            <p className="roster-sentence" aria-live="polite">
              {sentenceOf(filter, streets, words)}
            </p>
            <AgeAndSex filter={filter} change={change} />
            <Situations filter={filter} change={change} />
            <Spans filter={filter} change={change} />
            <Places filter={filter} change={change} />
            <Rest filter={filter} change={change} />
            <Field label={words('console.people.rosters.name')} error={refused('name')}>
              {(told) => <input {...told} name="name" required maxLength={60} defaultValue={roster?.name ?? ''} />}
            </Field>
          </>
        )}
      </WriteForm>
      {!wrong && <Trial filter={filter} />}
    </div>
  )
}

function Trial({ filter }: { filter: RosterFilter }) {
  const words = useWords()
  const district = useDistrict()
  const asked = useDeferredValue(filter)
  const answer = useQuery({
    queryKey: ['district', district, paths.rosterTrials, asked],
    queryFn: ({ signal }) =>
      fetchJson<RosterPage>(`/api/districts/${district}${paths.rosterTrials}`, {
        method: 'POST',
        body: { filter: asked, limit: 20 },
        signal,
      }),
    placeholderData: (before) => before,
  })
  return (
    <section aria-labelledby="trial">
      <Loaded of={answer}>
        {({ persons, next, unsourced }) => (
          <>
            <h2 id="trial">
              {words('console.people.rosters.trial')}{' '}
              <span className="muted">
                {words(next ? 'console.people.rosters.trial_more' : 'console.people.rosters.trial_n', { n: persons.length })}
              </span>
            </h2>
            <Unsourced facts={unsourced} />
            <PeopleTable
              persons={persons}
              empty={<Empty title={words('console.people.rosters.nobody')}>{words('console.people.rosters.nobody_hint')}</Empty>}
            />
          </>
        )}
      </Loaded>
    </section>
  )
}

/** A filter without lists that hold nothing. */
function withoutEmpty(filter: RosterFilter): RosterFilter {
  return Object.fromEntries(
    Object.entries(filter).filter(
      ([, value]) => value !== undefined && value !== false && !(Array.isArray(value) && value.length === 0),
    ),
  ) as RosterFilter
}
