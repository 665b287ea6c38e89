import type { NumberHolder } from '../../../people/index.ts'
import type { CatalogueEntry } from '../../catalogue/contract.ts'
import { plusMonths } from '../rules.ts'
import { type Column, dayOfText, type ListRow } from './rows.ts'
import type { Known, NewMany } from './store.ts'

/** What is wrong with a cell of a row, by a code that has a sentence in both languages. */
export type RowFault = { column: Column; reason: string }
/** A row to be taken in, with the day on which the person was last seen. */
export type Good = { new: NewMany; checkOn: string | null }
/** A row that is on record already; the day in it may be new. */
export type Seen = { person: string; enrolment: string; on: string | null }

type Period = { id: string; person: string; from: string; to: string | null }
/** What is known of a row before it is read: whose number it is, what is on record, and what the rule says of them. */
export type About = {
  holder: NumberHolder
  person: Known | undefined
  entry: CatalogueEntry
  outcomes: ReadonlyMap<string, string>
  periods: ReadonlyMap<string, Period[]>
  today: string
}

/** One row: new, on record already, or everything that is wrong with it. Somebody of another street and nobody at all are one answer. Pure. */
export function readRow(cells: ListRow['cells'], about: About): { faults: RowFault[] } | Seen | Good {
  const { person, entry, outcomes, periods, today } = about
  const days = daysOf(cells, person, entry, today)
  const faults = [...whoFaults(cells, about), ...days.faults]
  if (!person || days.from === undefined || faults.length > 0) return { faults }
  const { from, to, checkOn } = days
  const here = periods.get(person.id) ?? []
  const same = here.find((one) => one.from === from && (cells.to === '' || to === one.to))
  if (same && same.id !== '') return { person: person.id, enrolment: same.id, on: checkOn }
  if (same) return { faults: [{ column: 'number', reason: 'enrolment_row_twice' }] }
  if (here.some((one) => (to === null || one.from < to) && (one.to === null || one.to > from)))
    faults.push({ column: 'from', reason: 'enrolment_one_at_a_time' })
  const refused = outcomes.get(person.id) === 'no'
  if (refused && cells.why === '') faults.push({ column: 'name', reason: 'enrolment_not_entitled_row' })
  if (faults.length > 0) return { faults }
  const why = refused ? cells.why.slice(0, 500) : null
  return { new: { person: person.id, from, to, scheme: cells.scheme.slice(0, 40) || null, why }, checkOn }
}

function whoFaults(cells: ListRow['cells'], { holder, person }: About): RowFault[] {
  if ('fault' in holder) return [{ column: 'number', reason: holder.fault.code }]
  if (!person) return [{ column: 'number', reason: 'enrolment_person_unknown' }]
  return person.name === cells.name.replaceAll(/\s/g, '') ? [] : [{ column: 'name', reason: 'enrolment_name_differs' }]
}

type Days = { faults: RowFault[]; from: string | undefined; to: string | null; checkOn: string | null }

/** The days of a row, each judged for itself; against birth and death where it is known whose they are. */
function daysOf(cells: ListRow['cells'], person: Known | undefined, entry: CatalogueEntry, today: string): Days {
  const faults: RowFault[] = []
  const { bornOn = null, diedOn = null } = person ?? {}
  const dayIn = (column: 'from' | 'to' | 'checkOn'): string | undefined => {
    const day = dayOfText(cells[column])
    if (day === undefined) faults.push({ column, reason: 'enrolment_day_unreadable' })
    return day
  }
  const from = dayIn('from')
  if (from !== undefined && from > today) faults.push({ column: 'from', reason: 'enrolment_day_to_come' })
  else if (from !== undefined && bornOn !== null && from < bornOn)
    faults.push({ column: 'from', reason: 'enrolment_before_birth' })
  else if (from !== undefined && diedOn !== null && from >= diedOn)
    faults.push({ column: 'from', reason: 'enrolment_after_death' })
  const to = cells.to === '' ? undefined : dayIn('to')
  if (to !== undefined && from !== undefined && to <= from)
    faults.push({ column: 'to', reason: 'enrolment_ends_after_it_begins' })
  const checkOn = cells.checkOn === '' ? undefined : dayIn('checkOn')
  if (checkOn !== undefined && (checkOn > today || (bornOn !== null && checkOn < bornOn)))
    faults.push({ column: 'checkOn', reason: 'check_day_to_come' })
  const term = from !== undefined && entry.enrolment?.months ? plusMonths(from, entry.enrolment.months) : null
  return { faults, from, to: to ?? term, checkOn: checkOn ?? null }
}
