/** @jsxImportSource react */
import { type FormEvent, useState } from 'react'
import { Field } from '../../../../console/parts/Field.tsx'
import { Ask } from '../../../../console/parts/RecordDrawer.tsx'
import { textOf } from '../../../../console/parts/WriteForm.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { AttendanceEvent } from '../../attendance/contract.ts'
import { CallList } from './CallList.tsx'
import { left } from './events.ts'
import type { ShownPerson } from './notes.ts'
import { relationOf } from './relation.ts'

/** To whom a child is given: a guardian, or somebody a guardian named. Anybody else only after a guardian was called, and with what they said. */
export function Handover({
  person,
  onDone,
  onClose,
}: {
  person: ShownPerson
  onDone(event: AttendanceEvent): void
  onClose(): void
}) {
  const words = useWords()
  const [other, setOther] = useState(false)
  const give = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    onDone(left(person.booking, { override: { name: textOf(fields, 'name'), why: textOf(fields, 'why') } }))
  }
  return (
    <Ask title={words('console.sessions.room.who_fetches', { name: person.name })} onClose={onClose}>
      {person.mayFetch.length === 0 && <p className="notice">{words('console.sessions.room.nobody_named')}</p>}
      <ul className="room-fetchers">
        {person.mayFetch.map(({ id, kind, name, relation }) => (
          <li key={id}>
            <button type="button" className="button room-tap" onClick={() => onDone(left(person.booking, { by: id }))}>
              <b>{name}</b> {relationOf({ kind, relation }, words)}
            </button>
          </li>
        ))}
      </ul>
      {other ? (
        <form className="calm" onSubmit={give}>
          <p className="notice">{words('console.sessions.room.call_first')}</p>
          <CallList booking={person.booking} />
          <Field label={words('console.sessions.room.other_name')}>
            {(told) => <input {...told} name="name" required maxLength={60} autoComplete="off" />}
          </Field>
          <Field label={words('console.sessions.room.other_why')} hint={words('console.sessions.room.other_why_hint')}>
            {(told) => <textarea {...told} name="why" required minLength={2} maxLength={500} />}
          </Field>
          <div className="buttons">
            <button type="submit" className="button grave">
              {words('console.sessions.room.give')}
            </button>
          </div>
        </form>
      ) : (
        <button type="button" className="link" onClick={() => setOther(true)}>
          {words('console.sessions.room.somebody_else')}
        </button>
      )}
    </Ask>
  )
}
