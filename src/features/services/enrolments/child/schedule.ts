import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Context } from '../../../../platform/context.ts'
import { type Tx, transaction } from '../../../../platform/database/transaction.ts'
import { found } from '../../../../platform/problem.ts'
import { readSetting, saveSetting } from '../../../../platform/settings/store.ts'
import { parseYaml } from '../../../../platform/settings-file.ts'
import { entriesOn } from '../../catalogue/entries.ts'
import { ChildSchedule, type ScheduleStep } from './contract.ts'

const setting = 'services.child_checks'

/** Brings the schedule into the database: the district's own file, else the national one. */
export async function seedSchedule(ctx: Context, folder: string): Promise<void> {
  const [own, national] = [join(folder, 'child-checks.yaml'), join(folder, '..', 'national', 'child-checks.yaml')]
  const text = await readFile(own, 'utf8').catch(() => undefined)
  const schedule =
    text === undefined
      ? parseYaml(await readFile(national, 'utf8'), ChildSchedule, national)
      : parseYaml(text, ChildSchedule, own)
  await transaction(ctx, (tx) => saveSetting(tx, setting, schedule, 'file'))
}

/** The schedule of the district; each step with the services under which it may be recorded, those that the catalogue of today has. */
export async function currentSchedule(tx: Tx): Promise<ChildSchedule & { of(step: ScheduleStep): string[] }> {
  const schedule = found(await readSetting<ChildSchedule | null>(tx, setting, null), 'child_schedule')
  const there = new Set((await entriesOn(tx, tx.today)).map(({ id }) => id))
  return { ...schedule, of: ({ kind }) => (schedule.services[kind] ?? []).filter((service) => there.has(service)) }
}

/** The services whose records belong to the schedule, present in the catalogue or not. */
export const servicesOf = ({ services }: ChildSchedule): string[] => Object.values(services).flat()
