/** A counter with a filter, as settings name it: `places.beds` or `places.beds?kind=nursing`. Values are stored by it. */
export type CounterReference = string

/** Key and filter of a reference; `filter` is the text the values are stored under. */
export type ParsedReference = { key: string; filter: string }

/** The reference of a counter; equal filters give equal text, whatever the order of their names. */
export function referenceOf(key: string, filter: Record<string, string> = {}): CounterReference {
  const text = filterText(filter)
  return text === '' ? key : `${key}?${text}`
}

/** Splits a reference; the filter is put in its one order. */
export function parseReference(reference: CounterReference): ParsedReference {
  const at = reference.indexOf('?')
  if (at < 0) return { key: reference, filter: '' }
  return { key: reference.slice(0, at), filter: filterText(filterOf(reference.slice(at + 1))) }
}

/** The filter that a text stands for. */
export const filterOf = (text: string): Record<string, string> => Object.fromEntries(new URLSearchParams(text))

function filterText(filter: Record<string, string>): string {
  const pairs = Object.entries(filter).sort(([a], [b]) => (a < b ? -1 : 1))
  return new URLSearchParams(pairs).toString()
}
