import type { Context } from '../../../platform/context.ts'
import { reading, type Tx, transaction } from '../../../platform/database/transaction.ts'
import type { UploadedFile } from '../../../platform/http/upload.ts'
import { newId } from '../../../platform/ids.ts'
import { found, Problem, permit } from '../../../platform/problem.ts'
import { listDepartmentRows, lockDepartment, saveAlias } from '../departments/store.ts'
import { listPlans } from '../publishing/current.ts'
import { readDirectory } from '../publishing/store.ts'
import type { Differences, ImportCorrection, ImportRow, PlanImport } from './contract.ts'
import { differencesOf } from './differences.ts'
import { faultsOf, newFaults } from './faults.ts'
import { withKeys } from './keys.ts'
import { matchesOf } from './matches.ts'
import { obstaclesOf } from './obstacles.ts'
import { mayReview } from './policy.ts'
import { acceptedTypes, readPlanFile } from './reading.ts'
import { storable } from './storable.ts'
import {
  getImportRecord,
  type ImportRecord,
  insertImport,
  listImportRecords,
  lockImport,
  readDistrictName,
  updateImport,
} from './store.ts'
import { openWarnings } from './warnings.ts'

/** Reads a plan document and keeps it for review: file, text, and the pack the importer makes of it. 422 with the importer's own code where it is no plan. */
export async function importDocument(ctx: Context, source: UploadedFile): Promise<{ id: string }> {
  permit(mayReview(ctx.actor, ctx.district))
  const { document, pack } = await readPlanFile(source)
  return await transaction(ctx, async (tx) => {
    const file = await ctx.files.save(tx, { ...source, accept: acceptedTypes(document.format) })
    const id = newId()
    await insertImport(tx, { id, file: file.id, name: file.name, format: document.format, text: document.text, pack })
    await tx.audit('plans.import', id, { file: file.id, indicators: pack.indicators.length, tasks: pack.tasks.length })
    return { id }
  })
}

/** The district's imports, newest first. */
export async function listImports(ctx: Context): Promise<ImportRow[]> {
  return await reading(ctx, async (tx) => {
    const directory = await readDirectory(tx)
    return (await listImportRecords(tx)).map(({ warnings, settled, madeAt, ...row }) => ({
      ...row,
      warnings: warnings.length,
      openWarnings: openWarnings(warnings, settled, directory).length,
      madeAt: madeAt.toISOString(),
    }))
  })
}

/** One import: the text on the left, the pack on the right, whom printed names mean, and what keeps it from being published. */
export async function getImport(ctx: Context, id: string): Promise<PlanImport> {
  return await reading(ctx, async (tx) => {
    const record = await getImportRecord(tx, id)
    const { pack, settled } = record
    const directory = await readDirectory(tx)
    const plans = await listPlans(tx)
    const candidates = await listDepartmentRows(tx, null)
    return {
      ...{ id, name: record.name, format: record.format, state: record.state, title: pack.title },
      ...{ indicators: pack.indicators.length, tasks: pack.tasks.length, warnings: pack.warnings.length },
      openWarnings: openWarnings(pack.warnings, settled, directory).length,
      ...{ madeBy: record.made_by, madeAt: record.made_at.toISOString(), publishedVersion: record.published_version },
      ...{ text: record.text, pack, settled, revision: record.revision },
      matches: matchesOf(pack, directory, candidates),
      obstacles: record.state === 'review' ? await obstacles(tx, record) : [],
      plans: plans.map(({ id, title, periodEnd, version }) => ({ id, title, periodEnd, version })),
    }
  })
}

/**
 * Saves the corrected pack and which warnings are settled. A row added without a key gets one. 409 `import_changed_meanwhile` when another saved
 * first; 422 with the code of the first fault when the correction makes the pack disagree with itself.
 */
