import { gzipSync } from 'node:zlib'
import { grantsIn, keepsPeople } from '../../../../platform/actor.ts'
import type { Context } from '../../../../platform/context.ts'
import { reading, type Tx, transaction } from '../../../../platform/database/transaction.ts'
import type { UploadedFile } from '../../../../platform/http/upload.ts'
import { newId } from '../../../../platform/ids.ts'
import { found, Problem, permit } from '../../../../platform/problem.ts'
import { seal } from '../../../../platform/secrecy/seal.ts'
import { sheetKindOf } from '../../../people/index.ts'
import { serviceNames, wishedService } from '../services.ts'
import type { EnrolmentFault, EnrolmentImport, EnrolmentImportDetail, NewEnrolmentImport } from './contract.ts'
import { findImport, type ImportRow, insertImport, listImports } from './store.ts'

/** What a sealed file is bound to. */
export const sealedAbout = (district: string, id: string): string => `${district} services.enrolment_import ${id}`

/**
 * Takes a list of a service's enrolled as a file, sealed, and orders it to be read. All good rows go in together, each bad one comes back with its row, field and reason;
 * the same file again changes nothing. Problems: 403, 404, 415, 422.
 */
export function receiveEnrolments(
  ctx: Context,
  { fields, files }: { fields: NewEnrolmentImport; files: UploadedFile[] },
): Promise<{ id: string }> {
  return transaction(ctx, async (tx) => {
    const scope = scopeOf(tx)
    permit(scope !== undefined)
    const entry = await wishedService(tx, fields.service, tx.today)
    const [file] = files
    if (!file) throw new Problem(400, 'invalid_request', { expected: 'file' })
    sheetKindOf(file.content, file.name)
    const id = newId()
    const sealed = seal(ctx.keys, gzipSync(file.content, { level: 1 }).toString('base64'), sealedAbout(tx.district, id))
    const fileName = file.name.toWellFormed().split(/[\\/]/).at(-1)?.slice(-200) || '未命名'
    await insertImport(tx, { id, service: entry.id, scope: scope as string, fileName, document: fields.document, sealed })
    await tx.audit('services.import_receive', `import/${id}`, { service: entry.id, bytes: file.content.length, scope })
    await tx.enqueue({ job: 'services.import_enrolments', payload: { import: id } })
    return { id }
  })
}

/** The imports that the reader may see: the district's for a department's officer, those of their streets for a street's. */
export function listEnrolmentImports(ctx: Context): Promise<{ imports: EnrolmentImport[] }> {
  return reading(ctx, async (tx) => {
    const names = await serviceNames(tx)
    const rows = (await listImports(tx)).filter((row) => maySee(tx, row))
    return { imports: rows.map((row) => shown(row, names.get(row.service)?.name.zh ?? row.service)) }
  })
}

export function getEnrolmentImport(ctx: Context, id: string): Promise<EnrolmentImportDetail> {
  return reading(ctx, async (tx) => {
    const { faults, ...row } = await ownImport(tx, id)
    const name = (await serviceNames(tx)).get(row.service)?.name.zh ?? row.service
    return { ...shown(row, name), faults: faults.slice(0, faultsShown) }
  })
}

/** So many faults stand on the page; the sheet holds all that are kept. */
const faultsShown = 1000

/** An import with its faults, where the reader may see it. Problems: 404. */
export async function ownImport(tx: Tx, id: string): Promise<ImportRow & { faults: EnrolmentFault[] }> {
  const row = await findImport(tx, id)
  return found(row && maySee(tx, row) ? row : undefined, 'import')
}

/** For whom the actor may bring in lists: `*` for the district, else their streets, joined by commas. */
export function scopeOf({ actor, district }: Tx): string | undefined {
  if (keepsPeople(actor, district)) return '*'
  const streets = grantsIn(actor, district).flatMap(({ role, street }) => (role === 'street_officer' && street ? [street] : []))
  return streets.length > 0 ? [...new Set(streets)].sort().join(',') : undefined
}

function maySee(tx: Tx, { scope }: ImportRow): boolean {
  const own = scopeOf(tx)
  if (own === undefined) return false
  return own === '*' || (scope !== '*' && scope.split(',').every((street) => own.split(',').includes(street)))
}

const shown = (row: ImportRow, serviceName: string): EnrolmentImport => {
  const { scope: _, madeBy: _by, madeAt, finishedAt, ...rest } = row
  return { ...rest, serviceName, madeAt: madeAt.toISOString(), finishedAt: finishedAt?.toISOString() ?? null }
}
