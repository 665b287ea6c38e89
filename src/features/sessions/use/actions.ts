import type { Context } from '../../../platform/context.ts'
import { reading, type Tx } from '../../../platform/database/transaction.ts'
import { areasNamed } from '../../../platform/districts/named.ts'
import { permit } from '../../../platform/problem.ts'
import { briefsNamed } from '../../people/index.ts'
import { districtBook } from '../../services/index.ts'
import { monthsOld } from '../ages.ts'
import { floorRule } from '../counting/floor-store.ts'
import { seesUse } from '../policy.ts'
import { agesAdmitted } from './admitted.ts'
import type { ChildrenQuery, ChildrenWithout, FamiliesBelow, FamiliesQuery } from './contract.ts'
import { servicesCountedAs, servicesNamed } from './counted.ts'
import { childrenOf, childrenWithout, familiesBelow } from './lists-store.ts'

/** Children of the age who have had no session this year of a service, or of any baby room, as far as the reader sees them. Problems: 403. */
export function listChildrenWithout(ctx: Context, query: ChildrenQuery): Promise<ChildrenWithout> {
  return reading(ctx, (tx) => childrenPage(tx, query))
}

/** The same in the caller's transaction. */
export async function childrenPage(tx: Tx, { service, street, after, limit }: ChildrenQuery): Promise<ChildrenWithout> {
  permit(seesUse(tx.actor, tx.district))
  const services = await (service === undefined ? servicesCountedAs(tx, 'baby_room') : servicesNamed(tx, service))
  const { book } = await districtBook(tx)
  const ages = agesAdmitted(
    book,
    services.map(({ eligibility }) => eligibility),
    tx.today,
  )
  const named = services.map(({ id, name }) => ({ id, name }))
  if (!ages) return { on: tx.today, services: named, ages: null, children: [], total: 0, next: null }
  const ids = named.map(({ id }) => id)
  const { rows, total } = await childrenWithout(tx, { services: ids, street, ...ages }, { after, limit })
  const briefs = await briefsNamed(
    tx,
    rows.map(({ id }) => id),
  )
  const last = rows.length === limit ? rows.at(-1) : undefined
  return {
    ...{ on: tx.today, services: named, ages },
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
  const { rows, total } = await familiesBelow(tx, { atLeast: floor.atLeast, who, street }, { after, limit })
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
    ...{ on: tx.today, floor },
    families: rows.map(({ family, street: code, contacts, asked }) => ({
      ...{ household: family, street: code || null, streetName: names.get(code)?.name ?? null, contacts, asked },
      children: (children.get(family) ?? []).flatMap((id) => briefs.get(id) ?? []),
    })),
    ...{ total, next: last ? `${last.contacts} ${last.family}` : null },
  }
}

/** The least number of guidance contacts a family and year, by the rule that sets the district's floor. */
async function guidanceFloor(tx: Tx): Promise<FamiliesBelow['floor']> {
  const rule = await floorRule(tx)
  const { book } = await districtBook(tx)
  if (rule === undefined || !book.rule(rule, tx.today)) return null
  const decision = book.decide(rule, tx.today, new Map())
  if (decision.kind === 'eligibility' || typeof decision.value !== 'number') return null
  return { atLeast: decision.value, rule, confirmed: decision.confirmed }
}
