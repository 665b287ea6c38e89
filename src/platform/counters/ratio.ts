/** A number with how many rows lacked a needed fact. */
export type Counted = { n: number; missing: number }

/** `a` per `times` of `b` (100: percent, 1000: per thousand). Null where there is nothing to divide by or a part was never counted; what is missing adds up. */
export function ratioOf(a: Counted | undefined, b: Counted | undefined, times: number): { n: number | null; missing: number } {
  const missing = (a?.missing ?? 0) + (b?.missing ?? 0)
  if (a === undefined || b === undefined || b.n === 0) return { n: null, missing }
  return { n: (a.n * times) / b.n, missing }
}
