import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Context } from '../../../platform/context.ts'
import { type Tx, transaction } from '../../../platform/database/transaction.ts'
import { listStreets } from '../../../platform/districts/store.ts'
import { contentHash } from '../../../platform/ids.ts'
import { saveSetting } from '../../../platform/settings/store.ts'
import { CommittedPlanPack } from '../import/pack.ts'
import { type DistrictSettings, parseDistrictSettings } from '../settings.ts'
import { knownFrom, publishPack } from './actions.ts'
import { addDefinitions, addDepartments, lockPlan, type NewDepartmentRow, versionsOf } from './store.ts'

/**
 * Brings a district's files into the database: departments, the plan's pack, what its indicators are. A file adds a version when its content
 * is new; once a person has published a version there, files no longer touch that plan.
 */
export async function seedPlans(ctx: Context, folder: string): Promise<void> {
  const settings = parseDistrictSettings(await readFile(join(folder, 'settings.yaml'), 'utf8'), join(folder, 'settings.yaml'))
  const text = await readFile(join(folder, settings.plan.file), 'utf8')
  const pack = CommittedPlanPack.parse(JSON.parse(text))
  const slug = settings.plan.file.replace(/^plans\/|\.json$/g, '')
  const knownAt = knownFrom(pack)
  await transaction(ctx, async (tx) => {
    await addDepartments(tx, await departmentsOf(tx, settings), { knownAt, setBy: tx.actor.name })
    await saveSetting(tx, 'plans.status', settings.status, 'file')

    const plan = await lockPlan(tx, { slug })
    const versions = plan ? await versionsOf(tx, plan.id) : []
    const hash = contentHash(text)
    const untouched = !versions.some((version) => version.origin === 'local' || version.contentHash === hash)
    const periodStart = Number(/^(\d{4})-/.exec(slug)?.[1] ?? Number.NaN)
    const id = untouched
      ? (
          await publishPack(tx, {
            pack,
            contentHash: hash,
            origin: 'file',
            slug,
            periodStart: periodStart || null,
            knownAt: versions.length ? tx.now : knownAt,
          })
        ).plan
      : (plan as { id: string }).id
    const definitions = Object.entries(settings.indicators).map(([key, setting]) => ({
      key,
      kind: setting.kind,
      settings: setting,
      unsure: setting.unsure ?? null,
      contentHash: contentHash(JSON.stringify(setting)),
    }))
    await addDefinitions(tx, id, definitions, versions.length ? tx.now : knownAt)
  })
}

async function departmentsOf(tx: Tx, settings: DistrictSettings): Promise<NewDepartmentRow[]> {
  const streets = (await listStreets(tx)).filter((street) => street.counts)
  const offices = streets.map((street) => ({
    id: `street-${street.code}`,
    name: /[镇乡]$/.test(street.name) ? `${street.name}人民政府` : `${street.name}办事处`,
    english: null,
    kind: 'street',
    area: street.code,
    members: null,
    aliases: [street.name],
  }))
  const named = settings.departments.map(({ id, name, english, kind, aliases, members }) => ({
    ...{ id, name, english, kind, area: null, aliases },
    members: kind === 'streets' ? membersOf(members, streets) : null,
  }))
  return [...named, ...offices]
}

function membersOf(
  members: 'all' | 'towns' | 'unknown' | string[] | undefined,
  streets: { code: string; name: string }[],
): string[] {
  const meant = streets.filter(({ name }) => {
    if (Array.isArray(members)) return members.includes(name)
    return members === 'towns' ? /[镇乡]$/.test(name) : members === 'all'
  })
  return meant.map((street) => `street-${street.code}`)
}
