import type pg from 'pg'

/** Asked so many times on one connection, a statement is worth keeping its plan. */
const often = 5
/** So many plans a connection keeps: each takes the server some ten kilobytes. */
const most = 256
const longest = 10_000
const remembered = 2000

/**
 * Has a connection prepare what it is asked often: the statement is then parsed and planned once instead of every time, which is half of what a short
 * one costs. Only texts with parameters; whatever varies its text (lists of values written out) is never seen often. The server still plans anew where
 * the parameters matter (`plan_cache_mode = auto`). Between the product and the server, a pooler must pass named statements on (PgBouncer from 1.21).
 */
export function prepareOften(client: pg.PoolClient): void {
  const kind = Object.getPrototypeOf(client) as { query: (...asked: unknown[]) => unknown }
  const plain = (...asked: unknown[]) => kind.query.apply(client, asked)
  const names = new Map<string, string>()
  const times = new Map<string, number>()

  const nameOf = (text: string): string | undefined => {
    const known = names.get(text)
    if (known !== undefined || names.size >= most || text.length > longest) return known
    const asked = (times.get(text) ?? 0) + 1
    if (asked <= often) {
      if (times.size >= remembered) times.clear()
      times.set(text, asked)
      return undefined
    }
    times.delete(text)
    const name = `often_${names.size + 1}`
    names.set(text, name)
    return name
  }

  client.query = ((text: unknown, values: unknown, ...rest: unknown[]) => {
    const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 && nameOf(text)
    return name ? plain({ name, text, values }, ...rest) : plain(text, values, ...rest)
  }) as typeof client.query
}
