import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import type { Context } from '../../../platform/context.ts'
import { reading, type Tx, transaction } from '../../../platform/database/transaction.ts'
import { Problem } from '../../../platform/problem.ts'
import { readSetting, saveSetting } from '../../../platform/settings/store.ts'
import { parseYaml } from '../../../platform/settings-file.ts'
import { RetentionSchedule } from './contract.ts'

const key = 'people.retention'

/** The schedule as the district has published it, else the national file's. */
export const readSchedule = (tx: Tx): Promise<RetentionSchedule> => readSetting<RetentionSchedule>(tx, key, { kinds: {} })

/** The published schedule: how long what is kept, for everybody to read. */
export const getSchedule = (ctx: Context): Promise<RetentionSchedule> => reading(ctx, readSchedule)

/** Publishes a schedule of the district's own. Problem 422 `retention_kind_unknown` for a kind that no feature keeps. */
export function publishSchedule(ctx: Context, schedule: RetentionSchedule, known: ReadonlySet<string>): Promise<void> {
  return transaction(ctx, async (tx) => {
    const unknown = Object.keys(schedule.kinds).find((kind) => !known.has(kind))
    if (unknown) throw new Problem(422, 'retention_kind_unknown', { kind: unknown, expected: [...known].join(', ') })
    await saveSetting(tx, key, schedule, 'local')
    await tx.audit('people.publish_retention', 'retention', { kinds: Object.keys(schedule.kinds).length })
  })
}

/** Brings `districts/national/retention.yaml` in; a schedule that the district published itself stays. */
export async function seedSchedule(ctx: Context, folder: string): Promise<void> {
  const file = join(folder, '..', 'national', 'retention.yaml')
  const schedule = parseYaml(await readFile(file, 'utf8'), RetentionSchedule, file)
  await transaction(ctx, (tx) => saveSetting(tx, key, schedule, 'file'))
}

/** The day before which a kind's records are due: today less the period, months and years by the calendar. */
export const dueBefore = (today: string, after: string): string =>
  Temporal.PlainDate.from(today).subtract(Temporal.Duration.from(after)).toString()
