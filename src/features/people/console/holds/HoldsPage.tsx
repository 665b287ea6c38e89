/** @jsxImportSource react */
import { useDeferredValue, useState } from 'react'
import { useRead } from '../../../../console/api/use-read.ts'
import { AskButton, ReasonButton } from '../../../../console/parts/AskButton.tsx'
import { DataTable } from '../../../../console/parts/DataTable.tsx'
import { Field } from '../../../../console/parts/Field.tsx'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { Empty, Loaded } from '../../../../console/parts/States.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { textOf, WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { useWritable } from '../../../../console/session/place.ts'
import { instant } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { Hold } from '../../retention/contract.ts'
import type { PersonBrief } from '../../shapes.ts'
import { paths } from '../paths.ts'
import '../people.css'

/** Whose records are kept whatever the schedule says, while a complaint or a dispute is open; put on hold and let go again, each with a reason. */
export function HoldsPage() {
  const words = useWords()
  const writable = useWritable()
  const list = useRead<{ holds: Hold[] }>(paths.holds)
  return (
    <>
      <PageHead
        title={words('console.people.holds.title')}
        note={words('console.people.holds.note')}
        actions={
          writable && (
            <AskButton kind="button main" label={words('console.people.holds.place')} title={words('console.people.holds.place')}>
              {(close) => <PlaceForm close={close} />}
            </AskButton>
          )
        }
      />
      <Loaded of={list}>
        {({ holds }) => (
          <DataTable
            caption={words('console.people.holds.title')}
            rows={holds}
            rowKey={(hold) => hold.id}
            empty={<Empty title={words('console.people.holds.none')}>{words('console.people.holds.none_hint')}</Empty>}
            columns={[
              {
                key: 'name',
                label: words('console.people.holds.person'),
                heading: true,
                cell: (hold) => <To path={`/people/${hold.person}`}>{hold.personName}</To>,
                sort: (hold) => hold.personName,
              },
              { key: 'why', label: words('console.people.holds.why'), broad: true, cell: (hold) => hold.why },
              {
                key: 'made',
                label: words('console.people.holds.made'),
                cell: (hold) => `${hold.madeByName} · ${instant(hold.madeAt)}`,
                sort: (hold) => hold.madeAt,
              },
              {
                key: 'lift',
                label: words('console.people.holds.lift'),
                cell: (hold) =>
                  writable && (
                    <ReasonButton
                      label={words('console.people.holds.lift')}
                      title={words('console.people.holds.lift')}
                      about={words('console.people.holds.lift_about', { name: hold.personName })}
                      hint={words('console.people.holds.lift_hint')}
                      wish={(reason) => ({
                        path: paths.holdLifting(hold.id),
                        body: { reason },
                        done: words('console.people.holds.lifted'),
                      })}
                    />
                  ),
              },
            ]}
          />
        )}
      </Loaded>
    </>
  )
}

/** Whom to put on hold, found by name or pinyin, and why. */
function PlaceForm({ close }: { close(): void }) {
  const words = useWords()
  const [typed, setTyped] = useState('')
  const [person, setPerson] = useState<PersonBrief>()
  const asked = useDeferredValue(typed.trim())
  const list = useRead<{ persons: PersonBrief[] }>(paths.persons, { words: asked, limit: 8 }, { enabled: asked !== '' })
  return (
    <WriteForm
      blocked={!person}
      wish={(fields) => ({
        path: paths.placeHold(person?.id ?? ''),
        body: { why: textOf(fields, 'why') },
        done: words('console.people.holds.placed', { name: person?.name ?? '' }),
      })}
      button={words('console.people.holds.place')}
      onDone={close}
      onCancel={close}
    >
      {(wrong) => (
        <>
          {person ? (
            <p>
              <b>{person.name}</b> <span className="muted">{[person.bornOn, person.streetName].filter(Boolean).join(' · ')}</span>{' '}
              <button type="button" className="link" onClick={() => setPerson(undefined)}>
                {words('console.people.holds.other')}
              </button>
            </p>
          ) : (
            <>
              <Field label={words('console.people.holds.who')} hint={words('console.people.holds.who_hint')}>
                {(told) => (
                  <input
                    {...told}
                    type="search"
                    autoComplete="off"
                    value={typed}
                    onChange={(event) => setTyped(event.target.value)}
                  />
                )}
              </Field>
              <ul className="plain-list" aria-label={words('console.people.holds.found')}>
                {(asked === '' ? [] : (list.data?.persons ?? [])).map((one) => (
                  <li key={one.id}>
                    <button type="button" className="link" onClick={() => setPerson(one)}>
                      {one.name}
                    </button>{' '}
                    <span className="muted">{[one.bornOn, one.streetName].filter(Boolean).join(' · ')}</span>
                  </li>
                ))}
              </ul>
            </>
          )}
          <Field label={words('console.people.holds.why')} hint={words('console.people.holds.why_hint')} error={wrong('why')}>
            {(told) => <textarea {...told} name="why" required minLength={2} maxLength={500} />}
          </Field>
        </>
      )}
    </WriteForm>
  )
}
