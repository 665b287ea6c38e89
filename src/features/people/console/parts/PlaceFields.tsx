/** @jsxImportSource react */
import { useState } from 'react'
import { Field } from '../../../../console/parts/Field.tsx'
import { textOf } from '../../../../console/parts/WriteForm.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { Place } from '../../register/contract.ts'
import { useCommittees, useOwnStreets, useStreets } from './areas.ts'

const elsewhere = 'outside'

/** Where somebody lives or is registered: a street of the district with its committee, or a place outside. `name` goes before the fields' names. */
export function PlaceFields({ name, label, first = '' }: { name: string; label: string; first?: string }) {
  const words = useWords()
  const own = useOwnStreets()[0] ?? ''
  const [street, setStreet] = useState(first || own)
  const streets = useStreets()
  const committees = useCommittees(street === elsewhere ? undefined : street)
  return (
    <fieldset>
      <legend>{label}</legend>
      <Field label={words('console.people.place.street')}>
        {(told) => (
          <select {...told} name={`${name}.street`} required value={street} onChange={(event) => setStreet(event.target.value)}>
            <option value="">{words('console.people.place.choose')}</option>
            {streets.map((one) => (
              <option key={one.code} value={one.code}>
                {one.name}
              </option>
            ))}
            <option value={elsewhere}>{words('console.people.place.outside')}</option>
          </select>
        )}
      </Field>
      {street === elsewhere ? (
        <Field label={words('console.people.place.where')} hint={words('console.people.place.where_hint')}>
          {(told) => <input {...told} name={`${name}.outside`} required minLength={2} maxLength={100} />}
        </Field>
      ) : (
        <Field label={words('console.people.place.committee')}>
          {(told) => (
            <select {...told} name={`${name}.committee`} disabled={!street}>
              <option value="">{words('console.people.place.committee_unknown')}</option>
              {committees.map((one) => (
                <option key={one.code} value={one.code}>
                  {one.name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <Field label={words('console.people.place.line')} hint={words('console.people.place.line_hint')}>
        {(told) => <input {...told} name={`${name}.line`} maxLength={200} />}
      </Field>
    </fieldset>
  )
}

/** The place a form with these fields carries. */
export function placeIn(fields: FormData, name: string): Partial<Place> {
  const street = textOf(fields, `${name}.street`)
  const line = textOf(fields, `${name}.line`)
  if (street === elsewhere) return { outside: textOf(fields, `${name}.outside`), line }
  return { street, committee: textOf(fields, `${name}.committee`) || null, line }
}
