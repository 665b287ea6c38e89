import { gunzipSync } from 'node:zlib'
import type { Context } from '../../../platform/context.ts'
import { type Tx, transaction } from '../../../platform/database/transaction.ts'
import { Problem } from '../../../platform/problem.ts'
import { open } from '../../../platform/secrecy/seal.ts'
import { SheetProblem } from '../../people/index.ts'
import { insertBooking } from '../bookings/store.ts'
import { lockSlot } from '../slots/store.ts'
import { sealedAbout } from './actions.ts'
import { bringIn } from './plan-store.ts'
import { type Plan, planOf } from './planning.ts'
import { migrationRows, type SheetRow } from './rows.ts'
import { closeMigration, type KeptLine, keepCheck, lockMigration, type MigrationRow } from './store.ts'

const [faultsKept, linesKept] = [1000, 200]

/** Checks a file that waits, and keeps what it would write; a file that cannot be read fails with the reason. Run twice it finds the same. */
export function checkMigration(ctx: Context, { migration: id = '' }: { migration?: string }): Promise<void> {
  return transaction(ctx, async (tx) => {
    const row = await lockMigration(tx, id)
    if (row?.state !== 'waiting') return
    const sheet = await sheetOf(ctx, tx, row)
    if (sheet) await keepPlan(tx, row, { sheet, plan: await planOf(ctx, tx, sheet, row.kind), failure: null })
  })
}

/**
 * Writes what was signed off, all of it in one transaction. What it would write is read anew with every slot locked: if it is not what the second officer signed, it
 * goes back to be signed again. Run twice it does nothing more.
 */
export function applyMigration(ctx: Context, { migration: id = '' }: { migration?: string }): Promise<void> {
  return transaction(ctx, async (tx) => {
    const row = await lockMigration(tx, id)
    if (row?.state !== 'signed') return
    const sheet = await sheetOf(ctx, tx, row)
    if (!sheet) return
    await lockSlots(tx, await planOf(ctx, tx, sheet, row.kind))
    const plan = await planOf(ctx, tx, sheet, row.kind)
    if (plan.hash !== row.planHash) {
      await keepPlan(tx, row, { sheet, plan, failure: 'migration_changed_since' })
      return
    }
    for (const { used, granted, ...allowance } of plan.allowances) await bringIn(tx, allowance, { used, granted })
    for (const { slot, person, askedAt } of plan.queue)
      insertBooking(tx, {
        ...{ slot: slot.id, service: slot.service, facility: slot.facility, person, onDay: slot.onDay },
        ...{
          startsAt: slot.startsAt,
          endsAt: slot.endsAt,
          state: 'queued',
          expiresAt: null,
          acceptsPrice: false,
          madeAt: askedAt,
        },
        ...{ free: false, quotaWindow: null, feeFen: null, feeConfirmed: false, decision: null },
        ...{ overrides: [], overrideWhy: null, channel: 'import', bookedAs: 'system' },
      })
    await closeMigration(tx, id, { state: 'done' })
    await tx.audit('sessions.finish_migration', `migration/${id}`, {
      ...{ kind: row.kind, allowances: plan.allowances.length, turns: plan.queue.length, plan: plan.hash },
      ...{ broughtBy: row.madeBy, signedBy: row.signedBy },
    })
  })
}

/** The rows of the sealed file; nothing where it cannot be read: then the migration failed. */
async function sheetOf(ctx: Context, tx: Tx, row: MigrationRow & { sealed: Buffer | null }): Promise<SheetRow[] | undefined> {
  if (row.sealed === null) return undefined
  try {
    const content = gunzipSync(Buffer.from(open(ctx.keys, row.sealed, sealedAbout(tx.district, row.id)), 'base64'))
    return await migrationRows(content, row.fileName, row.kind)
  } catch (error) {
    if (!(error instanceof SheetProblem || error instanceof Problem)) throw error
    await closeMigration(tx, row.id, { state: 'failed', failure: error.code, failureDetails: error.details })
    return undefined
  }
}

/** In the order of their start, as everybody locks several. */
async function lockSlots(tx: Tx, { queue }: Plan): Promise<void> {
  const slots = new Map(queue.map(({ slot }) => [slot.id, slot]))
  for (const { id } of [...slots.values()].sort(
    (a, b) => a.startsAt.getTime() - b.startsAt.getTime() || a.id.localeCompare(b.id),
  ))
    await lockSlot(tx, id)
}

async function keepPlan(
  tx: Tx,
  row: MigrationRow,
  { sheet, plan, failure }: { sheet: SheetRow[]; plan: Plan; failure: string | null },
): Promise<void> {
  const good = plan.allowances.reduce((n, { rows }) => n + rows.length, 0) + plan.queue.length
  const counts = { rows: sheet.length, good, same: plan.same, bad: plan.faults.length }
  await keepCheck(tx, row.id, {
    ...counts,
    ...{ planHash: plan.hash, failure, faults: plan.faults.slice(0, faultsKept), lines: linesOf(plan).slice(0, linesKept) },
  })
  await tx.audit('sessions.check_migration', `migration/${row.id}`, { kind: row.kind, ...counts, plan: plan.hash })
}

const linesOf = ({ allowances, queue }: Plan): KeptLine[] => [
  ...allowances.map(({ rows, person, service, window, used, was }) => ({
    ...{ row: rows[0] ?? 0, person, service, window, used, was },
    ...{ facilityName: null, startsAt: null, askedAt: null, turn: null },
  })),
  ...queue.map(({ row, person, slot, askedAt, turn }) => ({
    ...{ row, person, service: slot.service, window: null, used: null, was: null, facilityName: slot.facilityName },
    ...{ startsAt: slot.startsAt.toISOString(), askedAt: askedAt.toISOString(), turn },
  })),
]
