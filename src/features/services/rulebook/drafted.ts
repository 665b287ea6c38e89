import type { Tx } from '../../../platform/database/transaction.ts'
import { Problem } from '../../../platform/problem.ts'
import type { RuleBook } from '../../../platform/rules/decide/book.ts'
import type { Rule } from '../../../platform/rules/document/contract.ts'
import type { ReadRule } from '../../../platform/rules/document/read.ts'
import { type CatalogueEntry, questions } from '../catalogue/contract.ts'
import { entriesOn } from '../catalogue/entries.ts'
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
  const entries = await entriesOn(tx, on)
  const pair = (rule: string) => {
    const judged = (book: RuleBook) => ({ book, rule, ...withinOf(book, rule, entries, on) })
    return { subject: rule, before: judged(now.book), after: judged(then.book) }
  }
  const resting = (await restingOn(tx, draft.name)).filter((rule) => [now, then].every(({ book }) => asksPersons(book, rule, on)))
  return { own: pair(draft.name), resting: resting.map(pair), supplied: then.supplied }
}

/** Whom the services that use an amount do not refuse, by their rules; nothing where no service uses it, or one lets everybody in. */
function withinOf(book: RuleBook, rule: string, entries: readonly CatalogueEntry[], on: string): { within?: string[] } {
  const using = entries.filter(({ rules }) => questions.some((of) => of !== 'eligibility' && rules[of] === rule))
  const doors = using.map(({ rules }) => rules.eligibility)
  const closed = doors.filter((door) => door !== undefined && asksPersons(book, door, on)) as string[]
  return closed.length > 0 && closed.length === doors.length ? { within: [...new Set(closed)] } : {}
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
