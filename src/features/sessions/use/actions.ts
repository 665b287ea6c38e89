import type { Context } from '../../../platform/context.ts'
import { reading, type Tx } from '../../../platform/database/transaction.ts'
import { areasNamed } from '../../../platform/districts/named.ts'
import { permit } from '../../../platform/problem.ts'
import { briefsNamed } from '../../people/index.ts'
import { districtBook, entriesOn } from '../../services/index.ts'
import { seesUse } from '../policy.ts'
import { settingsOf } from '../settings.ts'
import type { ChildrenQuery, ChildrenWithout, FamiliesBelow, FamiliesQuery } from './contract.ts'
import { childrenOf, childrenWithout, familiesBelow } from './lists-store.ts'
import { monthsOld } from './rules.ts'

/** The months of a baby room, half-open: 满 12 个月、未满 36 个月. */
const babyRoom = { from: 12, to: 36 }

/** Children of the age who have had no session this year, as far as the reader sees them. Problems: 403. */
export function listChildrenWithout(ctx: Context, query: ChildrenQuery): Promise<ChildrenWithout> {
  return reading(ctx, (tx) => childrenPage(tx, query))
}

/** The same in the caller's transaction. */
export async function childrenPage(tx: Tx, { service, street, after, limit }: ChildrenQuery): Promise<ChildrenWithout> {
  permit(seesUse(tx.actor, tx.district))
  const { rows, total } = await childrenWithout(tx, { service, street, ...babyRoom }, { after, limit })
  const briefs = await briefsNamed(
    tx,
    rows.map(({ id }) => id),
  )
  const last = rows.length === limit ? rows.at(-1) : undefined
  return {
    on: tx.today,
    children: rows.flatMap(({ id, bornOn, asked }) => {
      const brief = briefs.get(id)
      return brief ? [{ ...brief, months: monthsOld(bornOn, tx.today), asked }] : []
    }),
    ...{ total, next: last ? `${last.bornOn} ${last.id}` : null },
  }
}

/** Families that guidance has reached less often this year than the district's least number, as far as the reader sees them. Problems: 403. */
export function listFamiliesBelow(ctx: Context, query: FamiliesQuery): Promise<FamiliesBelow> {
  return reading(ctx, (tx) => familiesPage(tx, query))
}

/** The same in the caller's transaction. */
export async function familiesPage(tx: Tx, { who, street, after, limit }: FamiliesQuery): Promise<FamiliesBelow> {
  permit(seesUse(tx.actor, tx.district))
  const floor = await guidanceFloor(tx)
  if (!floor) return { on: tx.today, floor: null, families: [], total: 0, next: null }
  const { atLeast, channels, rule, confirmed } = floor
  const { rows, total } = await familiesBelow(tx, { atLeast, channels, who, street }, { after, limit })
  const children = await childrenOf(
    tx,
    rows.map(({ family }) => family),
  )
  const briefs = await briefsNamed(tx, [...children.values()].flat())
  const names = await areasNamed(
    tx,
    rows.map((row) => row.street),
  )
  const last = rows.length === limit ? rows.at(-1) : undefined
  return {
    ...{ on: tx.today, floor: { atLeast, rule, confirmed } },
    families: rows.map(({ family, street: code, contacts, asked }) => ({
      ...{ household: family, street: code || null, streetName: names.get(code)?.name ?? null, contacts, asked },
      children: (children.get(family) ?? []).flatMap((id) => briefs.get(id) ?? []),
    })),
    ...{ total, next: last ? `${last.contacts} ${last.family}` : null },
  }
}

/** The least number of guidance contacts a family and year, by the rule a service of guidance names. */
async function guidanceFloor(
  tx: Tx,
): Promise<{ atLeast: number; rule: string; confirmed: boolean; channels: readonly string[] | undefined } | undefined> {
  for (const entry of await entriesOn(tx, tx.today)) {
    if (entry.engine !== 'sessions') continue
    const { counts, atLeast: rule, atLeastChannels: channels } = settingsOf(entry)
    if (counts !== 'guidance' || rule === undefined) continue
    const decision = (await districtBook(tx)).book.decide(rule, tx.today, new Map())
    if (decision.kind !== 'eligibility' && typeof decision.value === 'number')
      return { atLeast: decision.value, rule, confirmed: decision.confirmed, channels }
  }
  return undefined
}
