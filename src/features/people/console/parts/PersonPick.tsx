/** @jsxImportSource react */
import { useDeferredValue, useState } from 'react'
import { useRead } from '../../../../console/api/use-read.ts'
import { Field } from '../../../../console/parts/Field.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { PersonList } from '../../register/contract.ts'
import type { PersonBrief } from '../../shapes.ts'
import { paths } from '../paths.ts'
import { homeText, whoText } from './say.ts'

/** Chooses a person on record by name, pinyin or initials. */
export function PersonPick({
  label,
  hint,
  chosen,
  except,
  onChoose,
}: {
  label: string
  hint?: string
  chosen: PersonBrief | undefined
  except?: string
  onChoose(person: PersonBrief | undefined): void
}) {
  const words = useWords()
  const [typed, setTyped] = useState('')
  const asked = useDeferredValue(typed.trim())
  const list = useRead<PersonList>(paths.persons, { words: asked, limit: 8 }, { enabled: asked !== '' && !chosen })
  const found = asked === '' ? [] : (list.data?.persons ?? []).filter(({ id }) => id !== except)
  if (chosen)
    return (
      <div className="field">
        <p className="muted">{label}</p>
        <p>
          <b>{chosen.name}</b> <span className="muted">{`${whoText(chosen, words)} · ${homeText(chosen)}`}</span>{' '}
          <button type="button" className="link" onClick={() => onChoose(undefined)}>
            {words('console.people.pick.other')}
          </button>
        </p>
      </div>
    )
  return (
    <div className="pick">
      <Field label={label} hint={hint ?? words('console.people.pick.hint')}>
        {(told) => (
          <input {...told} type="search" autoComplete="off" value={typed} onChange={(event) => setTyped(event.target.value)} />
        )}
      </Field>
      {found.length > 0 && (
        <ul aria-label={words('console.people.pick.found')}>
          {found.map((person) => (
            <li key={person.id}>
              <button type="button" onClick={() => onChoose(person)}>
                <b>{person.name}</b>
                <span className="muted">{`${whoText(person, words)} · ${homeText(person)}`}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {asked !== '' && list.data && found.length === 0 && <p className="muted">{words('console.people.pick.none')}</p>}
    </div>
  )
}
