import { type RawBuilder, sql } from 'kysely'
import { plusDays } from '../../../platform/clock.ts'
import type { Count, CountedRow, CountQuestion } from '../../../platform/counters/counter.ts'
import type { Database } from '../../../platform/database/connect.ts'
import type { Tx } from '../../../platform/database/transaction.ts'
import { childrenInNeed, childrenReached, familiesByStreet, type HeldSo, yearTo } from './reach-store.ts'
import { countedAs, heldSo } from './rows-store.ts'

/**
 * What a stock of reach is: the smallest number of any family or child (a floor has no parts), how many there are, or how many have enough: at least `atLeast`, else what was promised to each, else one. All as of the day before
 * `to`, in its year up to then; children reached by guidance in the twelve months up to then.
 */
export type Reach = {
  whose: 'families' | 'children_in_need' | 'children_reached'
  of: 'least' | 'all' | 'reached'
  channel: HeldSo
  atLeast?: number
}

/** The rows a stock is counted from: (id, title, street, person, amount, promised). */
function rowsOf({ whose, channel }: Reach, { district, to }: Pick<CountQuestion, 'district' | 'to'>): RawBuilder<unknown> {
  const year = yearTo(district, to, plusDays(to, -1))
  if (whose === 'families')
    return sql`select f.family as id, f.name as title, f.street, f.person, f.contacts as amount, 1 as promised from (${familiesByStreet(year, heldSo(channel))}) f`
  if (whose === 'children_in_need')
    return sql`select c.id, c.name as title, c.street, c.id as person, c.given as amount, c.promised from (${childrenInNeed(year)}) c`
  const twelveMonths = { district, from: `${Number(to.slice(0, 4)) - 1}${to.slice(4)}`.replace('-02-29', '-02-28'), to }
  return sql`select c.id, c.name as title, c.street, c.id as person, 1 as amount, 1 as promised from (${childrenReached(twelveMonths, heldSo(channel))}) c`
}

/** Which rows `q` are counted: all, or those with enough. */
const counted = ({ of, atLeast }: Reach): RawBuilder<boolean> =>
  of !== 'reached' ? sql`true` : atLeast === undefined ? sql`q.amount >= q.promised` : sql`q.amount >= ${atLeast}`

/** Numbers of one day: those of one kind, held alike, share one look at the rows. In the order asked: the number by street, or under no street the smallest of all. */
export async function countReaches(
  db: Database,
  at: Pick<CountQuestion, 'district' | 'to'>,
  asked: readonly Reach[],
): Promise<Count[][]> {
  const answers = asked.map((): Count[] => [])
  const kinds = new Map<string, number[]>()
  for (const [index, { whose, channel }] of asked.entries()) {
    const kind = `${whose} ${channel ?? ''}`
    kinds.set(kind, [...(kinds.get(kind) ?? []), index])
  }
  for (const indexes of kinds.values()) {
    const columns = indexes.map((index) => {
      const reach = asked[index] as Reach
      const number = reach.of === 'least' ? sql`min(q.amount)` : sql`count(*) filter (where ${counted(reach)})`
      return sql`${number}::float8 as ${sql.ref(`n${index}`)}`
    })
    const { rows } = await sql<Record<string, number> & { street: string }>`
      select q.street, ${sql.join(columns)} from (${rowsOf(asked[indexes[0] as number] as Reach, at)}) q group by 1`.execute(db)
    for (const index of indexes) {
      const counts = rows.map((row): Count => ({ street: row.street, n: row[`n${index}`] as number, missing: 0 }))
      answers[index] = asked[index]?.of === 'least' ? leastOf(counts) : counts.filter(({ n }) => n > 0)
    }
  }
  return answers
}

const leastOf = (counts: readonly Count[]): Count[] =>
  counts.length === 0 ? [] : [{ street: '', n: Math.min(...counts.map(({ n }) => n)), missing: 0 }]

/** Whose number it is, the least well served first, as far as the reader may see them. */
export async function listReach(
  tx: Tx,
  at: Pick<CountQuestion, 'district' | 'to'>,
  reach: Reach,
  { offset, limit }: { offset: number; limit: number },
): Promise<{ rows: CountedRow[]; total: number }> {
  const { rows } = await sql<{ id: string; title: string; street: string; person: string; amount: number; total: number }>`
    select q.id, q.title, q.street, q.person, q.amount, count(*) over ()::int as total from (${rowsOf(reach, at)}) q
    where ${counted(reach)}
    order by q.amount, q.id offset ${offset} limit ${limit}`.execute(tx.db)
  return {
    rows: rows.map(({ id, title, street, person, amount }) => ({
      ...{ id, title, street, href: `/console/${tx.district}/people/${person}`, values: { n: amount } },
    })),
    total: rows[0]?.total ?? 0,
  }
}

/** Whether anybody had come to anything of the kind by the end of the period; of a floor within its year: while nobody has asked there is no least. */
export async function reachBegun(db: Database, { district, to }: CountQuestion, { whose, of }: Reach): Promise<boolean> {
  const from = of === 'least' ? yearTo(district, to, plusDays(to, -1)).from : '1900-01-01'
  const { rows } = await sql<{ begun: boolean }>`
    select exists (
      select from sessions.booking b join services.listed l on l.district = b.district and l.id = b.service
      where b.district = ${district} and b.on_day >= ${from}::date and b.on_day < ${to}::date and b.state in ('attended', 'absent', 'expired')
        and ${countedAs(whose === 'children_in_need' ? 'baby_room' : 'guidance')}
    ) as begun`.execute(db)
  return rows[0]?.begun ?? false
}
