/** @jsxImportSource react */
import { Field } from '../../../../console/parts/Field.tsx'
import { useInstallation } from '../../../../console/session/session.tsx'
import { useWords } from '../../../../console/words/words.ts'

type Wrong = (name: string) => string | undefined

/** A day from which something is so; `future` where it may be known beforehand. */
export function DayField({
  name,
  label,
  hint,
  wrong,
  future = false,
}: {
  name: string
  label: string
  hint?: string
  wrong: Wrong
  future?: boolean
}) {
  const { today } = useInstallation()
  return (
    <Field label={label} hint={hint} error={wrong(name)}>
      {(told) => <input {...told} type="date" name={name} required defaultValue={today} max={future ? undefined : today} />}
    </Field>
  )
}

/** By what it is known: a document, a visit, a sheet. */
export function SourceField({ wrong }: { wrong: Wrong }) {
  const words = useWords()
  return (
    <Field label={words('console.places.source.label')} hint={words('console.places.source.hint')} error={wrong('source')}>
      {(told) => <input {...told} name="source" required maxLength={200} />}
    </Field>
  )
}

/** Why: kept beside what it explains. */
export function WhyField({ hint, wrong }: { hint?: string; wrong: Wrong }) {
  const words = useWords()
  return (
    <Field label={words('console.reason.label')} hint={hint ?? words('console.reason.hint')} error={wrong('why')}>
      {(told) => <textarea {...told} name="why" required minLength={2} maxLength={500} />}
    </Field>
  )
}
