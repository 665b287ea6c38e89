import type { Context } from '../../../platform/context.ts'
import { reading } from '../../../platform/database/transaction.ts'
import { found } from '../../../platform/problem.ts'
import { matchRank } from '../../../platform/search/match.ts'
import type { CatalogueEntry, CatalogueList, CatalogueQuery } from './contract.ts'
import { entriesOn, findEntry } from './entries.ts'

/** The district's services as of a day; with words the best match first, else in the catalogue's order. */
export async function listServices(ctx: Context, query: CatalogueQuery): Promise<CatalogueList> {
  return await reading(ctx, async (tx) => {
    const on = query.on ?? tx.today
    const entries = (await entriesOn(tx, on)).filter((entry) => isAsked(entry, query)).sort(byPlan)
    const { words } = query
    if (!words) return { on, services: entries }
    const ranked = entries.map((entry) => ({ entry, rank: rankOf(entry, words) })).filter(({ rank }) => rank > 0)
    return { on, services: ranked.sort((a, b) => b.rank - a.rank).map(({ entry }) => entry) }
  })
}

export async function getService(ctx: Context, id: string, { on }: { on?: string | undefined }): Promise<CatalogueEntry> {
  return await reading(ctx, async (tx) => found(await findEntry(tx, id, on ?? tx.today), 'service'))
}

function isAsked(entry: CatalogueEntry, { domain, engine, department, running }: CatalogueQuery): boolean {
  return (
    (domain === undefined || entry.domain === domain) &&
    (engine === undefined || entry.engine === engine) &&
    (department === undefined || entry.departments.some(({ id, name }) => id === department || name === department)) &&
    (running === undefined || entry.running === (running === 'yes'))
  )
}

const domains = ['养老', '托育', '机构']

/** Old before young before organisations, and within that in the order of the plan's own list. */
const byPlan = (a: CatalogueEntry, b: CatalogueEntry): number =>
  domains.indexOf(a.domain) - domains.indexOf(b.domain) ||
  (a.lines[0] ?? '').localeCompare(b.lines[0] ?? '') ||
  a.id.localeCompare(b.id)

/** A name answers before what it says, for whom it is, or its English name. */
function rankOf({ name, says, audience }: CatalogueEntry, words: string): number {
  const own = matchRank(name.zh, words)
  if (own > 0) return own + 4
  const rest = [name.en ?? '', says.zh, says.en ?? '', audience].join(' ').toLowerCase()
  const all = words.toLowerCase().split(/\s+/)
  return all.every((word) => rest.includes(word)) ? 1 : 0
}
