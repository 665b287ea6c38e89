/** Keys in the order in which people write them; the database keeps documents without one. Keys that nobody listed follow by their names. */
export function inOrder<T>(value: T, keys: readonly string[]): T {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
  const rank = (key: string) => (keys.includes(key) ? keys.indexOf(key) : keys.length)
  const sorted = Object.entries(value).sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))
  return Object.fromEntries(sorted.map(([key, inside]) => [key, insideOf(inside)])) as T
}

/** What stands inside: clauses and rows with their sentence last, a source, a name in both languages. */
const inner = [
  ...['when', 'then', 'rule', 'all', 'any', 'none', 'says'],
  ...['document', 'place', 'unsure', 'zh', 'en', 'of', 'window'],
]

const insideOf = (value: unknown): unknown => (Array.isArray(value) ? value.map(insideOf) : inOrder(value, inner))
