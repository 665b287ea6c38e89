/** @jsxImportSource react */
import { AskButton } from '../../../../console/parts/AskButton.tsx'
import { Field } from '../../../../console/parts/Field.tsx'
import { textOf, WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { Supervision } from '../../tasks/contract.ts'
import { paths } from '../paths.ts'

type Subject = { kind: Supervision['subjectKind']; key: string; title: string }

/** The coordinator issues a 督办 with a deadline; without a subject it comes from a meeting, which is then named. */
export function IssueSupervision({ subject, departments }: { subject?: Subject; departments: { id: string; name: string }[] }) {
  const words = useWords()
  return (
    <AskButton label={words('console.plans.supervisions.issue')} title={words('console.plans.supervisions.issue')}>
      {(close) => <IssueForm subject={subject} departments={departments} close={close} />}
    </AskButton>
  )
}

function IssueForm({
  subject,
  departments,
  close,
}: {
  subject?: Subject
  departments: { id: string; name: string }[]
  close(): void
}) {
  const words = useWords()
  const wish = (fields: FormData) => ({
    path: paths.supervisions,
    body: {
      subjectKind: subject?.kind ?? 'meeting',
      subject: subject?.key ?? textOf(fields, 'subject'),
      department: textOf(fields, 'department'),
      title: textOf(fields, 'title'),
      text: textOf(fields, 'text'),
      dueOn: textOf(fields, 'dueOn'),
    },
    done: words('console.plans.supervisions.issued'),
  })
  return (
    <WriteForm wish={wish} button={words('console.plans.supervisions.send')} onDone={close} onCancel={close}>
      {(wrong) => (
        <>
          {subject ? (
            <p className="muted">{subject.title}</p>
          ) : (
            <Field
              label={words('console.plans.supervisions.meeting')}
              hint={words('console.plans.supervisions.meeting_hint')}
              error={wrong('subject')}
            >
              {(told) => <input {...told} name="subject" required maxLength={200} />}
            </Field>
          )}
          <Field label={words('console.plans.supervisions.to')} error={wrong('department')}>
            {(told) => (
              <select {...told} name="department" required>
                {departments.map((one) => (
                  <option key={one.id} value={one.id}>
                    {one.name}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label={words('console.plans.supervisions.matter')} error={wrong('title')}>
            {(told) => <input {...told} name="title" required minLength={2} maxLength={200} />}
          </Field>
          <Field label={words('console.plans.supervisions.text')} error={wrong('text')}>
            {(told) => <textarea {...told} name="text" required minLength={2} maxLength={4000} />}
          </Field>
          <Field label={words('console.plans.supervisions.due')} error={wrong('dueOn')}>
            {(told) => <input {...told} type="date" name="dueOn" required />}
          </Field>
        </>
      )}
    </WriteForm>
  )
}
