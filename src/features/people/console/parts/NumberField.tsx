/** @jsxImportSource react */
import { Field } from '../../../../console/parts/Field.tsx'
import { useInstallation } from '../../../../console/session/session.tsx'
import { useWords } from '../../../../console/words/words.ts'
import { type CitizenNumber, readCitizenNumber } from '../../identity/rules.ts'

/** What a number typed so far says, or what is wrong with it; nothing while it is not yet as long as a number. */
export function judged(
  text: string,
  today: string,
): { says: CitizenNumber } | { wrong: string; details: Record<string, unknown> } | undefined {
  if (text.trim() === '') return undefined
  const read = readCitizenNumber(text, today)
  if (!('fault' in read)) return { says: read }
  const { code, ...details } = read.fault
  return { wrong: code, details }
}

/**
 * The number of a document, judged by GB 11643 while it is typed: what it says of birth and sex, or which sign is wrong. It has no name of its own in
 * the form, so that no draft of it is kept in the browser.
 */
export function NumberField({
  value,
  onChange,
  citizen,
  error,
  required = false,
}: {
  value: string
  onChange(text: string): void
  citizen: boolean
  error?: string
  required?: boolean
}) {
  const words = useWords()
  const { today } = useInstallation()
  const found = citizen ? judged(value, today) : undefined
  const early = found && 'wrong' in found && found.wrong === 'identity_number_length' && value.trim().length < 18
  const wrong = found && 'wrong' in found && !early ? words(`problem.${found.wrong}`, found.details) : undefined
  return (
    <Field label={words('console.people.number.label')} error={error ?? wrong}>
      {(told) => (
        <>
          <input
            {...told}
            className="number"
            required={required}
            maxLength={40}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          <p className="hint live" role="status">
            {found && 'says' in found
              ? words('console.people.number.says', {
                  born: found.says.birthOn,
                  sex: words(`console.people.sex.${found.says.sex}`),
                })
              : early
                ? words('console.people.number.so_far', { n: value.trim().length })
                : ''}
          </p>
        </>
      )}
    </Field>
  )
}
