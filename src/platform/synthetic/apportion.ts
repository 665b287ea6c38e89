/** Divides a whole number by weights so that the parts are whole and add up to it (largest remainder). */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0)
  if (sum === 0) return weights.map(() => 0)
  const exact = weights.map((weight) => (total * weight) / sum)
  const parts = exact.map(Math.floor)
  const left = total - parts.reduce((all, part) => all + part, 0)
  const order = exact.map((value, at) => [value - Math.floor(value), at] as const).sort((a, b) => b[0] - a[0] || a[1] - b[1])
  for (const [, at] of order.slice(0, left)) parts[at] = (parts[at] as number) + 1
  return parts
}
