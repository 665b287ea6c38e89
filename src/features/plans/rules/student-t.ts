/** The value that a Student t variable stays below with probability `p`. Source: Abramowitz and Stegun 26.5.8, 26.7.1; solved by bisection. */
export function studentT(p: number, degrees: number): number {
  if (!(p > 0 && p < 1) || !(degrees >= 1))
    throw new RangeError(`expected 0 < p < 1 and degrees of at least 1, got ${p} and ${degrees}`)
  if (p < 0.5) return -studentT(1 - p, degrees)
  let high = 1
  while (below(high, degrees) < p) high *= 2
  let low = 0
  for (let round = 0; round < 100; round++) {
    const middle = (low + high) / 2
    if (below(middle, degrees) < p) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** P(T ≤ t) for t ≥ 0. */
function below(t: number, degrees: number): number {
  return 1 - incompleteBeta(degrees / (degrees + t * t), degrees / 2, 0.5) / 2
}

/** Regularized incomplete beta function by its continued fraction (Lentz). */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a)
  const front = Math.exp(a * Math.log(x) + b * Math.log(1 - x) + logGamma(a + b) - logGamma(a) - logGamma(b)) / a
  const tiny = 1e-300
  let c = 1
  let d = 1 / atLeastTiny(1 - ((a + b) * x) / (a + 1), tiny)
  let sum = d
  for (let m = 1; m < 500; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / atLeastTiny(1 + even * d, tiny)
    c = atLeastTiny(1 + even / c, tiny)
    sum *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / atLeastTiny(1 + odd * d, tiny)
    c = atLeastTiny(1 + odd / c, tiny)
    sum *= d * c
    if (Math.abs(d * c - 1) < 1e-14) break
  }
  return front * sum
}

function atLeastTiny(value: number, tiny: number): number {
  return Math.abs(value) < tiny ? tiny : value
}

/** Lanczos' approximation, g = 7, nine terms: 15 digits for x > 0. */
function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x)
  const terms = [
    676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905, -0.13857109526572012,
    9.984369578019572e-6, 1.5056327351493116e-7,
  ]
  const y = x - 1
  const series = terms.reduce((sum, term, at) => sum + term / (y + at + 1), 0.9999999999998099)
  const t = y + 7.5
  return 0.5 * Math.log(2 * Math.PI) + (y + 0.5) * Math.log(t) - t + Math.log(series)
}
