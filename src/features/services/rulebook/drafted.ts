import type { Tx } from '../../../platform/database/transaction.ts'
import { Problem } from '../../../platform/problem.ts'
import type { RuleBook } from '../../../platform/rules/decide/book.ts'
import type { Rule } from '../../../platform/rules/document/contract.ts'
import type { ReadRule } from '../../../platform/rules/document/read.ts'
import { asked, readable } from '../decisions/judging.ts'
import type { Comparison, Drafted } from '../drafting/drafted.ts'
import { versionOn } from '../version-store.ts'
import { bookWith, districtBook } from './book.ts'
import { judgedText, requireName, restingOn } from './checking.ts'
import { leadersOf } from './leaders.ts'
import { textOf } from './text.ts'

/** Rules as what may be drafted. */
export const ruleDrafts: Drafted = {
  kind: 'rule',
  requireName,
  leaders: leadersOf,
  faultsOf: async (tx, name, text) => (await judgedText(tx, name, text)).faults,
  current: async (tx, name) => {
    const version = await versionOn(tx, 'rule_version', name, tx.today)
    return version ? textOf(version.document as Rule) : null
  },
  previewedFrom: async (tx, name, text) => {
    const { rule } = await soundRule(tx, name, text)
    if (rule.about !== 'person') throw new Problem(422, 'rule_about_others', { name, about: rule.about })
    return rule.validFrom
  },
  compare: async (tx, name, text, on) => await compared(tx, await soundRule(tx, name, text), on),
}

/** A text's rule. Problems: 422 `rule_faulty` with the faults and their places. */
export async function soundRule(tx: Tx, name: string, text: string, from?: string): Promise<ReadRule> {
  const { read, faults } = await judgedText(tx, name, text, from)
  if (!read || faults.length > 0) throw new Problem(422, 'rule_faulty', { count: faults.length, faults })
  return read
}

async function compared(tx: Tx, draft: ReadRule, on: string): Promise<Comparison> {
  const now = await districtBook(tx)
  const then = await bookWith(tx, draft)
  const pair = (rule: string) => ({
    subject: rule,
    before: { book: now.book, rule },
    after: { book: then.book, rule },
  })
  const resting = (await restingOn(tx, draft.name)).filter((rule) => [now, then].every(({ book }) => asksPersons(book, rule, on)))
  return { own: pair(draft.name), resting: resting.map(pair), supplied: then.supplied }
}

/** Whether a rule can be asked about everybody on the day, or is not in force then. */
function asksPersons(book: RuleBook, rule: string, on: string): boolean {
  if (!book.rule(rule, on)) return true
  try {
    asked(book, { rule, on })
    readable(rule, () => book.judge(rule, on))
    return true
  } catch (error) {
    if (error instanceof Problem) return false // about a family or a facility, or not to be carried out
    throw error
  }
}
