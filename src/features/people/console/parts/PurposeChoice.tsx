/** @jsxImportSource react */
import { Field } from '../../../../console/parts/Field.tsx'
import { useWords } from '../../../../console/words/words.ts'
import { purposes } from './purpose.ts'

/** The field `purpose` of a form: why somebody's data are looked at. */
export function PurposeField({ error, hint, chosen }: { error?: string; hint?: string; chosen?: string }) {
  const words = useWords()
  return (
    <Field label={words('console.people.purpose.label')} hint={hint} error={error}>
      {(told) => (
        <select {...told} name="purpose" required defaultValue={chosen ?? ''}>
          <option value="" disabled>
            {words('console.people.purpose.choose')}
          </option>
          {purposes.map((one) => (
            <option key={one} value={one}>
              {words(`people.privacy.purpose.${one}`)}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
