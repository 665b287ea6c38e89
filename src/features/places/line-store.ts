import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import type { LineChange } from './rules/line.ts'
import type { PlacesTables } from './tables.ts'

type LineTable =
  | 'places.operation'
  | 'places.attribute'
  | 'places.bed_period'
  | 'places.nursery_class'
  | 'places.opening'
  | 'places.fee'
type Row<Table extends LineTable> = Omit<PlacesTables[Table], 'district' | 'known_at' | 'withdrawn_at'>

/** Withdraws rows and adds others in their place, all known from now on. */
export async function replaceRows<Table extends LineTable>(
  tx: Tx,
  table: Table,
  change: { withdraw: readonly string[]; add: readonly Row<Table>[] },
): Promise<void> {
  if (change.withdraw.length > 0) {
    await sql`update ${sql.table(table)} set withdrawn_at = ${tx.now} where district = ${tx.district} and id = any(${change.withdraw}::uuid[])`.execute(
      tx.db,
    )
  }
  await insertRows(
    tx,
    table,
    change.add.map((row) => ({ ...row, known_at: tx.now })),
  )
}

/** Adds rows that may have been known since long: for what is brought in from elsewhere. */
export async function insertRows<Table extends LineTable>(
  tx: Tx,
  table: Table,
  rows: readonly (Row<Table> & { known_at: Date })[],
): Promise<void> {
  const step = 2000 // values a statement: PostgreSQL takes 65,535 parameters
  for (let at = 0; at < rows.length; at += step) {
    const values = rows.slice(at, at + step).map((row) => ({ ...row, district: tx.district, withdrawn_at: null }))
    await tx.db
      .withTables<PlacesTables>()
      .insertInto(table)
      .values(values as never)
      .execute()
  }
}

/** A change of a line as rows to add. */
export function rowsOf<Value, Added>(
  change: LineChange<Value>,
  row: (added: { from: string; to: string | null; value: Value }) => Added,
): { withdraw: string[]; add: Added[] } {
  return { withdraw: change.withdraw, add: change.add.map(row) }
}
