import type { Context } from '../../../platform/context.ts'
import { reading, type Tx } from '../../../platform/database/transaction.ts'
import { found, Problem } from '../../../platform/problem.ts'
import { matchRank } from '../../../platform/search/match.ts'
import type { Catalogue } from '../catalogue/contract.ts'
import { currentCatalogue } from '../catalogue/current.ts'
import { mayKeep, mayPropose, mayReport } from '../policy.ts'
import type { FacilityDetail, FacilityQuery, FacilityRow, Hours } from './contract.ts'
import { findFacilities, type ListedRecord, readListed, readMore } from './list-store.ts'

type Wish = Pick<FacilityQuery, 'type' | 'domain' | 'street' | 'organization' | 'words' | 'state'>

/** The register of facilities as of a day, by name; of words the best hits first. */
export async function listFacilities(ctx: Context, query: FacilityQuery) {
  return await reading(seenOn(ctx, query.asOf), async (tx) => {
    const { total, rows } = await chosenFacilities(tx, query, query)
    return { asOf: tx.asOf, total, facilities: rows }
  })
}

/** Facilities in an open transaction: a page of those asked for, and how many there are. */
export async function chosenFacilities(
  tx: Tx,
  wish: Wish,
  page: { offset: number; limit: number },
): Promise<{ total: number; rows: FacilityRow[] }> {
  const catalogue = await currentCatalogue(tx)
  const types = wish.domain
    ? Object.entries(catalogue.types).flatMap(([id, { domain }]) => (domain === wish.domain || domain === 'both' ? [id] : []))
    : undefined
  const all = await findFacilities(tx, { ...wish, types })
  const hits = wish.words ? ranked(all, wish.words) : all
  const ids = hits.slice(page.offset, page.offset + page.limit).map(({ id }) => id)
  return { total: hits.length, rows: (await readListed(tx, ids)).map((record) => rowOf(record, catalogue)) }
}

/** Everything about one facility as of a day. */
export async function getFacility(ctx: Context, id: string, asOf?: string): Promise<FacilityDetail> {
  return await reading(seenOn(ctx, asOf), async (tx) => {
    const catalogue = await currentCatalogue(tx)
    const more = found(await readMore(tx, id), 'facility')
    const row = rowOf(found((await readListed(tx, [id]))[0], 'facility'), catalogue)
    const departments = catalogue.types[row.type]?.departments ?? []
    const organization = row.organization?.id ?? null
    const now = tx.asOf === tx.today
    return {
      ...row,
      ...more,
      asOf: tx.asOf,
      changes: more.changes.map((change) => ({ ...change, at: new Date(change.at).toISOString() })),
      weeklyHours: weeklyHours(more.hours),
      may: {
        keep: now && mayKeep(tx.actor, tx.district, departments),
        report: now && mayReport(tx.actor, tx.district, { organization, departments }),
        propose: now && mayPropose(tx.actor, tx.district, row.street),
      },
    }
  })
}

/** A day looked at; 422 `day_not_yet` for one to come. */
export function seenOn(ctx: Context, asOf: string | undefined): Context {
  const today = ctx.clock.today()
  if (asOf === undefined || asOf === today) return ctx
  if (asOf > today) throw new Problem(422, 'day_not_yet', { day: asOf, today })
  return { ...ctx, asOf }
}

/** A facility as a register shows it. What a day place holds is its attribute; what is free is what the report left of the room there was on its day: beds that came later are not in it. Never less than none; unknown where no room is on record for that day. */
export function rowOf(record: ListedRecord, { types }: Catalogue): FacilityRow {
  const { lon, lat, ...row } = record
  const type = types[row.type]
  const day = type?.capacity.includes('day') ? Number(row.attributes.day_places ?? 0) : 0
  return {
    ...row,
    typeName: type?.zh ?? row.type,
    position: lon === null || lat === null ? null : { lon, lat },
    capacity: { ...row.capacity, day },
    taken: row.taken.map(({ room, ...one }) => ({ ...one, free: room > 0 ? Math.max(0, room - one.taken) : null })),
  }
}

function ranked<Row extends { name: string; address: string }>(rows: Row[], words: string): Row[] {
  return rows
    .map((row) => ({ row, rank: Math.max(matchRank(row.name, words), row.address.includes(words) ? 1 : 0) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .map(({ row }) => row)
}

function weeklyHours(hours: Hours[]): number | null {
  if (hours.length === 0) return null
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
  return hours.reduce((sum, { opens, closes }) => sum + (minutes(closes) - minutes(opens)) / 60, 0)
}
