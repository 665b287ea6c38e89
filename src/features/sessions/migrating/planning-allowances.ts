import type { Tx } from '../../../platform/database/transaction.ts'
import { knowing } from '../../services/index.ts'
import type { Allowance } from '../bookings/allowance-store.ts'
import { allowanceOf } from '../bookings/judging.ts'
import { sessionService } from '../bookings/offered.ts'
import { windowOf as windowOn } from '../bookings/rules.ts'
import { allowancesOf } from './plan-store.ts'
import type { ReadRow, RowFault } from './planning.ts'
import { countOf, dayWithin, windowOf } from './rules.ts'

/** Free sessions to be brought in for a person or family in a window: `used` in all, `was` brought in before; the rows it was added up from. */
export type UsedWish = Allowance & { person: string; rows: number[]; used: number; was: number; granted: number }

/** Rows of free sessions used, or left, as what they write: a family's rows are added up, the same person twice is a slip, nobody has used more than the rule grants. */
export async function planAllowances(
  tx: Tx,
  rows: readonly ReadRow[],
  faults: RowFault[],
  kind: 'used' | 'remaining',
): Promise<{ allowances: UsedWish[]; same: number }> {
  const wishes = new Map<string, UsedWish & { sheet: ReadRow[] }>()
  const seen = new Set<string>()
  for (const row of rows) {
    const read = await readOne(tx, row, kind)
    if ('reason' in read) {
      faults.push({ row, ...read })
      continue
    }
    const key = `${read.service} ${read.subject} ${read.window}`
    const once = kind === 'used' ? `${key} ${row.person.id}` : key
    if (seen.has(once)) {
      faults.push({ row, column: 'number', reason: 'migration_row_twice' })
      continue
    }
    seen.add(once)
    const wish = wishes.get(key) ?? { ...read, person: row.person.id, rows: [], used: 0, was: 0, sheet: [] }
    wishes.set(key, { ...wish, used: wish.used + read.used, rows: [...wish.rows, row.row], sheet: [...wish.sheet, row] })
  }
  const standing = await allowancesOf(
    tx,
    [...wishes.values()].map(({ subject }) => subject),
  )
  const allowances: UsedWish[] = []
  let same = 0
  for (const [key, { sheet, ...wish }] of wishes) {
    const { used = 0, broughtIn = 0 } = standing.get(key) ?? {}
    if (used - broughtIn + wish.used > wish.granted)
      faults.push(...sheet.map((row) => ({ row, column: 'count' as const, reason: 'migration_beyond_cap' })))
    else if (standing.has(key) && broughtIn === wish.used) same += sheet.length
    else allowances.push({ ...wish, was: broughtIn })
  }
  return { allowances: allowances.sort(byLock), same }
}

/** In one order, as whoever locks several does. */
const byLock = (a: UsedWish, b: UsedWish): number =>
  a.subject.localeCompare(b.subject) || a.service.localeCompare(b.service) || a.window.localeCompare(b.window)

async function readOne(
  tx: Tx,
  { cells, person, service: id }: ReadRow,
  kind: 'used' | 'remaining',
): Promise<(Allowance & { used: number; granted: number }) | Pick<RowFault, 'column' | 'reason'>> {
  const window = windowOf(cells.window)
  if (!window) return { column: 'window', reason: 'migration_window_unreadable' }
  const count = countOf(cells.count)
  if (count === undefined) return { column: 'count', reason: 'migration_count_unreadable' }
  const on = dayWithin(window, tx.today)
  if (on > tx.today) return { column: 'window', reason: 'migration_window_to_come' }
  const service = await sessionService(tx, id, tx.today)
  const { quota } = service.entry
  if (!quota) return { column: 'service', reason: 'migration_service_unlimited' }
  const cap = (await knowing(tx, service.district, { rules: [quota], person: person.id, on, service: id })).decide(quota)
  if (cap.kind !== 'quota' || typeof cap.value !== 'number' || !cap.per)
    return { column: 'service', reason: 'migration_cap_unknown' }
  if (windowOn(on, cap.per.window) !== window) return { column: 'window', reason: 'migration_window_unlike' }
  if (count > cap.value) return { column: 'count', reason: 'migration_beyond_cap' }
  const allowance = await allowanceOf(tx, service, { person: person.id, window })
  return { ...allowance, used: kind === 'used' ? count : cap.value - count, granted: cap.value }
}
