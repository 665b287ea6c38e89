/** @jsxImportSource react */
import { useState } from 'react'
import { Field } from '../../../../console/parts/Field.tsx'
import { textOf, WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { useWords } from '../../../../console/words/words.ts'
import { AreaFields } from '../parts/AreaFields.tsx'
import { DayField } from '../parts/fields.tsx'
import { useCatalogue, useNamed } from '../parts/register.ts'
import { paths } from '../paths.ts'

/** Records a designation of a facility, or of a street or committee; without a day of expiry it holds for the years of its kind. */
export function GiveForm({ facility, close }: { facility?: { id: string; name: string }; close(): void }) {
  const words = useWords()
  const named = useNamed()
  const bearer = facility ? 'facility' : 'area'
  const kinds = Object.entries(useCatalogue()?.designations ?? {}).filter(([, kind]) => kind.of.includes(bearer))
  const [chosen, setChosen] = useState('')
  const kind = kinds.find(([id]) => id === chosen)?.[1]
  const wish = (fields: FormData) => ({
    path: paths.designations,
    body: {
      kind: chosen,
      facility: facility?.id ?? null,
      area: facility ? null : textOf(fields, 'committee') || textOf(fields, 'street'),
      level: textOf(fields, 'level'),
      givenOn: textOf(fields, 'givenOn'),
      expiresOn: textOf(fields, 'expiresOn') || null,
      document: textOf(fields, 'document'),
    },
    done: words('console.places.designations.done'),
  })
  return (
    <WriteForm wish={wish} button={words('console.save')} onDone={close} onCancel={close}>
      {(wrong) => (
        <>
          {facility && <p>{facility.name}</p>}
          <Field label={words('console.places.designations.kind')} hint={kind?.unsure} error={wrong('kind')}>
            {(told) => (
              <select {...told} required value={chosen} onChange={(event) => setChosen(event.target.value)}>
                <option value="">{words('console.places.choose')}</option>
                {kinds.map(([id, one]) => (
                  <option key={id} value={id}>
                    {named(one, id)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          {!facility && <AreaFields wrong={wrong} needed />}
          {kind && kind.levels.length > 0 && (
            <Field label={words('console.places.designations.level')} error={wrong('level')}>
              {(told) => (
                <select {...told} name="level" required>
                  {kind.levels.map((level) => (
                    <option key={level} value={level}>
                      {level}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          )}
          <DayField name="givenOn" label={words('console.places.designations.given')} wrong={wrong} />
          <Field
            label={words('console.places.designations.expires')}
            hint={
              kind?.years
                ? words('console.places.designations.years', { n: kind.years })
                : words('console.places.designations.no_years')
            }
            error={wrong('expiresOn')}
          >
            {(told) => <input {...told} type="date" name="expiresOn" />}
          </Field>
          <Field label={words('console.places.designations.document')} error={wrong('document')}>
            {(told) => <input {...told} name="document" maxLength={200} />}
          </Field>
        </>
      )}
    </WriteForm>
  )
}
