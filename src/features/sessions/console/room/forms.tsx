/** @jsxImportSource react */
import { Field } from '../../../../console/parts/Field.tsx'
import { textOf, WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { NewDayNote, NewInjury } from '../../attendance/safety/contract.ts'
import { paths } from '../paths.ts'
import { type ShownPerson, toldTo } from './notes.ts'

type Told = { person: ShownPerson; slot: string; close(): void }

/** An injury: what, where on the body, what was done. The guardian is told and signs that they have heard. */
export function InjuryForm({ person, slot, close }: Told) {
  const words = useWords()
  const wish = (fields: FormData) => {
    const body: NewInjury = {
      booking: person.booking,
      ...{ what: textOf(fields, 'what'), where: textOf(fields, 'where'), firstAid: textOf(fields, 'firstAid') },
    }
    return {
      path: paths.injuries(slot),
      body,
      done: words(`console.sessions.room.injury_done${toldTo(person)}`, { name: person.name }),
    }
  }
  return (
    <WriteForm wish={wish} button={words(`console.sessions.room.record_injury${toldTo(person)}`)} onDone={close} onCancel={close}>
      {(wrong) => (
        <>
          <Field label={words('console.sessions.room.injury_what')} error={wrong('what')}>
            {(told) => <input {...told} name="what" required minLength={2} maxLength={300} />}
          </Field>
          <Field label={words('console.sessions.room.injury_where')} error={wrong('where')}>
            {(told) => <input {...told} name="where" required maxLength={100} />}
          </Field>
          <Field label={words('console.sessions.room.injury_aid')} error={wrong('firstAid')}>
            {(told) => <textarea {...told} name="firstAid" required minLength={2} maxLength={500} />}
          </Field>
        </>
      )}
    </WriteForm>
  )
}

/** A few words to the parents about the day. */
export function DayNoteForm({ person, slot, close }: Told) {
  const words = useWords()
  const wish = (fields: FormData) => {
    const body: NewDayNote = { booking: person.booking, text: textOf(fields, 'text') }
    return { path: paths.dayNotes(slot), body, done: words(`console.sessions.room.note_done${toldTo(person)}`) }
  }
  return (
    <WriteForm wish={wish} button={words('console.save')} onDone={close} onCancel={close}>
      {(wrong) => (
        <Field
          label={words(`console.sessions.room.note_text${toldTo(person)}`)}
          hint={words(`console.sessions.room.note_hint${toldTo(person)}`)}
          error={wrong('text')}
        >
          {(told) => <textarea {...told} name="text" required maxLength={1000} defaultValue={person.note ?? ''} />}
        </Field>
      )}
    </WriteForm>
  )
}
