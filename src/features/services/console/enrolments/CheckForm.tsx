/** @jsxImportSource react */
import { Field } from '../../../../console/parts/Field.tsx'
import { textOf, WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { useInstallation } from '../../../../console/session/session.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { NewCheck } from '../../enrolments/contract.ts'
import { paths } from './paths.ts'

/** Records a check-up, a visit or a follow-up; `step` of the child health schedule. */
export function CheckForm({
  service,
  person,
  step,
  close,
}: {
  service: { id: string; check: string | null }
  person: string
  step?: { id: string; name: string }
  close(): void
}) {
  const words = useWords()
  const { today } = useInstallation()
  const wish = (fields: FormData) => {
    const note = textOf(fields, 'note') || undefined
    const of = step ? { step: step.id, kind: step.name } : {}
    const body: NewCheck = { service: service.id, on: textOf(fields, 'on'), note, ...of }
    return { path: paths.checks(person), body, done: words('console.enrolments.check.done') }
  }
  return (
    <WriteForm wish={wish} button={words('console.enrolments.check.title')} onDone={close} onCancel={close}>
      {(wrong) => (
        <>
          <p>{step?.name ?? service.check}</p>
          <Field label={words('console.enrolments.check.on')} error={wrong('on')}>
            {(told) => <input {...told} type="date" name="on" required max={today} defaultValue={today} />}
          </Field>
          <Field
            label={words('console.enrolments.check.note')}
            hint={words('console.enrolments.check.note_hint')}
            error={wrong('note')}
          >
            {(told) => <input {...told} name="note" maxLength={200} />}
          </Field>
        </>
      )}
    </WriteForm>
  )
}
