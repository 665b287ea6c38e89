import type { Context } from '../../../platform/context.ts'
import { reading, type Tx } from '../../../platform/database/transaction.ts'
import { findArea, listCommittees, listStreets } from '../../../platform/districts/store.ts'
import type { Catalogue, FacilityType } from '../catalogue/contract.ts'
import { currentCatalogue } from '../catalogue/current.ts'
import { isOfType, ownTests, readTests, type Test, wordsRank } from './conditions.ts'
import type { Directory, DirectoryQuery, Named, Origin } from './contract.ts'
import { entriesOf, nameOf } from './entries.ts'
import { inOrder } from './order.ts'
import { spellAhead } from './spelling.ts'
import { type Candidate, freeByReport, readOpen } from './store.ts'

/** How many facilities stand on one page. */
export const pageSize = 20

/** What residents find among the facilities that are open today: nearest first, then by name. */
export async function searchDirectory(ctx: Context, query: DirectoryQuery): Promise<Directory> {
  return await reading(ctx, (tx) => directoryIn(tx, query))
}

/** Where a search may start from: the streets, and the committees of the one that is chosen. */
export type Starts = { streets: { code: string; name: string }[]; committees: { code: string; name: string }[] }

/** A search with what its form offers. */
export async function readSearch(ctx: Context, query: DirectoryQuery): Promise<{ directory: Directory; starts: Starts }> {
  return await reading(ctx, async (tx) => {
    const directory = await directoryIn(tx, query)
    const street = directory.origin?.street
    return { directory, starts: { streets: await listStreets(tx), committees: street ? await listCommittees(tx, street) : [] } }
  })
}

/** The same in an open transaction. */
export async function directoryIn(tx: Tx, query: DirectoryQuery): Promise<Directory> {
  const catalogue = await currentCatalogue(tx)
  const origin = await originOf(tx, query)
  const open = await readOpen(tx)
  spellAhead(open.map(({ name }) => name))
  const own = ownTests(query, { catalogue, origin })
  const left = open.filter((it) => own.every(({ passes }) => passes(it)))
  const more = await readTests(
    tx,
    query,
    left.map(({ id }) => id),
  )

  const rank = (it: Candidate) => (query.words ? wordsRank(it, query.words, catalogue) : 0)
  const found = inOrder(
    left.filter((it) => more.every(({ passes }) => passes(it))).map((it) => ({ ...it, rank: rank(it) })),
    origin,
  )
  const silent = query.free ? await silentAmong(tx, left, { more, catalogue }) : 0
  const pages = Math.max(1, Math.ceil(found.length / pageSize))
  const page = Math.min(query.page ?? 1, pages)
  return {
    ...{ asOf: tx.asOf, open: open.length, total: found.length, page, pages, unreported: silent, origin },
    types: typesAmong(open, catalogue),
    entries: await entriesOf(tx, found.slice((page - 1) * pageSize, page * pageSize), catalogue),
    loosen: found.length > 0 ? [] : loosened(open, [...own, ...(await readTests(tx, query))]),
  }
}

/** Of those that would fit but for their free places: how many take people in and told nobody whether they have room. */
async function silentAmong(
  tx: Tx,
  left: readonly Candidate[],
  { more, catalogue }: { more: readonly Test[]; catalogue: Catalogue },
): Promise<number> {
  const others = more.filter(({ condition }) => condition !== 'free')
  const fit = left.filter(
    (it) => (catalogue.types[it.type]?.capacity.length ?? 0) > 0 && others.every(({ passes }) => passes(it)),
  )
  const told = await freeByReport(
    tx,
    fit.map(({ id }) => id),
  )
  return fit.filter(({ id }) => !told.has(id)).length
}

/** How many facilities there would be without each condition; those that bring nothing are left out. */
function loosened(open: readonly Candidate[], tests: readonly Test[]): Directory['loosen'] {
  return tests
    .map(({ condition }) => ({
      condition,
      total: open.filter((it) => tests.every((test) => test.condition === condition || test.passes(it))).length,
    }))
    .filter(({ total }) => total > 0)
    .sort((a, b) => b.total - a.total)
}

/** From where distances count: a street or committee of this district before a pin; nonsense is none. */
export async function originOf(tx: Tx, { area, lon, lat }: DirectoryQuery): Promise<Origin | null> {
  const place = area ? await findArea(tx, area) : undefined
  if (place && place.lon !== null && place.lat !== null)
    return { lon: place.lon, lat: place.lat, name: place.name, street: place.street, streetName: place.streetName }
  return lon === undefined || lat === undefined ? null : { lon, lat, name: null, street: null, streetName: null }
}

/** Groups that people look for as one, beside the single types. */
const groups = {
  care_beds: {
    zh: '养老床位（养老院、长者照护之家）',
    en: 'Beds: care homes and small community homes',
    domain: '养老' as const,
  },
  meal_point: { zh: '社区食堂和助餐点', en: 'Canteens and meal points', domain: '养老' as const },
}

/** The groups and types that a resident may choose: those of which the district has an open facility, the most frequent first. */
function typesAmong(open: readonly Candidate[], catalogue: Catalogue): Directory['types'] {
  const each = Map.groupBy(open, ({ type }) => type)
  const count = (wanted: string) =>
    [...each].reduce((sum, [type, those]) => sum + (isOfType(type, wanted, catalogue) ? those.length : 0), 0)
  const choices = (of: Record<string, Named & { domain: FacilityType['domain'] }>) =>
    Object.entries(of)
      .map(([type, { domain, ...it }]) => ({ type, name: nameOf(it, type), domain, n: count(type) }))
      .filter(({ n }) => n > 0)
      .sort((a, b) => b.n - a.n || (a.type < b.type ? -1 : 1))
  // A group that bears the id of one of its types stands for it: the same choice is not offered under two names.
  const single = Object.fromEntries(Object.entries(catalogue.types).filter(([type]) => !(type in groups)))
  return [...choices(groups), ...choices(single)]
}
