import type { Catalogue, TableShape } from '../database/distribution/catalogue.ts'
import { tenantTables } from '../database/distribution/checks.ts'
import { inDependencyOrder } from '../database/distribution/order.ts'

/** What the migrations and the queue's own migrations write: made anew by them, never copied. */
const madeByMigrating = new Set(['platform.migration', 'graphile_worker.migrations'])

/** A table of a backup: tenant tables are copied district by district. Rows go in primary key order, so that equal rows give equal bytes. */
export type TableToCopy = { name: string; tenant: boolean; columns: string[]; orderBy: string }

/** The tables to copy, those that foreign keys name before those that name them. */
export function tablesToCopy(catalogue: Catalogue): TableToCopy[] {
  const tenants = new Set(tenantTables(catalogue).map((table) => table.name))
  return inDependencyOrder(catalogue.tables)
    .filter((table) => !madeByMigrating.has(table.name))
    .map((table) => ({
      name: table.name,
      tenant: tenants.has(table.name),
      columns: storedColumns(table),
      orderBy: orderOf(table),
    }))
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

const storedColumns = (table: TableShape) =>
  table.columns.filter((column) => !column.generated).map((column) => quoted(column.name))

// As bytes: the collation of the database restored into may be another.
function orderOf(table: TableShape): string {
  const key = table.keys.find((each) => each.kind === 'primary')?.columns ?? table.columns.map((column) => column.name)
  return key.map((column) => `${quoted(column)}::text collate "C"`).join(', ')
}
