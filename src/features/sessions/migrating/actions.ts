import { gzipSync } from 'node:zlib'
import { keepsPeople } from '../../../platform/actor.ts'
import { startOfDay } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { reading, type Tx, transaction } from '../../../platform/database/transaction.ts'
import type { Retained, WorkItem } from '../../../platform/feature.ts'
import type { UploadedFile } from '../../../platform/http/upload.ts'
import { newId } from '../../../platform/ids.ts'
import { found, Problem, permit } from '../../../platform/problem.ts'
import { seal } from '../../../platform/secrecy/seal.ts'
import { briefsNamed, sheetKindOf } from '../../people/index.ts'
import { serviceNames } from '../slots/reading.ts'
import type { Migration, MigrationDetail, NewMigration } from './contract.ts'
import {
  closeMigration,
  emptyBefore,
  findMigration,
  insertMigration,
  listMigrationRows,
  lockMigration,
  type MigrationRow,
  markSigned,
} from './store.ts'

/** Checks a file that came in; writes what was signed off. */
export const checkJob = 'sessions.check_migration'
export const applyJob = 'sessions.apply_migration'

/** What a sealed file is bound to. */
export const sealedAbout = (district: string, id: string): string => `${district} sessions.migration ${id}`

/** Officers of departments that keep people of the whole district bring records over, and sign them off. */
const mayMigrate = ({ actor, district }: Tx): boolean => actor.kind === 'account' && keepsPeople(actor, district)

/** Takes a list of an older system as a file, sealed, and orders it to be checked; nothing counts yet. Problems: 403, 415, 422. */
export function receiveMigration(
  ctx: Context,
  { fields, files }: { fields: NewMigration; files: UploadedFile[] },
): Promise<{ id: string }> {
  return transaction(ctx, async (tx) => {
    permit(mayMigrate(tx))
    const [file] = files
    if (!file) throw new Problem(400, 'invalid_request', { expected: 'file' })
    sheetKindOf(file.content, file.name)
    const id = newId()
    const sealed = seal(ctx.keys, gzipSync(file.content, { level: 1 }).toString('base64'), sealedAbout(tx.district, id))
    const fileName = file.name.toWellFormed().split(/[\\/]/).at(-1)?.slice(-200) || '—'
    await insertMigration(tx, { id, kind: fields.kind, fileName, document: fields.document, sealed })
    await tx.audit('sessions.receive_migration', `migration/${id}`, { kind: fields.kind, bytes: file.content.length })
    await tx.enqueue({ job: checkJob, payload: { migration: id } })
    return { id }
  })
}

export function listMigrations(ctx: Context): Promise<{ migrations: Migration[] }> {
  return reading(ctx, async (tx) => {
    permit(mayMigrate(tx))
    return { migrations: (await listMigrationRows(tx)).map((row) => shown(tx, row)) }
  })
}

/** A migration with its faulty rows and with what it will write, the names of those whom the reader may see. */
export function getMigration(ctx: Context, id: string): Promise<MigrationDetail> {
  return transaction(ctx, async (tx) => {
    const { faults, lines, ...row } = found(await findMigration(tx, id), 'migration')
    permit(mayMigrate(tx))
    const names = await serviceNames(tx)
    const briefs = await briefsNamed(
      tx,
      lines.map(({ person }) => person),
    )
    await tx.audit('sessions.read_migration', `migration/${id}`, { lines: lines.length })
    return {
      ...shown(tx, row),
      faults,
      lines: lines.flatMap((line) => {
        const person = briefs.get(line.person)
        return person ? [{ ...line, personName: person.name, serviceName: names.get(line.service) ?? line.service }] : []
      }),
    }
  })
}

/**
 * Signs a checked migration off: by another officer than the one who brought it in; from then on it counts. Problems: 403 `migration_second_officer`; 404; 409
 * `migration_not_checked`, `migration_is_empty`.
 */
export function signMigration(ctx: Context, id: string): Promise<{ id: string }> {
  return transaction(ctx, async (tx) => {
    const row = found(await lockMigration(tx, id), 'migration')
    permit(mayMigrate(tx))
    if (row.madeBy === tx.actor.id) throw new Problem(403, 'migration_second_officer')
    if (row.state !== 'checked') throw new Problem(409, 'migration_not_checked', { state: row.state })
    if (row.good === 0) throw new Problem(409, 'migration_is_empty')
    await markSigned(tx, id)
    await tx.audit('sessions.sign_migration', `migration/${id}`, {
      kind: row.kind,
      good: row.good,
      bad: row.bad,
      plan: row.planHash,
    })
    await tx.enqueue({ job: applyJob, payload: { migration: id } })
    return { id }
  })
}

/** Drops a migration that does not count yet; its file goes. Problems: 403, 404, 409 `migration_is_over`. */
export function dropMigration(ctx: Context, id: string, { reason }: { reason: string }): Promise<{ id: string }> {
  return transaction(ctx, async (tx) => {
    const row = found(await lockMigration(tx, id), 'migration')
    permit(mayMigrate(tx))
    if (!['waiting', 'checked'].includes(row.state)) throw new Problem(409, 'migration_is_over', { state: row.state })
    await closeMigration(tx, id, { state: 'dropped' })
    await tx.audit('sessions.drop_migration', `migration/${id}`, { kind: row.kind, why: reason })
    return { id }
  })
}

function shown(tx: Tx, { madeBy, planHash: _, signedBy: _by, ...row }: MigrationRow): Migration {
  return {
    ...row,
    ...{ madeAt: row.madeAt.toISOString(), checkedAt: row.checkedAt?.toISOString() ?? null },
    ...{ signedAt: row.signedAt?.toISOString() ?? null, finishedAt: row.finishedAt?.toISOString() ?? null },
    maySign: row.state === 'checked' && row.good > 0 && madeBy !== tx.actor.id && mayMigrate(tx),
  }
}

/** What waits for a second officer's signature. */
export async function migrationWorkItems(tx: Tx): Promise<WorkItem[]> {
  if (!mayMigrate(tx)) return []
  return (await listMigrationRows(tx))
    .filter((row) => shown(tx, row).maySign)
    .map((row) => ({
      ...{ id: row.id, kind: 'sessions.work.migration', title: row.document, subject: row.fileName, dueOn: null },
      said: { key: 'sessions.work.migration_rows', values: { file: row.fileName, n: row.good } },
      ...{ href: `/console/${tx.district}/session-migrations?open=${row.id}`, urgent: false },
    }))
}

export const migrationRetention: Retained[] = [
  {
    kind: 'sessions.migration',
    due: (tx, before) => emptyBefore(tx, startOfDay(before), 10_000, false),
    apply: (tx, before, _what, limit) => emptyBefore(tx, startOfDay(before), limit, true),
  },
]
