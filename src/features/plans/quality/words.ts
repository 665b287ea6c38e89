import type { Words } from '../../../platform/words/words.ts'
import type { Quality } from './contract.ts'

/** What exactly is wrong with a number, in words: a counter by its name, a day in a sentence; empty where the fault says it all. */
export function whatOf({ fault, what, missing }: Quality['lines'][number], words: Words): string {
  if (fault === 'missing_facts') return words('plans.quality.missing', { count: missing })
  if (fault === 'stale') return words('plans.quality.stale_since', { day: what })
  if (fault === 'not_counted_yet') return measureInWords(what, words)
  return what
}

/** A counter's key, or the two of a ratio, in words: `beds.nursing / beds.total` → `护理型床位数 ÷ 养老床位总数`. A counter without a name keeps its key. */
export function measureInWords(measure: string, words: Words): string {
  const [over = '', under] = measure.split(' / ').map((key) => nameOf(key, words))
  return under === undefined ? over : words('plans.quality.over', { over, under })
}

function nameOf(key: string, words: Words): string {
  const name = words(`plans.counter.${key}`)
  return name === `plans.counter.${key}` ? key : name
}
