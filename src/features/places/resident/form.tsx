/** @jsxImportSource preact */
import type { Starts } from '../directory/actions.ts'
import type { Directory } from '../directory/contract.ts'
import type { SearchQuery } from './address.ts'
import { Check, Question, WhereFields } from './form-fields.tsx'
import { named, type Speech } from './say.ts'

type Shown = { query: SearchQuery; directory: Directory; starts: Starts; speech: Speech; action: string }

/** The search as one calm form: three questions, the rarer ones folded, one button. It works without scripts; its state is the address. */
export function SearchForm({ query, directory, starts, speech, action }: Shown) {
  const { words } = speech
  const folded = query.within ?? query.price ?? query.inclusive ?? query.accessible ?? query.open
  return (
    <form class="ask" method="get" action={`${action}#found`}>
      <Question id="words" label={words('places.search.words')} hint={words('places.search.words_hint', { example: 'yly' })}>
        <input
          {...{ id: 'words', name: 'words', type: 'search', value: query.words ?? '' }}
          {...{ maxLength: 60, autocomplete: 'off', 'aria-describedby': 'words-hint' }}
        />
      </Question>
      <TypeSelect query={query} directory={directory} speech={speech} />
      <WhereFields query={query} directory={directory} starts={starts} speech={speech} action={action} />
      <Check name="free" checked={query.free === '1'} label={words('places.search.free')} />
      <details open={folded !== undefined}>
        <summary>{words('places.search.more')}</summary>
        <div class="fold">
          <Question
            id="within"
            label={words('places.search.within')}
            hint={directory.origin ? undefined : words('places.search.within_needs')}
          >
            <select id="within" name="within" aria-describedby={directory.origin ? undefined : 'within-hint'}>
              <option value="">{words('places.search.within_any')}</option>
              {minutesOffered(query.within).map((n) => (
                <option key={n} value={n} selected={n === query.within}>
                  {words('places.search.within_minutes', { n })}
                </option>
              ))}
            </select>
          </Question>
          <Question id="price" label={words('places.search.price')} hint={words('places.search.price_hint')}>
            <input
              {...{ id: 'price', name: 'price', inputMode: 'decimal', value: query.price ?? '' }}
              {...{ maxLength: 9, autocomplete: 'off', 'aria-describedby': 'price-hint' }}
            />
          </Question>
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

function TypeSelect({ query, directory, speech }: Pick<Shown, 'query' | 'directory' | 'speech'>) {
  const { words } = speech
  const domains = (['养老', '托育', 'both'] as const).filter((domain) => directory.types.some((type) => type.domain === domain))
  return (
    <Question id="type" label={words('places.search.type')}>
      <select id="type" name="type">
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
    </Question>
  )
}
