import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import { found } from '../../../platform/problem.ts'
import type { ImportState } from './shapes.ts'
import type { ImportTable, ImportTables } from './tables.ts'

const db = (tx: Tx) => tx.db.withTables<ImportTables>()

export type ImportRecord = Selectable<ImportTable>
export type ImportFault = { row: number; position: number; field: string; reason: string; expected: string | null }

/** The newest imports, 200 at most. */
export async function listImportRecords(tx: Tx): Promise<ImportRecord[]> {
  return await db(tx)
    .selectFrom('people.import')
    .selectAll()
    .where('district', '=', tx.district)
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute()
}

/** One import, or 404. */
export async function getImportRecord(tx: Tx, id: string): Promise<ImportRecord> {
  const row = await db(tx)
    .selectFrom('people.import')
    .selectAll()
    .where('district', '=', tx.district)
    .where('id', '=', id)
    .executeTakeFirst()
  return found(row, 'import')
}

/** One import, locked: two that run it take turns, and the second sees how far the first came. */
export async function lockImport(tx: Tx, id: string): Promise<ImportRecord> {
  const row = await db(tx)
    .selectFrom('people.import')
    .selectAll()
    .where('district', '=', tx.district)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return found(row, 'import')
}

export async function insertImport(tx: Tx, row: Omit<Insertable<ImportTable>, 'district'>): Promise<void> {
  await db(tx)
    .insertInto('people.import')
    .values({ ...row, district: tx.district, columns: json(row.columns), failure_details: json(row.failure_details) })
    .execute()
}

export async function updateImport(tx: Tx, id: string, change: Updateable<ImportTable>): Promise<void> {
  const { columns, failure_details, ...rest } = change
  await db(tx)
    .updateTable('people.import')
    .set({
      ...rest,
      ...(columns ? { columns: json(columns) } : {}),
      ...(failure_details ? { failure_details: json(failure_details) } : {}),
    })
    .where('district', '=', tx.district)
    .where('id', '=', id)
    .execute()
}

/** Imports left in a state since before an instant: uploads that broke off. */
export async function listLeftBehind(tx: Tx, state: ImportState, before: Date): Promise<string[]> {
  const rows = await db(tx)
    .selectFrom('people.import')
    .select('id')
    .where('district', '=', tx.district)
    .where('state', '=', state)
    .where('made_at', '<', before)
    .execute()
  return rows.map(({ id }) => id)
}

export async function insertFilePart(tx: Tx, id: string, part: number, sealed: Buffer): Promise<void> {
  await db(tx).insertInto('people.import_part').values({ district: tx.district, import: id, part, sealed }).execute()
}

export async function readFilePart(tx: Tx, id: string, part: number): Promise<Buffer | undefined> {
  const row = await db(tx)
    .selectFrom('people.import_part')
    .select('sealed')
    .where('district', '=', tx.district)
    .where('import', '=', id)
    .where('part', '=', part)
    .executeTakeFirst()
  return row?.sealed
}

export async function deleteFileParts(tx: Tx, id: string): Promise<void> {
  await db(tx).deleteFrom('people.import_part').where('district', '=', tx.district).where('import', '=', id).execute()
}

export async function insertRowPart(
  tx: Tx,
  id: string,
  { part, firstRow, rows, sealed }: { part: number; firstRow: number; rows: number; sealed: Buffer },
): Promise<void> {
  await db(tx)
    .insertInto('people.import_rows')
    .values({ district: tx.district, import: id, part, first_row: firstRow, row_count: rows, sealed })
    .execute()
}

export async function readRowPart(tx: Tx, id: string, part: number): Promise<Buffer | undefined> {
  const row = await db(tx)
    .selectFrom('people.import_rows')
    .select('sealed')
    .where('district', '=', tx.district)
    .where('import', '=', id)
    .where('part', '=', part)
    .executeTakeFirst()
  return row?.sealed
}

/** The first row of each part, by part. */
export async function listRowParts(tx: Tx, id: string): Promise<{ part: number; firstRow: number }[]> {
  return await db(tx)
    .selectFrom('people.import_rows')
    .select(['part', 'first_row as firstRow'])
    .where('district', '=', tx.district)
    .where('import', '=', id)
    .orderBy('part')
    .execute()
}

export async function deleteRowParts(tx: Tx, id: string): Promise<void> {
  await db(tx).deleteFrom('people.import_rows').where('district', '=', tx.district).where('import', '=', id).execute()
}

export async function insertFaults(tx: Tx, id: string, faults: readonly ImportFault[]): Promise<void> {
  if (faults.length === 0) return
  await sql`
    insert into people.import_fault (district, import, row, position, field, reason, expected)
    select ${tx.district}, ${id}, f.* from jsonb_to_recordset(${JSON.stringify(faults)}::jsonb)
      as f (row integer, position smallint, field text, reason text, expected text)`.execute(tx.db)
}

/** Faults in the order of the rows, from after a row on. */
export async function listFaults(tx: Tx, id: string, after: number, limit: number): Promise<ImportFault[]> {
  return await db(tx)
    .selectFrom('people.import_fault')
    .select(['row', 'position', 'field', 'reason', 'expected'])
    .where('district', '=', tx.district)
    .where('import', '=', id)
    .where('row', '>', after)
    .orderBy('row')
    .orderBy('position')
    .limit(limit)
    .execute()
}

/** How often each reason was given, the most frequent first. */
export async function countReasons(tx: Tx, id: string): Promise<{ field: string; reason: string; rows: number }[]> {
  const { rows } = await sql<{ field: string; reason: string; rows: number }>`
    select field, reason, count(*) as rows from people.import_fault where district = ${tx.district} and import = ${id}
    group by field, reason order by count(*) desc, field, reason limit 50`.execute(tx.db)
  return rows
}

/** Removes what an import holds of people, and what was wrong with its rows; that it was made stays. */
export async function emptyImport(tx: Tx, id: string): Promise<void> {
  await deleteFileParts(tx, id)
  await deleteRowParts(tx, id)
  await db(tx).deleteFrom('people.import_fault').where('district', '=', tx.district).where('import', '=', id).execute()
}

/** Finished imports that still hold something, finished before a day; `limit` at most. */
export async function listEmptiable(tx: Tx, before: Date, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select i.id from people.import i
    where i.district = ${tx.district} and i.state in ('done', 'failed', 'cancelled') and coalesce(i.finished_at, i.made_at) < ${before}
      and (exists (select from people.import_rows r where r.district = i.district and r.import = i.id)
        or exists (select from people.import_part p where p.district = i.district and p.import = i.id)
        or exists (select from people.import_fault f where f.district = i.district and f.import = i.id))
    order by i.made_at limit ${limit}`.execute(tx.db)
  return rows.map(({ id }) => id)
}

const json = (value: unknown) => JSON.stringify(value ?? {}) as never
