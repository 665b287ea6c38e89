/** The smallest number of people or attendances that everybody may read. */
export const smallest = 5

/**
 * Hides numbers under five from the parts of a total, and where only one would be hidden the next smallest too, since the total would give it away. A part of nothing stays.
 * Source: 统计法（2009 年修订）第二十五条 (what could be traced to one respondent is not handed out).
 */
export function hideSmall(parts: readonly number[]): (number | null)[] {
  const small = parts.flatMap((n, at) => (n > 0 && n < smallest ? [at] : []))
  if (small.length === 0) return [...parts]
  const hidden = new Set(small)
  if (hidden.size === 1) {
    const next = parts.flatMap((n, at) => (n > 0 && !hidden.has(at) ? [{ n, at }] : [])).sort((a, b) => a.n - b.n)[0]
    if (next) hidden.add(next.at)
  }
  return parts.map((n, at) => (hidden.has(at) ? null : n))
}
