/** A source of chance that gives the same for the same seed on every machine: what synthetic rows are drawn from. */
export type Chance = {
  /** A number in [0, 1). */
  next(): number
  /** A whole number in [from, to]. */
  between(from: number, to: number): number
  /** Whether something of this likelihood happens. */
  happens(likelihood: number): boolean
  /** One of the values. */
  oneOf<T>(values: readonly T[]): T
  /** One of the values by their weights. */
  byWeight<T>(values: readonly (readonly [T, number])[]): T
  /** Brings the values into another order, in place. */
  shuffle<T>(values: T[]): T[]
}

/** The chance of a seed (mulberry32 over an FNV-1a hash). Every batch and every facility has a seed of its own, so that the order of work changes nothing. */
export function chanceOf(seed: string): Chance {
  let state = hashOf(seed)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return {
    next,
    between,
    happens: (likelihood) => next() < likelihood,
    oneOf: (values) => values[Math.floor(next() * values.length)] as (typeof values)[number],
    byWeight: (values) => {
      let left = next() * values.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [value, weight] of values) {
        left -= weight
        if (left < 0) return value
      }
      return (values.at(-1) as (typeof values)[number])[0]
    },
    shuffle: (values) => {
      for (let at = values.length - 1; at > 0; at -= 1) {
        const other = Math.floor(next() * (at + 1))
        const kept = values[at] as (typeof values)[number]
        values[at] = values[other] as (typeof values)[number]
        values[other] = kept
      }
      return values
    },
  }
}

/** FNV-1a of a text, 32 bits. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}
