/** @jsxImportSource react */
import { useState } from 'react'
import { Field } from '../../../../console/parts/Field.tsx'
import { textOf } from '../../../../console/parts/WriteForm.tsx'
import { useWords } from '../../../../console/words/words.ts'
import { useCommittees, useStreets } from './register.ts'

type Told = { street?: string; committee?: string | null; wrong(name: string): string | undefined; needed?: boolean }

/** The fields `street` and `committee`; a street may be left open where the address names it. */
export function AreaFields({ street: first = '', committee, wrong, needed = false }: Told) {
  const words = useWords()
  const [street, setStreet] = useState(first)
  const streets = useStreets()
  const committees = useCommittees(street || undefined)
  return (
    <>
      <Field label={words('console.places.street')} error={wrong('street')}>
        {(told) => (
          <select {...told} name="street" required={needed} value={street} onChange={(event) => setStreet(event.target.value)}>
            <option value="">{words(needed ? 'console.places.choose' : 'console.places.street_by_address')}</option>
            {streets.map((one) => (
              <option key={one.code} value={one.code}>
                {one.name}
              </option>
            ))}
          </select>
        )}
      </Field>
      {street !== '' && (
        <Field label={words('console.places.committee')} error={wrong('committee')}>
          {(told) => (
            <select key={committees.length} {...told} name="committee" defaultValue={street === first ? (committee ?? '') : ''}>
              <option value="">{words('console.places.committee_by_address')}</option>
              {committees.map((one) => (
                <option key={one.code} value={one.code}>
                  {one.name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
    </>
  )
}

/** The point a form says, as the API takes it; undefined where neither figure was typed. */
export function positionIn(fields: FormData): { lon: number; lat: number; coordinateSystem: string } | undefined {
  const [lon, lat] = [textOf(fields, 'lon'), textOf(fields, 'lat')]
  if (lon === '' && lat === '') return undefined
  return { lon: Number(lon), lat: Number(lat), coordinateSystem: textOf(fields, 'coordinateSystem') }
}

/** Longitude, latitude and where they come from: what Chinese map services give is not what is kept. */
export function PointFields({ lon, lat, wrong }: { lon?: number; lat?: number; wrong(name: string): string | undefined }) {
  const words = useWords()
  return (
    <fieldset>
      <legend>{words('console.places.point.title')}</legend>
      <p className="muted">{words('console.places.point.hint')}</p>
      <div className="place-pair">
        <Field label={words('console.places.point.lon')} error={wrong('position')}>
          {(told) => <input {...told} name="lon" inputMode="decimal" pattern="\d{2,3}(\.\d+)?" defaultValue={lon} />}
        </Field>
        <Field label={words('console.places.point.lat')}>
          {(told) => <input {...told} name="lat" inputMode="decimal" pattern="\d{1,2}(\.\d+)?" defaultValue={lat} />}
        </Field>
      </div>
      <Field label={words('console.places.point.system')}>
        {(told) => (
          <select {...told} name="coordinateSystem" defaultValue={lon === undefined ? 'gcj02' : 'wgs84'}>
            <option value="gcj02">{words('console.places.point.gcj02')}</option>
            <option value="wgs84">{words('console.places.point.wgs84')}</option>
          </select>
        )}
      </Field>
    </fieldset>
  )
}
