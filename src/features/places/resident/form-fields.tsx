/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact'
import type { Starts } from '../directory/actions.ts'
import type { Directory } from '../directory/contract.ts'
import type { SearchQuery } from './address.ts'
import type { Speech } from './say.ts'

/** One question: its label above the field, its hint below; the hint is read after the name, not as part of it. */
export function Question({
  id,
  label,
  hint,
  children,
}: {
  id: string
  label: string
  hint?: string | undefined
  children: ComponentChildren
}) {
  return (
    <div class="question">
      <label for={id}>{label}</label>
      {children}
      {hint && <small id={`${id}-hint`}>{hint}</small>}
    </div>
  )
}

/** A condition to tick. */
export function Check({ name, checked, label }: { name: string; checked: boolean; label: string }) {
  return (
    <label class="check">
      <input type="checkbox" name={name} value="1" checked={checked} />
      {label}
    </label>
  )
}

/** From where distances count: a street, then its committee; or the pin that a small script brought. */
export function WhereFields({
  query,
  directory,
  starts,
  speech,
  action,
}: {
  query: SearchQuery
  directory: Directory
  starts: Starts
  speech: Speech
  action: string
}) {
  const { words } = speech
  const { origin } = directory
  const pin = origin && origin.name === null ? origin : null
  return (
    <fieldset>
      <legend>{words('places.search.from')}</legend>
      <Question id="street" label={words('places.search.street')}>
        <select id="street" name="street">
          <option value="">{words('places.search.choose')}</option>
          {starts.streets.map(({ code, name }) => (
            <option key={code} value={code} selected={code === origin?.street}>
              {name}
            </option>
          ))}
        </select>
      </Question>
      {starts.committees.length > 0 && (
        <Question id="area" label={words('places.search.committee')}>
          <select id="area" name="area">
            <option value="">{words('places.search.whole_street')}</option>
            {starts.committees.map(({ code, name }) => (
              <option key={code} value={code} selected={code === query.area}>
                {name}
              </option>
            ))}
          </select>
        </Question>
      )}
      {pin && (
        <p>
          {words('places.search.from_pin')}
          <input type="hidden" name="lon" value={pin.lon} />
          <input type="hidden" name="lat" value={pin.lat} />
        </p>
      )}
      <button type="button" hidden data-here={action} data-failed={words('places.search.here_failed')}>
        {words('places.search.here')}
      </button>
      <p role="status" data-here-said />
    </fieldset>
  )
}
