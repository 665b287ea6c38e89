import { type Actor, grantsIn, holds } from '../../../platform/actor.ts'
import { plusDays } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { reading, type Tx } from '../../../platform/database/transaction.ts'
import { areasNamed } from '../../../platform/districts/named.ts'
import { permit } from '../../../platform/problem.ts'
import { withWholeDistrict } from '../../people/index.ts'
import { entriesOn } from '../../services/index.ts'
import { seesUse } from '../policy.ts'
import { settingsOf } from '../settings.ts'
import type { FreeUse, FreeUseQuery, Load, PublicUse, Use, UseFigures, UseQuery } from './contract.ts'
import { attendancesOf, freeUseOf, hoursOf, overridesOf, type UseFilter, useOf } from './figures-store.ts'
import { hideSmall } from './rules.ts'

const nothing: UseFigures = {
  ...{ people: 0, booked: 0, attended: 0, absent: 0, cancelled: 0, unserved: 0, free: 0, priced: 0, overridden: 0 },
}

/** Use by street, by service, and which refusals staff overrode. Problems: 403. */
export function getUse(ctx: Context, query: UseQuery): Promise<Use> {
  return reading(ctx, async (tx) => {
    const filter = filterOf(tx, query)
    const { total, streets, services, overrides } = await withWholeDistrict(tx, async () => ({
      ...(await useOf(tx, filter)),
      overrides: await overridesOf(tx, filter),
    }))
    const names = await areasNamed(
      tx,
      streets.map(({ street }) => street),
    )
    return {
      ...{ from: filter.from, to: filter.to, total: total ?? nothing, services, overrides },
      streets: streets.map((row) => ({ ...row, street: row.street || null, streetName: names.get(row.street)?.name ?? null })),
    }
  })
}

/** How full the hours of a week are. Problems: 403. */
export function getLoad(ctx: Context, query: UseQuery): Promise<Load> {
  return reading(ctx, async (tx) => {
    const filter = filterOf(tx, query)
    return { from: filter.from, to: filter.to, hours: await hoursOf(tx, filter) }
  })
}

/** How many of the free sessions of a service and year are used. Problems: 403. */
export function getFreeUse(ctx: Context, { service, year }: FreeUseQuery): Promise<FreeUse> {
  return reading(ctx, async (tx) => {
    permit(seesUse(tx.actor, tx.district))
    const named = await freeService(tx, service)
    const window = String(year ?? tx.today.slice(0, 4))
    const streets = streetsSeen(tx.actor, tx.district)
    const rows = named ? await withWholeDistrict(tx, () => freeUseOf(tx, { service: named.id, window, streets })) : []
    const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + of(row), 0)
    return {
      ...{ service: named?.id ?? null, serviceName: named?.name ?? null, window },
      ...{ people: sum(({ people }) => people), granted: sum(({ granted }) => granted), atCap: sum(({ atCap }) => atCap) },
      used: sum(({ used, people }) => used * people),
      distribution: rows.map(({ used, people }) => ({ used, people })),
    }
  })
}

/** The service asked about; else the first of the baby rooms that gives sessions free, else the first of any kind that does. */
async function freeService(tx: Tx, service: string | undefined): Promise<{ id: string; name: string } | undefined> {
  const entries = await entriesOn(tx, tx.today)
  if (service !== undefined) return { id: service, name: entries.find(({ id }) => id === service)?.name.zh ?? service }
  const free = entries.filter(({ engine, rules }) => engine === 'sessions' && rules.quota !== undefined)
  const chosen = free.find((entry) => settingsOf(entry).counts === 'baby_room') ?? free[0]
  return chosen && { id: chosen.id, name: chosen.name.zh }
}

/** Attendances for everybody: numbers under five are hidden. */
export function getPublicUse(ctx: Context, query: Pick<UseQuery, 'from' | 'to'>): Promise<PublicUse> {
  return reading(ctx, async (tx) => {
    const { from, to } = daysOf(tx, query)
    const rows = await withWholeDistrict(tx, () => attendancesOf(tx, { from, to }))
    const names = await areasNamed(
      tx,
      rows.map(({ street }) => street),
    )
    const services = [...Map.groupBy(rows, ({ service }) => service).values()].map((parts) => {
      const shown = hideSmall(parts.map(({ attended }) => attended))
      const [total] = hideSmall([parts.reduce((sum, { attended }) => sum + attended, 0)])
      const [{ service, serviceName }] = parts as [(typeof parts)[number]]
      const streets = parts.flatMap(({ street }, at) =>
        street === '' ? [] : [{ street, streetName: names.get(street)?.name ?? street, attended: shown[at] ?? null }],
      )
      return { service, serviceName, attended: total ?? null, streets }
    })
    return { from, to, services }
  })
}

/** The streets whose use the actor reads; undefined is all of them. */
export const streetsSeen = (actor: Actor, district: string): string[] | undefined =>
  actor.kind === 'system' || holds(actor, district, 'department_officer', 'coordinator', 'auditor')
    ? undefined
    : grantsIn(actor, district).flatMap(({ role, street }) => (role === 'street_officer' && street ? [street] : []))

/** What is asked as far as the actor may: of a street's officers their own streets. */
function filterOf(tx: Tx, query: UseQuery): UseFilter {
  permit(seesUse(tx.actor, tx.district))
  const own = streetsSeen(tx.actor, tx.district)
  const { street, service, counts, domain } = query
  permit(street === undefined || own === undefined || own.includes(street))
  return { ...daysOf(tx, query), service, counts, domain, streets: street === undefined ? own : [street] }
}

const daysOf = (tx: Tx, { from, to }: Pick<UseQuery, 'from' | 'to'>): { from: string; to: string } => ({
  from: from ?? `${(to ?? tx.today).slice(0, 4)}-01-01`,
  to: to ?? plusDays(tx.today, 1),
})
