import {
  type Count,
  type Counter,
  type CountPeriodsTogether,
  type CountQuestion,
  type CountTogether,
  counter,
  type PeriodCounts,
} from '../../../platform/counters/counter.ts'
import { countOnDays } from './periods.ts'
import {
  anybody,
  anyFact,
  type Base,
  countBirths,
  countPeople,
  listBirths,
  listPeople,
  type PeopleQuestion,
  type Who,
} from './store.ts'

type About = Pick<Counter, 'key' | 'name'> & { base: Base; who?: Who; fact?: string }

/**
 * Who is counted by which age. 3 岁以下: before the third birthday (国办发〔2019〕15号). 0–6 岁: before the seventh (国家基本公共卫生服务规范 第三版). 学前三年: from the third to before the
 * sixth birthday. 户籍 and 常住 are by the registered and the residence address of the day.
 */
const stocks: About[] = [
  { key: 'people.resident', name: { zh: '常住人口', en: 'residents' }, base: 'residence' },
  { key: 'people.resident_0_3', name: { zh: '3 岁以下常住幼儿', en: 'residents under 3' }, base: 'residence', who: { ageTo: 2 } },
  // 1—3 岁: from the first to before the third birthday, as baby rooms take them (12 to under 36 months).
  {
    key: 'people.resident_1_3',
    name: { zh: '1–3 岁常住幼儿', en: 'residents from 1 to under 3' },
    base: 'residence',
    who: { ageFrom: 1, ageTo: 2 },
  },
  {
    key: 'people.resident_0_6',
    name: { zh: '0–6 岁常住儿童', en: 'residents from 0 to 6' },
    base: 'residence',
    who: { ageTo: 6 },
  },
  {
    key: 'people.resident_3_6',
    name: { zh: '学前三年适龄儿童', en: 'children of kindergarten age' },
    base: 'residence',
    who: { ageFrom: 3, ageTo: 5 },
  },
  {
    key: 'people.resident_65',
    name: { zh: '65 岁及以上常住人口', en: 'residents of 65 and over' },
    base: 'residence',
    who: { ageFrom: 65 },
  },
  {
    key: 'people.registered_60',
    name: { zh: '60 岁及以上户籍人口', en: 'registered people of 60 and over' },
    base: 'registered',
    who: { ageFrom: 60 },
  },
  {
    key: 'people.registered_65',
    name: { zh: '65 岁及以上户籍人口', en: 'registered people of 65 and over' },
    base: 'registered',
    who: { ageFrom: 65 },
  },
  // 黄浦 prints 符合条件 without the condition: 80 and over is what the plans call 高龄, and 独居 is what was recorded.
  {
    key: 'people.alone_eligible',
    name: { zh: '符合条件的高龄独居老人', en: 'eligible very old people living alone' },
    base: 'residence',
    who: { ageFrom: 80, fact: '独居' },
    fact: '独居',
  },
]

const byKey = new Map(stocks.map((about) => [about.key, about]))

/** What indicators may count of people, by street and for any day. Filters narrow further: `ageFrom`, `ageTo` (completed years), `sex`, `fact`. */
export const peopleCounters: Counter[] = [
  ...stocks.map(({ key, name, fact }) =>
    counter({
      ...{ key, name, over: 'day', unit: '人', together, countPeriodsTogether },
      refreshOn: ['people.changed', 'people.merged', 'people.merge_undone', ...(fact ? ['fact.changed'] : [])],
      begun: (db, { district }) => (fact ? anyFact(db, district, fact) : anybody(db, district)),
      count: async (db, question) => (await together(db, [{ key, question }]))[0] ?? [],
      rows: (tx, question, page) => listPeople(tx, asked(key, question), question, page),
    }),
  ),
  counter({
    ...{
      key: 'births.due_visit',
      over: 'period',
      unit: '人',
      refreshOn: ['people.changed', 'people.merged', 'people.merge_undone'],
    },
    name: { zh: '应访视的新生儿', en: 'newborns due a visit' },
    begun: (db, { district }) => anybody(db, district),
    count: (db, question) => countBirths(db, unfiltered('births.due_visit', question)),
    rows: (tx, question, page) => listBirths(tx, unfiltered('births.due_visit', question), page),
  }),
]

/** Every number on every day, from one pass over those who live here and one over those who are registered here. */
async function countPeriodsTogether(
  ...[db, district, all, periods]: Parameters<CountPeriodsTogether>
): Promise<PeriodCounts[][]> {
  const questions = all.map(({ key, filter }) => ({ ...asked(key, { filter }), begins: byKey.get(key)?.fact }))
  return await countOnDays(db, district, questions, periods)
}

/** One pass over those who live here and one over those who are registered here, however many numbers are asked. */
async function together(...[db, all]: Parameters<CountTogether>): Promise<Count[][]> {
  const questions = all.map(({ key, question }) => asked(key, question))
  const counted: Count[][] = []
  for (const base of ['residence', 'registered'] as const) {
    const places = questions.flatMap((one, at) => (one.base === base ? [at] : []))
    const [first] = all
    if (places.length === 0 || !first) continue
    const whos = places.map((at) => (questions[at] as PeopleQuestion).who)
    for (const [index, count] of (await countPeople(db, first.question, base, whos)).entries())
      counted[places[index] as number] = count
  }
  return counted
}

function asked(key: string, { filter }: Pick<CountQuestion, 'filter'>): PeopleQuestion {
  const about = byKey.get(key)
  if (!about) throw new Error(`no counter of people: ${key}`)
  const unknown = Object.keys(filter).filter((name) => !['ageFrom', 'ageTo', 'sex', 'fact'].includes(name))
  if (unknown.length > 0)
    throw new Error(`the counter '${key}' knows no filter ${unknown.join(', ')}; expected ageFrom, ageTo, sex, fact`)
  const years = (name: string) => (filter[name] === undefined ? {} : { [name]: Number(filter[name]) })
  const { sex, fact } = filter
  return {
    base: about.base,
    who: { ...about.who, ...years('ageFrom'), ...years('ageTo'), ...(sex && { sex }), ...(fact && { fact }) },
  }
}

function unfiltered(key: string, question: CountQuestion): CountQuestion {
  const names = Object.keys(question.filter)
  if (names.length > 0) throw new Error(`the counter '${key}' knows no filter ${names.join(', ')}`)
  return question
}
