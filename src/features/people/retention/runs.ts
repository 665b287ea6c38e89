import { systemActor } from '../../../platform/actor.ts'
import type { Context } from '../../../platform/context.ts'
import { reading, type Tx, transaction } from '../../../platform/database/transaction.ts'
import type { Retained } from '../../../platform/feature.ts'
import { newId } from '../../../platform/ids.ts'
import { found, Problem } from '../../../platform/problem.ts'
import { peopleChanged } from '../events.ts'
import type { RetentionLine, RetentionRun, RetentionSchedule } from './contract.ts'
import { findRun, insertRun, listRuns, tryLockRuns } from './run-store.ts'
import { dueBefore, readSchedule } from './schedule.ts'

/** Rows that one transaction changes, and batches of a kind in one run: what is left waits for the next. */
const batch = 500
const batches = 400

/**
 * Runs the schedule over every kind that the features keep, as the system in the name of who asked; `dry` only counts. The report is stored. Problem 409 `retention_running`
 * while another run is at work in the district.
 */
export async function runRetention(ctx: Context, kinds: readonly Retained[], { dry }: { dry: boolean }): Promise<RetentionRun> {
  const system = { ...ctx, actor: systemActor('people.retention'), idempotency: undefined }
  return await transaction(system, async (lock) => {
    if (!(await tryLockRuns(lock))) throw new Problem(409, 'retention_running')
    const schedule = await readSchedule(lock)
    const lines: RetentionLine[] = []
    for (const [kind, rule] of Object.entries(schedule.kinds))
      lines.push(
        await runKind(
          system,
          kinds.find((one) => one.kind === kind),
          { kind, rule, dry, today: lock.today },
        ),
      )
    const unscheduled = kinds.map(({ kind }) => kind).filter((kind) => !(kind in schedule.kinds))
    const run = { id: newId(), ranAt: lock.now.toISOString(), onDay: lock.today, dry, ranBy: ctx.actor.name, lines, unscheduled }
    await insertRun(lock, run)
    await lock.audit(dry ? 'people.count_retention' : 'people.run_retention', `retention/${run.id}`, {
      ...{ by: ctx.actor.id, byName: ctx.actor.name },
      done: Object.fromEntries(lines.map(({ kind, done }) => [kind, done])),
    })
    if (lines.some(({ kind, done }) => kind === 'people.moved_out' && done > 0)) await lock.emit(peopleChanged())
    return run
  })
}

type Wanted = { kind: string; rule: RetentionSchedule['kinds'][string]; dry: boolean; today: string }

/** Each batch is a transaction of its own, so that a long run never holds many rows and a break loses one batch at most. */
async function runKind(ctx: Context, kept: Retained | undefined, { kind, rule, dry, today }: Wanted): Promise<RetentionLine> {
  const before = dueBefore(today, rule.after)
  const { what } = rule
  if (!kept) return { kind, what, before, due: 0, done: 0, left: 0, unknown: true }
  const count = () => reading(ctx, (tx: Tx) => kept.due(tx, before))
  const due = await count()
  if (dry || what === 'hold' || due === 0) return { kind, what, before, due, done: 0, left: due, unknown: false }
  let done = 0
  for (let n = 0; n < batches; n++) {
    const some = await transaction(ctx, (tx) => kept.apply(tx, before, what, batch))
    done += some
    if (some < batch) break
  }
  return { kind, what, before, due, done, left: await count(), unknown: false }
}

/** What earlier runs did, newest first. */
export const listRetentionRuns = (ctx: Context): Promise<RetentionRun[]> => reading(ctx, listRuns)

/** One run's report. */
export const getRetentionRun = (ctx: Context, id: string): Promise<RetentionRun> =>
  reading(ctx, async (tx) => found(await findRun(tx, id), 'run'))
