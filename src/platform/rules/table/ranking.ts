import type { Value } from '../feel/values.ts'
import type { OutputColumn } from './evaluate.ts'
import { same } from './same.ts'

/** Compares two answers by urgency: column by column, the place among the column's values; a value that is not listed comes last. */
export function ranking(columns: readonly OutputColumn[]): (a: Value, b: Value) => number {
  const place = ({ name, priorities = [] }: OutputColumn, said: Value) => {
    const value = name !== null && said instanceof Map ? (said.get(name) ?? null) : said
    const found = priorities.findIndex((it) => same(it, value))
    return found < 0 ? priorities.length : found
  }
  return (a, b) => {
    for (const column of columns) {
      const difference = place(column, a) - place(column, b)
      if (difference !== 0) return difference
    }
    return 0
  }
}
