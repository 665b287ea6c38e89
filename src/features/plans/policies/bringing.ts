import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dayOf } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { reading, type Tx, transaction } from '../../../platform/database/transaction.ts'
import { readPolicyFile } from '../import/read/source-file.ts'
import { readDistrictName } from '../review/store.ts'
import { parseDistrictSettings } from '../settings.ts'
import type { NewClause, PolicyHead } from './contract.ts'
import { clausesOfPack } from './from-plan.ts'
import { listPlansOutside, type PlanOutside } from './plans-store.ts'
import { publishVersion } from './publishing.ts'
import { lockPolicy } from './store.ts'

/** Brings the plans of a district's files into the library, once for each version; under the name they are cited by where they print none. */
export async function seedPolicies(ctx: Context, folder: string): Promise<void> {
  const file = join(folder, 'settings.yaml')
  const { plan } = parseDistrictSettings(await readFile(file, 'utf8'), file)
  await bringPlans(ctx, undefined, plan.cited)
}

/** Every published version of a plan is a version in the library: with its clauses where its text is here, else with the facts that are. */
export async function bringPlans(ctx: Context, plan?: string, cited?: string): Promise<void> {
  const outside = await reading(ctx, (tx) => listPlansOutside(tx, plan))
  for (const version of outside) {
    const clauses = version.text === null ? [] : await clausesOfText(version.text)
    await transaction(ctx, (tx) => bring(tx, version, clauses, cited))
  }
}

async function bring(tx: Tx, outside: PlanOutside, fromText: NewClause[], cited?: string): Promise<void> {
  const { pack, plan, version, origin, publishedAt } = outside
  // Another start or another delivery of the event may have brought it meanwhile.
  const before = await lockPolicy(tx, { plan })
  if (!(await listPlansOutside(tx, plan)).some((one) => one.version === version)) return
  const clauses = fromText.length > 0 ? fromText : clausesOfPack(pack)
  if (clauses.length === 0) return
  const head = headOf(outside, pack.title ?? before?.title ?? cited ?? `${await readDistrictName(tx)}“一老一小”方案`)
  await publishVersion(tx, { head, clauses, origin, whole: fromText.length > 0, publishedAt, plan: { id: plan, version } })
}

/** A plan holds from the day it was issued, or the first of its period, to the end of its last year. A later version takes over when it was published. */
function headOf({ pack, periodStart, version, publishedAt }: PlanOutside, title: string): PolicyHead {
  const begins = pack.issuedDate ?? `${periodStart ?? (pack.periodEnd ?? 2000) - 4}-01-01`
  const validTo = pack.periodEnd === null ? null : `${pack.periodEnd + 1}-01-01`
  const later = version > 1 ? dayOf(publishedAt) : begins
  const validFrom = later > begins && (validTo === null || later < validTo) ? later : begins
  return {
    ...{ title, number: pack.docNumber, issuer: pack.issuer, level: '区', kind: '规划方案', issuedOn: pack.issuedDate },
    ...{ validFrom, validTo, source: '', policy: null, replaces: null },
  }
}

async function clausesOfText(text: string): Promise<NewClause[]> {
  const { policy } = await readPolicyFile({ bytes: new TextEncoder().encode(text), format: 'txt' })
  return policy.clauses
}
