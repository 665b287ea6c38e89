/** The known name that is most like the one written, where one is alike enough to be meant. */
export function nearest(written: string, known: Iterable<string>): string | undefined {
  let best: string | undefined
  let least = Math.max(1, Math.floor(written.length / 2)) + 0.5
  for (const name of known) {
    const short = name.slice(name.indexOf('.') + 1)
    const far = Math.min(distance(written, name), distance(written, short) + 0.25)
    if (far < least) {
      best = name
      least = far
    }
  }
  return best
}

/** How many letters must be put in, taken out or changed (Levenshtein). */
function distance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let row = 1; row <= a.length; row++) {
    const line = [row]
    for (let at = 1; at <= b.length; at++) {
      const change = (above[at - 1] ?? 0) + (a[row - 1] === b[at - 1] ? 0 : 1)
      line.push(Math.min((above[at] ?? 0) + 1, (line[at - 1] ?? 0) + 1, change))
    }
    above = line
  }
  return above[b.length] ?? 0
}
