/** @jsxImportSource react */
import { type FormEvent, useState } from 'react'
import { sentenceOf } from '../../../../console/api/problem.ts'
import { useRead } from '../../../../console/api/use-read.ts'
import { useWrite } from '../../../../console/api/use-write.ts'
import { Field } from '../../../../console/parts/Field.tsx'
import { Loaded } from '../../../../console/parts/States.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { textOf } from '../../../../console/parts/WriteForm.tsx'
import { instant } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { NewNote, NoteHead } from '../../notes/contract.ts'
import { paths } from '../paths.ts'

/** The sealed notes about one talk: that there are some and whose, never what stands in them; and a sheet to write another. */
export function BookingNotes({ booking, person }: { booking: string; person: string }) {
  const words = useWords()
  const heads = useRead<{ notes: NoteHead[] }>(paths.bookingNotes(booking))
  const [writing, setWriting] = useState(false)
  return (
    <>
      <h3>{words('console.sessions.notes.title')}</h3>
      <p className="hint">{words('console.sessions.notes.sealed')}</p>
      <Loaded of={heads} rows={1}>
        {({ notes }) => (
          <ul className="plain-list">
            {notes.map(({ id, writtenAt, writerName }) => (
              <li key={id}>{words('console.sessions.notes.head', { at: instant(writtenAt), name: writerName })}</li>
            ))}
          </ul>
        )}
      </Loaded>
      {writing ? (
        <NoteSheet booking={booking} close={() => setWriting(false)} />
      ) : (
        <p className="buttons">
          <button type="button" className="button" onClick={() => setWriting(true)}>
            {words('console.sessions.notes.write')}
          </button>
          <To path="/sessions/notes" search={{ person }}>
            {words('console.sessions.notes.own')}
          </To>
        </p>
      )}
    </>
  )
}

/** Not a form that remembers: what is typed here stays nowhere but in the sealed note. */
function NoteSheet({ booking, close }: { booking: string; close(): void }) {
  const words = useWords()
  const write = useWrite()
  const [error, setError] = useState<unknown>()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const body: NewNote = { text: textOf(new FormData(event.currentTarget), 'text') }
    write.mutate(
      { path: paths.bookingNotes(booking), body, done: words('console.sessions.notes.written'), holdsDraft: true },
      { onSuccess: close, onError: setError },
    )
  }
  return (
    <form className="calm" onSubmit={submit} aria-busy={write.isPending}>
      {error !== undefined && (
        <p className="summary" role="alert">
          {sentenceOf(error)}
        </p>
      )}
      <Field label={words('console.sessions.notes.text')} hint={words('console.sessions.notes.text_hint')}>
        {(told) => <textarea {...told} name="text" required maxLength={20_000} rows={8} autoComplete="off" />}
      </Field>
      <div className="buttons">
        <button type="submit" className="button main" disabled={write.isPending}>
          {words('console.sessions.notes.seal')}
        </button>
        <button type="button" className="button quiet" onClick={close}>
          {words('console.cancel')}
        </button>
      </div>
    </form>
  )
}
