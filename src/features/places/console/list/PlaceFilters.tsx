/** @jsxImportSource react */
import type { z } from 'zod'
import { useRead } from '../../../../console/api/use-read.ts'
import { Choice, WordsFilter } from '../../../../console/parts/Filters.tsx'
import { useNarrow } from '../../../../console/parts/narrow.ts'
import { useAddress } from '../../../../console/session/place.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { Gaps } from '../../counting/contract.ts'
import { useCatalogue, useNamed, useStreets } from '../parts/register.ts'
import { paths } from '../paths.ts'

/** What the address keeps of the register. */
export const filterNames = ['words', 'type', 'domain', 'street', 'state', 'lacking'] as const

/** What the facilities of the list have in common, all kept in the address. */
export function PlaceFilters() {
  const words = useWords()
  const [address] = useAddress()
  const on = filterNames.filter((name) => name !== 'words' && address[name]).length
  const find = <WordsFilter label={words('console.places.list.find')} />
  if (!useNarrow())
    return (
      <div className="filters place-find">
        {find}
        <Choices />
      </div>
    )
  return (
    <>
      <div className="filters place-find">{find}</div>
      <details className="place-filters">
        <summary>{words(on > 0 ? 'console.places.list.filters_on' : 'console.places.list.filters', { n: on })}</summary>
        <div className="filters place-find">
          <Choices />
        </div>
      </details>
    </>
  )
}

function Choices() {
  const words = useWords()
  const [address, setAddress] = useAddress()
  const types = Object.entries(useCatalogue()?.types ?? {})
  const streets = useStreets()
  const named = useNamed()
  return (
    <>
      <Choice
        name="domain"
        label={words('console.places.list.domain')}
        all={words('console.places.list.all_domains')}
        options={(['养老', '托育'] as const).map((value) => ({ value, label: words(`console.places.domain.${value}`) }))}
      />
      <Choice
        name="type"
        label={words('console.places.list.type')}
        all={words('console.places.list.all_types')}
        options={types
          .filter(([, { domain }]) => !address.domain || domain === address.domain || domain === 'both')
          .map(([id, type]) => ({ value: id, label: named(type, id) }))}
      />
      <Choice
        name="street"
        label={words('console.places.street')}
        all={words('console.places.list.all_streets')}
        options={streets.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <Choice
        name="state"
        label={words('console.places.list.state')}
        all={words('console.places.list.open')}
        options={(['closed', 'all'] as const).map((value) => ({ value, label: words(`console.places.list.${value}`) }))}
      />
      <LackingChoice />
      {filterNames.some((name) => address[name]) && (
        <button
          type="button"
          className="link"
          onClick={() => setAddress(Object.fromEntries(filterNames.map((name) => [name, undefined])))}
        >
          {words('console.places.list.clear')}
        </button>
      )}
    </>
  )
}

/** What some facility lacks, with how many; one that no longer lacks anything stays choosable while it is chosen. */
function LackingChoice() {
  const words = useWords()
  const [{ lacking, street }] = useAddress()
  const lines = useRead<z.output<typeof Gaps>>(paths.gaps).data?.lines ?? []
  const kinds = new Map<string, { label: string; n: number }>()
  for (const line of lines) {
    if (street && line.street !== street) continue
    const known = kinds.get(line.counter)
    const label = words('console.places.list.lacks', { fact: line.factName, of: line.counterName })
    kinds.set(line.counter, { label, n: (known?.n ?? 0) + line.missing })
  }
  if (lacking && !kinds.has(lacking)) kinds.set(lacking, { label: words('console.places.list.lacking'), n: 0 })
  if (kinds.size === 0) return null
  return (
    <Choice
      name="lacking"
      label={words('console.places.list.lacking')}
      all={words('console.places.list.lacking_any')}
      options={[...kinds].map(([value, { label, n }]) => ({ value, label: words('console.places.list.counted', { label, n }) }))}
    />
  )
}
