import { type QueryResult, type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import { keptBy, type PersonRow, personColumns } from '../person-store.ts'
import { type Few, factConditions, fewWith, ownConditions } from './condition-store.ts'
import type { RosterFilter } from './contract.ts'
import type { Sources } from './sources.ts'

/** Where a page goes on: after a birth date and id; those without a birth date come last. */
export type RosterCursor = { bornOn: string | null; id: string }

/** What is asked: of whom, in which streets only (of officers of streets), known from where. */
export type RosterQuestion = { filter: RosterFilter; streets: readonly string[] | undefined; sources: Sources }

/** A count goes so far and no further. */
export const countedAtMost = 10_000

/**
 * A page of a roster, the oldest first. Each street, or committee, is read along its own index and the slices are merged, so that a page costs a page. The
 * `offset 0` keeps what is asked of facts out of the choice of index: guessing how many they leave, the planner would read and sort the district.
 */
export async function rosterPage(
  tx: Tx,
  question: RosterQuestion,
  after: RosterCursor | undefined,
  limit: number,
): Promise<PersonRow[]> {
  const from = await fewWith(tx, question.filter, question.sources)
  const { ageFrom, ageTo } = question.filter
  const read = async (where: RawBuilder<unknown>, order: RawBuilder<unknown>, outer: RawBuilder<unknown>, atMost: number) => {
    const query = sql<PersonRow>`${slices(tx, question, from, { where, order, outer, limit: atMost })}`
    return (await (from ? query.execute(tx.db) : inOrderOfAnIndex(tx, query))).rows
  }
  const dated =
    after?.bornOn === null
      ? []
      : await read(
          sql`p.born_on is not null ${after ? sql`and (p.born_on, p.id) > (${after.bornOn}::date, ${after.id}::uuid)` : sql``}`,
          sql`p.born_on, p.id`,
          sql`"bornOn", id`,
          limit,
        )
  if (dated.length >= limit || ageFrom !== undefined || ageTo !== undefined) return dated
  const undated = sql`p.born_on is null ${after?.bornOn === null ? sql`and p.id > ${after.id}::uuid` : sql``}`
  return [...dated, ...(await read(undated, sql`p.id`, sql`id`, limit - dated.length))]
}

/** The planner takes row security for a rare condition and would sort what it believes to be a few: a page comes from an index that is in its order. */
async function inOrderOfAnIndex<T>(tx: Tx, query: RawBuilder<T>): Promise<QueryResult<T>> {
  await sql.raw('set local enable_sort = off').execute(tx.db)
  const answer = await query.execute(tx.db)
  await sql.raw('set local enable_sort = on').execute(tx.db)
  return answer
}

/** How many a roster holds, to `countedAtMost` and one more. */
export async function countRoster(tx: Tx, question: RosterQuestion): Promise<number> {
  const from = await fewWith(tx, question.filter, question.sources)
  const { filter, sources } = question
  const facts = factConditions(tx, filter, sources, from?.line)
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (
      select from ${tables(tx, from)} where ${ownConditions(tx, filter)} ${within(question)} ${facts ? sql`and ${facts}` : sql``}
      limit ${countedAtMost + 1}) counted`.execute(tx.db)
  return rows[0]?.n ?? 0
}

type Slice = { where: RawBuilder<unknown>; order: RawBuilder<unknown>; outer: RawBuilder<unknown>; limit: number }

function slices(tx: Tx, question: RosterQuestion, from: Few | undefined, { where, order, outer, limit }: Slice) {
  const { filter, sources } = question
  const facts = factConditions(tx, filter, sources, from?.line)
  const own = sql`${ownConditions(tx, filter)} ${within(question)} and ${where}`
  const page = (more: RawBuilder<unknown>) => sql`
    select ${personColumns} from (
      select p.* from people.person p where ${own} ${more} order by ${order} offset 0
    ) p ${facts ? sql`where ${facts}` : sql``} order by ${order} limit ${limit}`
  if (from)
    return sql`select ${personColumns} from ${tables(tx, from)} where ${own} ${facts ? sql`and ${facts}` : sql``} order by ${order} limit ${limit}`
  const slice = sliceOf(question)
  if (!slice) return page(sql``)
  const [column, codes] = slice
  return sql`
    select page.* from unnest(${[...codes]}::text[]) as slice (code)
    cross join lateral (${page(sql`and ${column} = slice.code`)}) page
    order by ${outer} limit ${limit}`
}

const tables = (tx: Tx, from: Few | undefined) =>
  from ? sql`(${from.ids}) few (id) join people.person p on p.district = ${tx.district} and p.id = few.id` : sql`people.person p`

/** The column that a page is read along, and its codes: committees where they have an index, else streets. */
function sliceOf({ filter, streets }: RosterQuestion): [RawBuilder<unknown>, readonly string[]] | undefined {
  if (filter.committees && filter.at === 'residence') return [sql.ref('p.residence_committee'), filter.committees]
  const codes = streetsOf(filter, streets)
  return codes && [sql.ref(`p.${filter.at}_street`), codes]
}

function within({ filter, streets }: RosterQuestion): RawBuilder<unknown> {
  const codes = streetsOf(filter, streets)
  return sql`${codes ? sql`and ${sql.ref(`p.${filter.at}_street`)} = any(${[...codes]}::text[])` : sql``}
    ${filter.committees ? sql`and ${sql.ref(`p.${filter.at}_committee`)} = any(${filter.committees}::text[])` : sql``}
    ${streets && filter.at === 'registered' && asksFacts(filter) ? sql`and ${keptBy(streets)}` : sql``}`
}

/** Whoever stands on such a roster has a fact told of them: of officers of streets it holds those whose records they keep. */
const asksFacts = ({ facts = [], notSince = [], noGuardian }: RosterFilter): boolean =>
  facts.length + notSince.length > 0 || noGuardian === true

/** An officer of streets asks within them, whatever the roster says. */
function streetsOf({ streets: asked }: RosterFilter, own: readonly string[] | undefined): readonly string[] | undefined {
  return own && asked ? asked.filter((street) => own.includes(street)) : (own ?? asked)
}
