/** @jsxImportSource react */
import { useEffect, useState } from 'react'
import { useRead } from '../../../../console/api/use-read.ts'
import { Choice } from '../../../../console/parts/Filters.tsx'
import { useNarrow } from '../../../../console/parts/narrow.ts'
import { useAddress } from '../../../../console/session/place.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { FactKind } from '../../facts/contract.ts'
import { useCommittees, useOwnStreets, useStreets } from '../parts/areas.ts'
import { paths } from '../paths.ts'

/** What the address keeps of the list. */
export const filterNames = ['words', 'at', 'street', 'committee', 'ageFrom', 'ageTo', 'sex', 'fact', 'alive', 'missing'] as const

const asked = ['独居', '纯老家庭', '失能', '低保', '残疾'] as const

/** What the persons of the list have in common, all kept in the address. */
export function PeopleFilters() {
  const words = useWords()
  const [address] = useAddress()
  const on = filterNames.filter((name) => name !== 'words' && address[name]).length
  if (!useNarrow()) return <Controls />
  return (
    <details className="filters-folded">
      <summary>{words(on > 0 ? 'console.people.list.filters_on' : 'console.people.list.filters', { n: on })}</summary>
      <Controls />
    </details>
  )
}

function Controls() {
  const words = useWords()
  const [address, setAddress] = useAddress()
  const street = address.street
  const own = useOwnStreets()
  const streets = useStreets()
  const committees = useCommittees(street ?? (own.length === 1 ? own[0] : undefined))
  const offered = own.length > 0 ? streets.filter((one) => own.includes(one.code)) : streets
  return (
    <div className="filters">
      {offered.length > 1 && (
        <select
          className="chip"
          aria-label={words('console.people.list.street')}
          value={street ?? ''}
          onChange={(event) => setAddress({ street: event.target.value || undefined, committee: undefined })}
        >
          <option value="">{words('console.people.list.all_streets')}</option>
          {offered.map((one) => (
            <option key={one.code} value={one.code}>
              {one.name}
            </option>
          ))}
        </select>
      )}
      {committees.length > 0 && (
        <Choice
          name="committee"
          label={words('console.people.list.committee')}
          all={words('console.people.list.all_committees')}
          options={committees.map(({ code, name }) => ({ value: code, label: name }))}
        />
      )}
      <Ages />
      <Choice
        name="sex"
        label={words('console.people.list.sex')}
        all={words('console.people.list.all_sexes')}
        options={(['female', 'male'] as const).map((value) => ({ value, label: words(`console.people.sex.${value}`) }))}
      />
      <Facts />
      <Choice
        name="alive"
        label={words('console.people.list.alive')}
        all={words('console.people.list.alive_yes')}
        options={(['no', 'all'] as const).map((value) => ({ value, label: words(`console.people.list.alive_${value}`) }))}
      />
      <Choice
        name="at"
        label={words('console.people.list.at')}
        all={words('console.people.list.at_residence')}
        options={[{ value: 'registered', label: words('console.people.list.at_registered') }]}
      />
      <Choice
        name="order"
        label={words('console.people.list.order')}
        all={words('console.people.list.oldest')}
        options={[{ value: 'youngest', label: words('console.people.list.youngest') }]}
      />
      {filterNames.some((name) => address[name]) && (
        <button
          type="button"
          className="link"
          onClick={() => setAddress(Object.fromEntries(filterNames.map((name) => [name, undefined])))}
        >
          {words('console.people.list.clear')}
        </button>
      )}
    </div>
  )
}

function Ages() {
  const words = useWords()
  return (
    <span className="ages">
      <AgeField name="ageFrom" label={words('console.people.list.age_from')} />
      <span aria-hidden="true">–</span>
      <AgeField name="ageTo" label={words('console.people.list.age_to')} />
      <span className="muted">{words('console.people.list.years')}</span>
    </span>
  )
}

function AgeField({ name, label }: { name: string; label: string }) {
  const [address, setAddress] = useAddress()
  const kept = address[name] ?? ''
  const [typed, setTyped] = useState(kept)
  useEffect(() => setTyped(kept), [kept])
  useEffect(() => {
    const age = /^\d{1,3}$/.test(typed) && Number(typed) <= 150 ? String(Number(typed)) : ''
    if (age === kept || (typed !== '' && age === '')) return
    const timer = setTimeout(() => setAddress({ [name]: age || undefined }), 350)
    return () => clearTimeout(timer)
  })
  return (
    <input
      className="chip"
      inputMode="numeric"
      maxLength={3}
      placeholder={label}
      aria-label={label}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
    />
  )
}

/** Chips for what is asked most, and one choice for everything else that is on record. */
function Facts() {
  const words = useWords()
  const [address, setAddress] = useAddress()
  const kinds = useRead<{ kinds: FactKind[] }>(paths.factKinds).data?.kinds ?? []
  const chosen = (address.fact ?? '').split(',').filter(Boolean)
  const set = (facts: string[]) => setAddress({ fact: facts.join(',') || undefined })
  const shown = [...asked, ...chosen.filter((fact) => !asked.some((one) => one === fact))]
  return (
    <>
      {shown.map((fact) => {
        const on = chosen.includes(fact)
        return (
          <button
            key={fact}
            type="button"
            className={on ? 'chip on' : 'chip'}
            aria-pressed={on}
            onClick={() => set(on ? chosen.filter((one) => one !== fact) : [...chosen, fact])}
          >
            {fact.replace('=', '：')}
          </button>
        )
      })}
      <select
        className="chip"
        aria-label={words('console.people.list.fact_more')}
        value=""
        onChange={(event) => event.target.value && set([...chosen, event.target.value])}
      >
        <option value="">{words('console.people.list.fact_more')}</option>
        {kinds.flatMap(choicesOf).map((fact) =>
          chosen.includes(fact) || asked.some((one) => one === fact) ? null : (
            <option key={fact} value={fact}>
              {fact.replace('=', '：')}
            </option>
          ),
        )}
      </select>
    </>
  )
}

const choicesOf = ({ name, type, values }: FactKind): string[] =>
  type === 'level' ? [name, ...values.map((value) => `${name}=${value}`)] : type === 'boolean' ? [name] : []
