import type { PlanPack } from '../pack.ts'
import type { Expected } from './compose.test-support.ts'

/** Hits and tries of one field, with the first misses in words. */
export type FieldScore = { hit: number; of: number; misses: string[] }

/** Compares a pack with the truth field by field; rows are matched by their name, so one lost row does not spoil the others. */
export function score(pack: PlanPack, expected: Expected): Map<string, FieldScore> {
  const scores = new Map<string, FieldScore>()
  const note = (field: string, where: string, want: unknown, got: unknown) => {
    const one = scores.get(field) ?? { hit: 0, of: 0, misses: [] }
    scores.set(field, one)
    one.of++
    if (JSON.stringify(want ?? null) === JSON.stringify(got ?? null)) one.hit++
    else one.misses.push(`${field} of ${where}: want ${JSON.stringify(want ?? null)}, got ${JSON.stringify(got ?? null)}`)
  }
  for (const [field, want] of Object.entries(expected.head)) note(`head.${field}`, 'plan', want, pack[field as keyof PlanPack])
  note(
    'indicator.rows',
    'plan',
    expected.indicators.map((one) => one.name),
    pack.indicators.map((one) => one.name),
  )
  for (const want of expected.indicators) {
    const got = pack.indicators.find((one) => one.name === want.name) as Record<string, unknown> | undefined
    for (const field of Object.keys(want))
      if (field !== 'name') note(`indicator.${field}`, String(want.name), want[field], got?.[field])
  }
  note(
    'task.rows',
    'plan',
    expected.tasks.map((one) => one.title),
    pack.tasks.map((one) => one.title),
  )
  for (const want of expected.tasks) {
    const got = pack.tasks.find((one) => one.title === want.title)
    for (const field of ['path', 'no', 'departments', 'domain'] as const)
      note(`task.${field}`, want.title, want[field], got?.[field])
  }
  return scores
}

/** All misses of a score, in words. */
export function missesOf(scores: Map<string, FieldScore>): string[] {
  return [...scores.values()].flatMap((one) => one.misses)
}