export async function correctImport(ctx: Context, id: string, wish: ImportCorrection): Promise<{ id: string; revision: number }> {
  return await transaction(ctx, async (tx) => {
    permit(mayReview(tx.actor, tx.district))
    const record = await lockForReview(tx, id, wish.revision)
    const pack = storable(withKeys(wish.pack))
    requireConsistent(record, pack, wish.settled)

    const revision = record.revision + 1
    const settled = [...new Set(wish.settled)].sort((a, b) => a - b)
    await updateImport(tx, id, { pack: JSON.stringify(pack), settled: JSON.stringify(settled), revision })
    await tx.audit('plans.correct_import', id, {
      revision,
      indicators: pack.indicators.length,
      tasks: pack.tasks.length,
      settled: settled.length,
    })
    return { id, revision }
  })
}

/** Says once whom a printed name means; it is remembered for this import and for every later one. */
export async function matchDepartment(
  ctx: Context,
  id: string,
  wish: { printed: string; department: string },
): Promise<{ id: string }> {
  return await transaction(ctx, async (tx) => {
    permit(mayReview(tx.actor, tx.district))
    await lockForReview(tx, id)
    const department = found(await lockDepartment(tx, wish.department), 'department')
    if (department.withdrawn_at) throw new Problem(422, 'department_withdrawn_already', { department: department.name })
    const namesake = (await listDepartmentRows(tx, null)).find(
      (one) => one.name === wish.printed && one.id !== department.id && !one.withdrawn,
    )
    if (namesake) throw new Problem(422, 'name_is_another_department', { printed: wish.printed })

    await saveAlias(tx, wish.printed, department.id)
    await tx.audit('plans.add_alias', department.id, { alias: wish.printed, import: id })
    return { id: department.id }
  })
}

/** Gives an import up, with a reason; it stays to be read. */
export async function withdrawImport(ctx: Context, id: string, { reason }: { reason: string }): Promise<{ id: string }> {
  return await transaction(ctx, async (tx) => {
    permit(mayReview(tx.actor, tx.district))
    await lockForReview(tx, id)
    await updateImport(tx, id, { state: 'withdrawn', ended_at: tx.now, ended_by: tx.actor.name, ended_reason: reason })
    await tx.audit('plans.withdraw_import', id, { reason })
    return { id }
  })
}

/** What publishing the import would change against a plan's current version; without `plan` against the one that ends in the same year, else the current one. */
export async function getDifferences(ctx: Context, id: string, plan?: string): Promise<Differences> {
  return await reading(ctx, async (tx) => {
    const { pack } = await getImportRecord(tx, id)
    const plans = await listPlans(tx)
    const against = plan
      ? plans.find((one) => one.id === plan)
      : (plans.find((one) => one.periodEnd === pack.periodEnd) ?? plans[0])
    const { id: meant, version } = found(against, 'plan')
    return { plan: meant, version, differences: await differencesOf(tx, meant, pack) }
  })
}

/** The import, locked and still under review; 409 where it has ended, or where `revision` is no longer the newest. */
export async function lockForReview(tx: Tx, id: string, revision?: number): Promise<ImportRecord> {
  const record = await lockImport(tx, id)
  if (record.state !== 'review') throw new Problem(409, 'import_has_ended', { state: record.state, by: record.ended_by ?? '' })
  if (revision !== undefined && revision !== record.revision)
    throw new Problem(409, 'import_changed_meanwhile', { revision: record.revision })
  return record
}

/** What keeps the import from being published now. */
export async function obstacles(tx: Tx, { pack, settled, text }: ImportRecord) {
  const [directory, districtName] = [await readDirectory(tx), await readDistrictName(tx)]
  return obstaclesOf({ pack, settled, textLength: text.length, directory, districtName })
}

function requireConsistent(record: ImportRecord, pack: ImportRecord['pack'], settled: number[]): void {
  const length = record.text.length
  const [fault, ...more] = newFaults(faultsOf(record.pack, length), faultsOf(pack, length))
  if (fault) throw new Problem(422, fault.code, { ...fault.details, more: more.length })
  if (JSON.stringify(pack.warnings) !== JSON.stringify(storable(record.pack.warnings)))
    throw new Problem(422, 'warnings_are_not_edited')
  const beyond = settled.find((at) => at >= pack.warnings.length)
  if (beyond !== undefined) throw new Problem(422, 'warning_unknown', { position: beyond, count: pack.warnings.length })
}
