/** @jsxImportSource react */
import { useDeferredValue, useState } from 'react'
import { useRead } from '../../../../console/api/use-read.ts'
import { Field } from '../../../../console/parts/Field.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { PersonBrief } from '../../../people/shapes.ts'
import { paths } from './paths.ts'
import { homeOf, whoOf } from './who.ts'

/** Chooses a person on record by name, pinyin or initials. */
export function PickPerson({
  chosen,
  onChoose,
}: {
  chosen: PersonBrief | undefined
  onChoose(person: PersonBrief | undefined): void
}) {
  const words = useWords()
  const [typed, setTyped] = useState('')
  const asked = useDeferredValue(typed.trim())
  const list = useRead<{ persons: PersonBrief[] }>(
    paths.persons,
    { words: asked, limit: 8 },
    { enabled: asked !== '' && !chosen },
  )
  const found = asked === '' ? [] : (list.data?.persons ?? [])
  if (chosen)
    return (
      <p>
        <b>{chosen.name}</b> <span className="muted">{[whoOf(chosen, words), homeOf(chosen)].filter(Boolean).join(' · ')}</span>{' '}
        <button type="button" className="link" onClick={() => onChoose(undefined)}>
          {words('console.enrolments.other')}
        </button>
      </p>
    )
  return (
    <>
      <Field label={words('console.enrolments.person')} hint={words('console.enrolments.person_hint')}>
        {(told) => (
          <input {...told} type="search" autoComplete="off" value={typed} onChange={(event) => setTyped(event.target.value)} />
        )}
      </Field>
      {found.length > 0 && (
        <ul className="plain-list" aria-label={words('console.enrolments.found')}>
          {found.map((person) => (
            <li key={person.id}>
              <button type="button" className="link" onClick={() => onChoose(person)}>
                {person.name}
              </button>{' '}
              <span className="muted">{[whoOf(person, words), homeOf(person)].filter(Boolean).join(' · ')}</span>
            </li>
          ))}
        </ul>
      )}
      {asked !== '' && list.data && found.length === 0 && <p className="muted">{words('console.enrolments.nobody')}</p>}
    </>
  )
}
