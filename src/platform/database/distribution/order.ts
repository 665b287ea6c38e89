import type { TableShape } from './catalogue.ts'

/** The tables so that each comes after those its foreign keys name; a table may name itself. Throws where two name each other in a circle. */
export function inDependencyOrder(tables: TableShape[]): TableShape[] {
  const byName = new Map(tables.map((table) => [table.name, table]))
  const placed = new Set<string>()
  const ordered: TableShape[] = []
  const place = (table: TableShape, under: string[]) => {
    if (placed.has(table.name)) return
    if (under.includes(table.name)) throw new Error(`foreign keys go in a circle: ${[...under, table.name].join(' → ')}`)
    for (const key of table.foreignKeys) {
      const target = byName.get(key.to)
      if (target && target !== table) place(target, [...under, table.name])
    }
    placed.add(table.name)
    ordered.push(table)
  }
  for (const table of tables) place(table, [])
  return ordered
}
