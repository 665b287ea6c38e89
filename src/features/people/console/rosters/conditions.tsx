/** @jsxImportSource react */
import { useWords } from '../../../../console/words/words.ts'
import type { RosterFilter } from '../../rosters/contract.ts'
import { useCommittees, useOwnStreets, useStreets } from '../parts/areas.ts'
import { Chosen } from './Chosen.tsx'

/** What a group of controls gets: the conditions so far, and how to change some of them. */
export type Told = { filter: RosterFilter; change(part: Partial<RosterFilter>): void }

/** How old, and whether women, men or both. */
export function AgeAndSex({ filter, change }: Told) {
  const words = useWords()
  const age = (text: string) => (/^\d{1,3}$/.test(text) && Number(text) <= 150 ? Number(text) : undefined)
  return (
    <fieldset className="condition">
      <legend>{words('console.people.rosters.age')}</legend>
      <span className="ages">
        <input
          className="chip"
          inputMode="numeric"
          maxLength={3}
          aria-label={words('console.people.list.age_from')}
          placeholder={words('console.people.list.age_from')}
          value={filter.ageFrom ?? ''}
          onChange={(event) => change({ ageFrom: age(event.target.value) })}
        />
        <span aria-hidden="true">–</span>
        <input
          className="chip"
          inputMode="numeric"
          maxLength={3}
          aria-label={words('console.people.list.age_to')}
          placeholder={words('console.people.list.age_to')}
          value={filter.ageTo ?? ''}
          onChange={(event) => change({ ageTo: age(event.target.value) })}
        />
        <span className="muted">{words('console.people.list.years')}</span>
      </span>
      <select
        className="chip"
        aria-label={words('console.people.list.sex')}
        value={filter.sex ?? ''}
        onChange={(event) => change({ sex: (event.target.value || undefined) as RosterFilter['sex'] })}
      >
        <option value="">{words('console.people.list.all_sexes')}</option>
        {(['female', 'male'] as const).map((one) => (
          <option key={one} value={one}>
            {words(`console.people.sex.${one}`)}
          </option>
        ))}
      </select>
    </fieldset>
  )
}

/** In which streets and committees; a street's officer finds their own people anyway. */
export function Places({ filter, change }: Told) {
  const words = useWords()
  const own = useOwnStreets()
  const streets = useStreets()
  const chosen = filter.streets ?? []
  const committees = useCommittees(chosen.length === 1 ? chosen[0] : own.length === 1 && chosen.length === 0 ? own[0] : undefined)
  return (
    <fieldset className="condition">
      <legend>{words('console.people.rosters.place')}</legend>
      <Chosen
        label={words('console.people.rosters.add_street')}
        options={own.length > 0 ? streets.filter((one) => own.includes(one.code)) : streets}
        chosen={chosen}
        onChange={(codes) => change({ streets: codes, committees: undefined })}
      />
      {committees.length > 0 && (
        <Chosen
          label={words('console.people.rosters.add_committee')}
          options={committees}
          chosen={filter.committees ?? []}
          onChange={(codes) => change({ committees: codes })}
        />
      )}
    </fieldset>
  )
}

/** The rest: guardians, registration, the deceased. */
export function Rest({ filter, change }: Told) {
  const words = useWords()
  return (
    <fieldset className="condition">
      <legend>{words('console.people.rosters.rest')}</legend>
      <label className="check">
        <input
          type="checkbox"
          checked={filter.noGuardian ?? false}
          onChange={(event) => change({ noGuardian: event.target.checked })}
        />
        {words('console.people.rosters.no_guardian_box')}
      </label>
      <label className="check">
        <input
          type="checkbox"
          checked={filter.at === 'registered'}
          onChange={(event) => change({ at: event.target.checked ? 'registered' : 'residence' })}
        />
        {words('console.people.rosters.registered_box')}
      </label>
      <label className="check">
        <input
          type="checkbox"
          checked={filter.alive === 'all'}
          onChange={(event) => change({ alive: event.target.checked ? 'all' : 'yes' })}
        />
        {words('console.people.rosters.also_dead_box')}
      </label>
    </fieldset>
  )
}
