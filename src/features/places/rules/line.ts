/** A stretch of days for which something holds, half-open [from, to); `to` null is until further notice. */
export type Stretch<Value> = { id: string; from: string; to: string | null; value: Value }

/** What to do with a line so that it says something new: rows to withdraw, rows to add. Nothing is changed in place, so that what was known before stays. */
export type LineChange<Value> = { withdraw: string[]; add: { from: string; to: string | null; value: Value }[] }

/**
 * The line from `day` on says `value`, or nothing where `value` is null, up to the next day on which it was already known to change. `same` tells whether
 * two values are alike: then the stretch before is left as it is.
 */
export function setFrom<Value>(
  line: readonly Stretch<Value>[],
  day: string,
  value: Value | null,
  same: (a: Value, b: Value) => boolean = (a, b) => JSON.stringify(a) === JSON.stringify(b),
): LineChange<Value> {
  const covering = line.find(({ from, to }) => from <= day && (to === null || day < to))
  if (covering ? value !== null && same(covering.value, value) : value === null) return { withdraw: [], add: [] }
  const next = line
    .map(({ from }) => from)
    .filter((from) => from > day)
    .sort()[0]
  const until = covering ? covering.to : (next ?? null)
  return {
    withdraw: covering ? [covering.id] : [],
    add: [
      ...(covering && covering.from < day ? [{ from: covering.from, to: day, value: covering.value }] : []),
      ...(value === null ? [] : [{ from: day, to: until, value }]),
    ],
  }
}
