/** @jsxImportSource react */
import { type KeyboardEvent, type RefObject, useDeferredValue, useEffect, useId, useRef, useState } from 'react'
import { useRead } from '../../../../console/api/use-read.ts'
import { Field } from '../../../../console/parts/Field.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { PersonBrief } from '../../../people/shapes.ts'
import { paths } from '../paths.ts'
import { whoText } from './who.ts'

/** Finds a person on record by name, pinyin or initials: arrows choose, Enter takes. */
export function FindPerson({
  field,
  chosen,
  onChoose,
}: {
  field: RefObject<HTMLInputElement | null>
  chosen: PersonBrief | undefined
  onChoose(person: PersonBrief | undefined): void
}) {
  const words = useWords()
  const list = useId()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const asked = useDeferredValue(typed.trim())
  const read = useRead<{ persons: PersonBrief[] }>(
    paths.persons,
    { words: asked, limit: 8 },
    { enabled: asked !== '' && !chosen },
  )
  // only what was found for the very words that stand there: Enter must not take somebody of the words before
  const fresh = asked !== '' && asked === typed.trim() && !chosen && !read.isPlaceholderData && read.data !== undefined
  const found = fresh ? (read.data?.persons ?? []) : []
  const eager = useRef(false)
  useEffect(() => field.current?.focus(), [field])
  const choose = (person: PersonBrief | undefined) => {
    if (!person) return
    eager.current = false
    setTyped('')
    setAt(0)
    onChoose(person)
  }
  const keys = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0 && found.length > 0) {
      event.preventDefault()
      setAt((before) => (before + step + found.length) % found.length)
    }
    if (event.key === 'Enter') {
      event.preventDefault()
      if (fresh) choose(found[Math.min(at, found.length - 1)])
      else eager.current = true // whoever types faster than the answer comes gets it when it is but one
    }
  }
  useEffect(() => {
    const [only] = found
    if (eager.current && only && found.length === 1) choose(only)
  })
  if (chosen)
    return (
      <p className="counter-person">
        <b>{chosen.name}</b> <span className="muted">{whoText(chosen, words)}</span>{' '}
        <button type="button" className="link" onClick={() => onChoose(undefined)}>
          {words('console.sessions.counter.other_person')}
        </button>
      </p>
    )
  const active = found[Math.min(at, found.length - 1)]
  return (
    <div className="counter-find">
      <Field label={words('console.sessions.counter.person')} hint={words('console.sessions.counter.person_hint')}>
        {(told) => (
          <input
            {...told}
            ref={field}
            type="search"
            role="combobox"
            aria-expanded={found.length > 0}
            aria-controls={list}
            aria-autocomplete="list"
            aria-activedescendant={active ? `${list}-${active.id}` : undefined}
            autoComplete="off"
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value)
              setAt(0)
              eager.current = false
            }}
            onKeyDown={keys}
          />
        )}
      </Field>
      <div
        id={list}
        role="listbox"
        className="hits"
        aria-label={words('console.sessions.counter.found')}
        hidden={found.length === 0}
      >
        {found.map((person) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's
          <div
            key={person.id}
            id={`${list}-${person.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={person === active}
            onClick={() => choose(person)}
          >
            <b>{person.name}</b>
            <span className="muted">{whoText(person, words)}</span>
          </div>
        ))}
      </div>
      <p className="muted" role="status">
        {fresh && found.length === 0 && words('console.sessions.counter.nobody')}
      </p>
    </div>
  )
}
