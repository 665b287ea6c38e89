/** @jsxImportSource preact */
import type { Starts } from '../directory/actions.ts'
import type { Directory } from '../directory/contract.ts'
import type { SearchQuery } from './address.ts'
import { named, type Speech } from './say.ts'

type Shown = { query: SearchQuery; directory: Directory; starts: Starts; speech: Speech; action: string }

/** The search as one calm form: three questions, the rarer ones folded, one button. It works without scripts; its state is the address. */
export function SearchForm({ query, directory, starts, speech, action }: Shown) {
  const { words } = speech
  const folded = query.within ?? query.price ?? query.inclusive ?? query.accessible ?? query.open
  return (
    <form class="ask" method="get" action={`${action}#found`}>
      <label>
        {words('places.search.words')}
        <input
          type="search"
          name="words"
          value={query.words ?? ''}
          maxLength={60}
          aria-describedby="words-hint"
          autocomplete="off"
        />
        <small id="words-hint">{words('places.search.words_hint', { example: 'yly' })}</small>
      </label>
      <TypeSelect query={query} directory={directory} speech={speech} />
      <WhereFields query={query} directory={directory} starts={starts} speech={speech} action={action} />
      <Check name="free" checked={query.free === '1'} label={words('places.search.free')} />
      <details open={folded !== undefined}>
        <summary>{words('places.search.more')}</summary>
        <div class="fold">
          <label>
            {words('places.search.within')}
            <select name="within" aria-describedby={directory.origin ? undefined : 'within-hint'}>
              <option value="">{words('places.search.within_any')}</option>
              {minutesOffered(query.within).map((n) => (
                <option key={n} value={n} selected={n === query.within}>
                  {words('places.search.within_minutes', { n })}
                </option>
              ))}
            </select>
            {!directory.origin && <small id="within-hint">{words('places.search.within_needs')}</small>}
          </label>
          <label>
            {words('places.search.price')}
            <input
              name="price"
              inputMode="decimal"
              value={query.price ?? ''}
              maxLength={9}
              aria-describedby="price-hint"
              autocomplete="off"
            />
            <small id="price-hint">{words('places.search.price_hint')}</small>
          </label>
          {(['inclusive', 'accessible', 'open'] as const).map((name) => (
            <Check key={name} name={name} checked={query[name] === '1'} label={words(`places.search.${name}`)} />
          ))}
        </div>
      </details>
      <button type="submit">{words('places.search.submit')}</button>
    </form>
  )
}

/** The choices of minutes, with the one in the address where it is another. */
const minutesOffered = (chosen: number | undefined): number[] =>
  [...new Set([15, 30, 60, ...(chosen === undefined ? [] : [chosen])])].sort((a, b) => a - b)

function Check({ name, checked, label }: { name: string; checked: boolean; label: string }) {
  return (
    <label class="check">
      <input type="checkbox" name={name} value="1" checked={checked} />
      {label}
    </label>
  )
}

function TypeSelect({ query, directory, speech }: Pick<Shown, 'query' | 'directory' | 'speech'>) {
  const { words } = speech
  const domains = (['养老', '托育', 'both'] as const).filter((domain) => directory.types.some((type) => type.domain === domain))
  return (
    <label>
      {words('places.search.type')}
      <select name="type">
        <option value="">{words('places.search.any_type', { n: directory.open })}</option>
        {domains.map((domain) => (
          <optgroup key={domain} label={words(`places.search.domain.${domain}`)}>
            {directory.types
              .filter((type) => type.domain === domain)
              .map(({ type, name, n }) => (
                <option key={type} value={type} selected={type === query.type}>
                  {words('places.search.type_count', { n, name: named(name, speech) })}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </label>
  )
}

/** From where distances count: a street, then its committee; or the pin that a small script brought. */
function WhereFields({ query, directory, starts, speech, action }: Shown) {
  const { words } = speech
  const { origin } = directory
  const pin = origin && origin.name === null ? origin : null
  return (
    <fieldset>
      <legend>{words('places.search.from')}</legend>
      <label>
        {words('places.search.street')}
        <select name="street">
          <option value="">{words('places.search.choose')}</option>
          {starts.streets.map(({ code, name }) => (
            <option key={code} value={code} selected={code === origin?.street}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {starts.committees.length > 0 && (
        <label>
          {words('places.search.committee')}
          <select name="area">
            <option value="">{words('places.search.whole_street')}</option>
            {starts.committees.map(({ code, name }) => (
              <option key={code} value={code} selected={code === query.area}>
                {name}
              </option>
            ))}
          </select>
        </label>
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
