import type { Tx } from '../../../../platform/database/transaction.ts'
import { Problem } from '../../../../platform/problem.ts'

type Tables = { 'platform.file': { district: string; id: string; name: string; media_type: string; bytes: number } }

/** A file as evidence shows it. */
export type EvidenceRecord = { id: string; name: string; mediaType: string; bytes: number }

/** The files behind many records in one query. */
export async function evidenceFiles(tx: Tx, ids: readonly string[]): Promise<Map<string, EvidenceRecord>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.db
    .withTables<Tables>()
    .selectFrom('platform.file')
    .select(['id', 'name', 'media_type as mediaType', 'bytes'])
    .where('district', '=', tx.district)
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** The files of one record in the order they were given; 422 `evidence_unknown` names the ids that are no file of this district. */
export async function evidenceOf(tx: Tx, ids: readonly string[]): Promise<EvidenceRecord[]> {
  const files = await evidenceFiles(tx, ids)
  const unknown = ids.filter((id) => !files.has(id))
  if (unknown.length > 0) throw new Problem(422, 'evidence_unknown', { ids: unknown.join('、') })
  return pick(files, ids)
}

/** The files of one record, out of those already read. */
export function pick(files: ReadonlyMap<string, EvidenceRecord>, ids: readonly string[]): EvidenceRecord[] {
  return ids.flatMap((id) => files.get(id) ?? [])
}
