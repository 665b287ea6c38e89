import { createHash } from 'node:crypto'
import type { Context } from '../../../platform/context.ts'
import { reading, transaction } from '../../../platform/database/transaction.ts'
import type { ArrivingFile } from '../../../platform/http/upload.ts'
import { newId } from '../../../platform/ids.ts'
import { Problem, permit } from '../../../platform/problem.ts'
import { own } from './actions.ts'
import { importScopeOf } from './policy.ts'
import { kindOf, type SheetKind } from './reading/kind.ts'
import { partBytes } from './reading/limits.ts'
import { sealPart } from './sealed.ts'
import { deleteFileParts, getImportRecord, insertFilePart, insertImport, listLeftBehind, updateImport } from './store.ts'

const mediaTypes: Record<SheetKind, string> = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/**
 * Keeps a list of people as it arrives, sealed part by part, and orders it to be read. No transaction waits for the network: an upload that breaks off
 * leaves an import that failed, and no part of the file. `mends` names the import whose faulty rows it brings; 404 where that is not the reader's.
 */
export async function receiveImport(ctx: Context, file: ArrivingFile, mends: string | null = null): Promise<{ id: string }> {
  const scope = importScopeOf(ctx.actor, ctx.district)
  permit(scope !== undefined)
  if (mends !== null) await reading(ctx, async (tx) => own(tx, await getImportRecord(tx, mends)))
  const id = newId()
  const name = fileNameOf(file.name)
  const hash = createHash('sha256')
  let [bytes, part] = [0, 0]
  let kind: SheetKind | undefined
  let pending: Buffer[] = []
  let held = 0

  const keep = async (content: Buffer) => {
    const first = kind === undefined
    kind ??= kindOf(content, name)
    const mediaType = mediaTypes[kind]
    const sealed = await sealPart(ctx.keys, content, { district: ctx.district, import: id, what: 'file', part })
    await transaction(ctx, async (tx) => {
      if (first)
        await insertImport(tx, { ...empty, id, file_name: name, media_type: mediaType, scope: scope as string, mends, ...by(tx) })
      await insertFilePart(tx, id, part, sealed)
    })
    part += 1
  }
  try {
    for await (const chunk of file.chunks) {
      hash.update(chunk)
      bytes += chunk.length
      pending.push(chunk)
      held += chunk.length
      while (held >= partBytes) {
        const all = Buffer.concat(pending)
        pending = [all.subarray(partBytes)]
        held = all.length - partBytes
        await keep(all.subarray(0, partBytes))
      }
    }
    if (held > 0 || kind === undefined) await keep(Buffer.concat(pending))
  } catch (error) {
    if (kind !== undefined) await giveUp(ctx, id, error instanceof Problem ? error.code : 'upload_broke_off')
    throw error
  }
  await transaction(ctx, async (tx) => {
    await updateImport(tx, id, { bytes, sha256: hash.digest('hex'), state: 'reading' })
    await tx.audit('people.import_receive', id, { bytes, scope, ...(mends ? { mends } : {}) })
    await tx.enqueue({ job: 'people.read_import', payload: { import: id } })
  })
  return { id }
}

/** Uploads that a crash broke off: nobody waits for them any more. */
export async function giveUpLeftBehind(ctx: Context): Promise<void> {
  const left = await transaction(ctx, (tx) => listLeftBehind(tx, 'receiving', new Date(tx.now.getTime() - 6 * 3_600_000)))
  for (const id of left) await giveUp(ctx, id, 'upload_broke_off')
}

async function giveUp(ctx: Context, id: string, failure: string): Promise<void> {
  await transaction(ctx, async (tx) => {
    await deleteFileParts(tx, id)
    await updateImport(tx, id, { state: 'failed', failure, finished_at: tx.now })
  })
}

const by = (tx: { actor: { id: string; name: string }; now: Date }) => ({
  ...{ made_by: tx.actor.id, made_by_name: tx.actor.name, made_at: tx.now },
})

const empty = {
  ...{ bytes: 0, sha256: '', state: 'receiving' as const, columns: {}, source: 'import', rows_total: null, rows_done: 0 },
  ...{ added: 0, changed: 0, same: 0, bad: 0, parts: 0, parts_done: 0, failure: null, failure_details: {} },
  ...{ started_at: null, finished_at: null, set_aside_at: null },
}

/** The last part of a path, as some browsers send the whole of it. */
const fileNameOf = (name: string) => name.toWellFormed().replaceAll('\u0000', '').split(/[\\/]/).at(-1)?.slice(-200) || '未命名'
