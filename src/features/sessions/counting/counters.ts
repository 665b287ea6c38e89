import {
  type Count,
  type Counter,
  type CountPeriodsTogether,
  type CountTogether,
  counter,
  type PeriodCounts,
} from '../../../platform/counters/counter.ts'
import { type Flow, flows, narrowed } from './definitions.ts'
import { countFlows, listFlow } from './flow-store.ts'
import type { HeldSo } from './reach-store.ts'
import { countReaches, listReach, type Reach, reachBegun } from './stock-store.ts'

/** What makes stored numbers old: a session settled, an arrival put right afterwards, records of one person joined or parted. */
const refreshOn = ['sessions.settled', 'sessions.attended', 'sessions.absent', 'people.merged', 'people.merge_undone']

const byKey = new Map(flows.map((flow) => [flow.key, flow]))

const flowOf = (key: string, filter: Record<string, string>): Flow => {
  const flow = byKey.get(key)
  if (!flow) throw new Error(`no counter of sessions: ${key}`)
  return narrowed(flow, filter)
}

/** Every flow of every period in as few passes as there are kinds of outcome. */
const countPeriodsTogether = (...[db, district, all, periods]: Parameters<CountPeriodsTogether>): Promise<PeriodCounts[][]> =>
  countFlows(
    db,
    district,
    all.map(({ key, filter }) => flowOf(key, filter)),
    periods,
  )

/** The same for one period. */
async function together(...[db, all]: Parameters<CountTogether>): Promise<Count[][]> {
  const [first] = all
  if (!first) return []
  const asked = all.map(({ key, question }) => flowOf(key, question.filter))
  const answers = await countFlows(db, first.question.district, asked, [first.question])
  return answers.map(([answer]) => answer?.counts ?? [])
}

const flowCounters: Counter[] = flows.map(({ key, name, of }) =>
  counter({
    ...{ key, name, over: 'period', unit: of === 'held' ? '场' : '人次', refreshOn, together, countPeriodsTogether },
    begun: async (db, question) =>
      (await countFlows(db, question.district, [flowOf(key, question.filter)], [question]))[0]?.[0]?.begun ?? false,
    count: async (db, question) => (await together(db, [{ key, question }]))[0] ?? [],
    rows: (tx, question, page) => listFlow(tx, flowOf(key, question.filter), question, page),
  }),
)

type Stock = Pick<Reach, 'whose' | 'of'> & Pick<Counter, 'key' | 'name' | 'unit'>

/**
 * Whom the promises reached. A floor that is promised to every family or child is the smallest number of any of those who asked, in the year up to the day; beside it stand how many
 * they are and how many have at least so many: the filter `atLeast` of a district's settings; without it as many free sessions as the rule grants a child, and of a family one.
 */
const stocks: readonly Stock[] = [
  {
    ...{ key: 'guidance.contacts_per_family', whose: 'families', of: 'least', unit: '次' },
    name: { zh: '有需求的家庭本年受指导次数（最少的一户）', en: 'guidance contacts this year of the family with the fewest' },
  },
  {
    ...{ key: 'guidance.families', whose: 'families', of: 'all', unit: '户' },
    name: { zh: '本年有育儿指导需求的家庭', en: 'families that asked for guidance this year' },
  },
  {
    ...{ key: 'guidance.families_reached', whose: 'families', of: 'reached', unit: '户' },
    name: { zh: '本年受指导达到次数的家庭', en: 'families with at least so many contacts this year' },
  },
  {
    ...{ key: 'guidance.children', whose: 'children_reached', of: 'all', unit: '人' },
    name: { zh: '近 12 个月接受早期发展指导的婴幼儿', en: 'infants whose family guidance reached in the last twelve months' },
  },
  {
    ...{ key: 'sessions.baby_room_free_per_child', whose: 'children_in_need', of: 'least', unit: '次' },
    name: {
      zh: '有需求的幼儿本年得到的免费宝宝屋次数（最少的一名）',
      en: 'free baby-room sessions this year of the child with the fewest',
    },
  },
  {
    ...{ key: 'sessions.baby_room_children', whose: 'children_in_need', of: 'all', unit: '人' },
    name: { zh: '本年有宝宝屋需求的幼儿', en: 'children who asked for a baby room this year' },
  },
  {
    ...{ key: 'sessions.baby_room_children_reached', whose: 'children_in_need', of: 'reached', unit: '人' },
    name: { zh: '本年免费宝宝屋次数得到保障的幼儿', en: 'children in need with at least so many free sessions' },
  },
]

const stockBy = new Map(stocks.map((stock) => [stock.key, stock]))

/** The numbers of a day: those of the same families or children from one look at them. */
async function stocksTogether(...[db, all]: Parameters<CountTogether>): Promise<Count[][]> {
  const [first] = all
  if (!first) return []
  const asked = all.map(({ key, question }) => reachOf(key, stockBy.get(key) as Stock, question.filter))
  return await countReaches(db, first.question, asked)
}

const stockCounters: Counter[] = stocks.map(({ key, name, unit, whose, of }) =>
  counter({
    ...{ key, name, unit, over: 'day', refreshOn, together: stocksTogether },
    begun: (db, question) => reachBegun(db, question, reachOf(key, { whose, of }, question.filter)),
    count: async (db, question) => (await stocksTogether(db, [{ key, question }]))[0] ?? [],
    rows: (tx, question, page) => listReach(tx, question, reachOf(key, { whose, of }, question.filter), page),
  }),
)

function reachOf(key: string, { whose, of }: Pick<Reach, 'whose' | 'of'>, filter: Record<string, string>): Reach {
  const expected = [...(whose === 'children_in_need' ? [] : ['channel']), ...(of === 'reached' ? ['atLeast'] : [])]
  const unknown = Object.keys(filter).filter((name) => !expected.includes(name))
  if (unknown.length > 0)
    throw new Error(`the counter '${key}' knows no filter ${unknown.join(', ')}; expected ${expected.join(', ') || 'none'}`)
  const { channel, atLeast } = filter
  if (channel !== undefined && channel !== 'on_site' && channel !== 'online')
    throw new Error(`the counter '${key}' takes channel on_site or online`)
  if (atLeast !== undefined && !/^\d+$/.test(atLeast)) throw new Error(`the counter '${key}' takes atLeast, a whole number`)
  return { whose, of, channel: channel as HeldSo, ...(atLeast === undefined ? {} : { atLeast: Number(atLeast) }) }
}

/** What indicators may count of sessions. */
export const sessionCounters: Counter[] = [...flowCounters, ...stockCounters]
