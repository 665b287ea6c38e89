/** @jsxImportSource react */
import { Field } from '../../../../console/parts/Field.tsx'
import { textOf, WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { useInstallation } from '../../../../console/session/session.tsx'

/** Ends something on a day. */
export function EndOnForm({
  path,
  button,
  label,
  done,
  close,
}: {
  path: string
  button: string
  label: string
  done: string
  close(): void
}) {
  const { today } = useInstallation()
  return (
    <WriteForm
      wish={(fields) => ({ path, body: { on: textOf(fields, 'on') }, done })}
      button={button}
      onDone={close}
      onCancel={close}
    >
      {(wrong) => (
        <Field label={label} error={wrong('on')}>
          {(told) => <input {...told} type="date" name="on" required max={today} defaultValue={today} />}
        </Field>
      )}
    </WriteForm>
  )
}
