import { textOfWritten } from './written.ts'

/** What a new rule may decide. */
export const startKinds = ['eligibility', 'quota', 'fee', 'subsidy', 'priority', 'credit', 'amount'] as const

/** `宝宝屋.资格`: a file and a short name, neither beginning with a digit. */
export const isRuleName = (name: string): boolean => /^[\p{L}_][\p{L}\p{N}_]*\.[\p{L}_][\p{L}\p{N}_]*$/u.test(name)

/** A rule as one begins to write it; nobody has confirmed it yet. */
export function newRule(kind: string, validFrom: string): string {
  const first = { kind, validFrom, confirmed: false }
  if (kind === 'eligibility') return textOfWritten({ ...first, all: [{ when: '年龄 >= 60', says: { zh: '年满 60 周岁' } }] })
  const unit = kind === 'quota' ? { unit: '次' } : kind === 'fee' || kind === 'subsidy' ? { unit: '分' } : {}
  return textOfWritten({ ...first, ...unit, value: 0, says: { zh: '' } })
}
