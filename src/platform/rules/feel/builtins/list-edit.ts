/**
 * `length` items, or all, from the place `start`: 1 is the first, -1 the last. null where the standard has no answer (tables 74 and 75): a place that is
 * not in the list, or a length that is less than 1 or runs over its end.
 */
export function slice<T>(items: readonly T[], start: number | null, length: number | null | undefined): T[] | null {
  const from = indexOf(items, start)
  if (from === null || length === null) return null
  if (length === undefined) return items.slice(from)
  return length < 1 || from + length > items.length ? null : items.slice(from, from + length)
}

/** The index of a place: 1 is the first, -1 the last; null where it is not in the list. */
export function indexOf(items: readonly unknown[], place: number | null): number | null {
  if (place === null || place === 0 || Math.abs(place) > items.length) return null
  return place > 0 ? place - 1 : items.length + place
}
