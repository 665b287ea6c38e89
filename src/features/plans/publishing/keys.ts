/** A row of the version before, with the key it is known by. */
export type Known = { key: string; name: string; position: number }

/**
 * Which key each row of a new version has: the key of the row before that bears the same name, then of the one whose name is most alike
 * (Dice coefficient of character pairs ≥ 0.6), so that links and history survive renumbering and small rewordings. A row that comes back takes up
 * the key it had when it was struck; that key is never given to another. New rows get keys from `fresh`.
 */
export function keysFor(
  names: string[],
  known: Known[],
  fresh: (taken: ReadonlySet<string>, position: number) => string,
  struck: Known[] = [],
): string[] {
  const keys: (string | undefined)[] = names.map(() => undefined)
  const free = new Map(known.map((row) => [row.key, row]))
  names.forEach((name, at) => {
    const same = [...free.values()]
      .filter((row) => row.name === name)
      .sort((a, b) => Math.abs(a.position - at) - Math.abs(b.position - at))[0]
    if (same) claim(at, same.key)
  })
  const pairs = names
    .flatMap((name, at) =>
      keys[at] ? [] : [...free.values()].map((row) => ({ at, key: row.key, score: likeness(name, row.name) })),
    )
    .filter((pair) => pair.score >= 0.6)
    .sort((a, b) => b.score - a.score)
  for (const { at, key } of pairs) if (!keys[at] && free.has(key)) claim(at, key)

  names.forEach((name, at) => {
    const back = struck.find((row) => row.name === name && !keys.includes(row.key))
    if (back && !keys[at]) keys[at] = back.key
  })

  const taken = new Set([...known, ...struck].map((row) => row.key))
  return keys.map((key, at) => {
    if (key) return key
    const made = fresh(taken, at)
    taken.add(made)
    return made
  })

  function claim(at: number, key: string): void {
    keys[at] = key
    free.delete(key)
  }
}

/** Dice coefficient of the character pairs of two names: 1 alike, 0 nothing in common. */
export function likeness(a: string, b: string): number {
  const left = pairsOf(a)
  const right = pairsOf(b)
  if (left.length === 0 || right.length === 0) return a === b ? 1 : 0
  const counts = new Map<string, number>()
  for (const pair of left) counts.set(pair, (counts.get(pair) ?? 0) + 1)
  let shared = 0
  for (const pair of right) {
    const left = counts.get(pair) ?? 0
    if (left > 0) {
      shared += 1
      counts.set(pair, left - 1)
    }
  }
  return (2 * shared) / (left.length + right.length)
}

/** The next key of the form `prefix` + number that is not taken, beginning with the row's own place. */
export const numbered = (prefix: string) => (taken: ReadonlySet<string>, position: number) => {
  for (let n = position + 1; ; n += 1) if (!taken.has(`${prefix}${n}`)) return `${prefix}${n}`
}

function pairsOf(text: string): string[] {
  const characters = [...text]
  return characters.slice(1).map((character, at) => `${characters[at]}${character}`)
}
