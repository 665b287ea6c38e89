import { type Counter, type CountQuestion, counter } from '../../../platform/counters/counter.ts'
import { type EnrolmentNumber, numbers } from './definitions.ts'
import { type Asked, countNumber, hasBegun, listNumber } from './store.ts'

/** A day's judging, an enrolment, a record: each makes the stored numbers old. */
const refreshOn = [
  'services.enrolled',
  'services.enrolment_ended',
  'services.checked',
  'services.judged',
  'services.service_published',
  'people.merged',
  'people.merge_undone',
]

const filters = ['service', 'scheme', 'ageFrom', 'ageTo', 'sex']

/** What indicators may count of enrolments, by street. Filters narrow further: `service` (where the number is of any), `scheme`, `ageFrom`, `ageTo`, `sex`. */
export const enrolmentCounters: Counter[] = numbers.map((number) =>
  counter({
    ...{ key: number.key, name: number.name, unit: number.of === 'checks' ? '次' : '人', refreshOn },
    over: number.of === 'visited' || number.of === 'checks' ? 'period' : 'day',
    begun: (db, question) => hasBegun(db, question, asked(number, question)),
    count: (db, question) => countNumber(db, question, asked(number, question)),
    rows: (tx, question, page) => listNumber(tx, question, asked(number, question), page),
  }),
)

function asked(number: EnrolmentNumber, { filter }: Pick<CountQuestion, 'filter'>): Asked {
  const unknown = Object.keys(filter).filter((name) => !filters.includes(name))
  if (unknown.length > 0)
    throw new Error(`the counter '${number.key}' knows no filter ${unknown.join(', ')}; expected ${filters.join(', ')}`)
  const { service, scheme, ageFrom, ageTo, sex } = filter
  const { of, base } = number
  const { counts } = number
  return {
    ...{ of, base },
    ...(counts ? { counts } : service === undefined ? {} : { service }),
    ...(ageFrom === undefined ? limit('ageFrom', number.ageFrom) : { ageFrom: Number(ageFrom) }),
    ...(ageTo === undefined ? limit('ageTo', number.ageTo) : { ageTo: Number(ageTo) }),
    ...(scheme === undefined ? {} : { scheme }),
    ...(sex === undefined ? {} : { sex }),
  }
}

const limit = (name: 'ageFrom' | 'ageTo', value: number | undefined) => (value === undefined ? {} : { [name]: value })
