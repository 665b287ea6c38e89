/** @jsxImportSource react */
import { useState } from 'react'
import { useRead } from '../../../../console/api/use-read.ts'
import { Field } from '../../../../console/parts/Field.tsx'
import { RecordDrawer } from '../../../../console/parts/RecordDrawer.tsx'
import { Loaded } from '../../../../console/parts/States.tsx'
import { textOf, WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { instant } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { HandOver, OpenNote, OwnNote } from '../../notes/contract.ts'
import { paths } from '../paths.ts'

/** One note, opened: that it was opened stays on record. It can be handed over to a colleague, with the person's consent. */
export function OneNote({ note, onClose }: { note: OwnNote; onClose(): void }) {
  const words = useWords()
  const read = useRead<OpenNote>(paths.note(note.id))
  const [giving, setGiving] = useState(false)
  const wish = (fields: FormData) => {
    const body: HandOver = { to: textOf(fields, 'to') }
    return { path: paths.noteHandover(note.id), body, done: words('console.sessions.notes.handed_over') }
  }
  return (
    <RecordDrawer title={note.personName || words('console.sessions.notes.title')} onClose={onClose}>
      <p className="muted">
        {note.serviceName} · {words('console.sessions.notes.head', { at: instant(note.writtenAt), name: note.writerName })}
      </p>
      <Loaded of={read} rows={3}>
        {({ text }) => <p className="room-note">{text}</p>}
      </Loaded>
      {giving ? (
        <WriteForm
          wish={wish}
          button={words('console.sessions.notes.hand_over')}
          onDone={() => setGiving(false)}
          onCancel={() => setGiving(false)}
        >
          {(wrong) => (
            <Field
              label={words('console.sessions.notes.hand_over_to')}
              hint={words('console.sessions.notes.hand_over_hint')}
              error={wrong('to')}
            >
              {(told) => <input {...told} name="to" required minLength={3} maxLength={200} autoComplete="off" />}
            </Field>
          )}
        </WriteForm>
      ) : (
        <button type="button" className="button" onClick={() => setGiving(true)}>
          {words('console.sessions.notes.hand_over')}
        </button>
      )}
    </RecordDrawer>
  )
}
