import { useLanguage } from '../../../../console/words/words.ts'
import type { Amount } from '../../../../platform/rules/document/contract.ts'
import { amountText } from '../../../../platform/rules/document/describe/words.ts'
import type { Words } from '../../../../platform/words/words.ts'
import type { Says } from '../../shapes.ts'

/** A sentence in the reader's language; in Chinese where nobody wrote an English one. */
export function useSaid(): (says: { zh: string; en?: string | undefined } | null | undefined) => string {
  const [language] = useLanguage()
  return (says) => (says ? (says[language] ?? says.zh) : '')
}

/** A value of an amount as one reads it: `7500` fen is 75 元. */
export function useAmountText(): (value: unknown, unit: string | null | undefined) => string {
  const [language] = useLanguage()
  return (value, unit) => amountText(String(value), (unit ?? undefined) as Amount['unit'], language)
}

/** An outcome as previews count it: `yes`, `no`, `needs`, `none`, or an amount. */
export function outcomeText(
  outcome: string,
  unit: string | null,
  words: Words,
  amount: ReturnType<typeof useAmountText>,
): string {
  if (['yes', 'no', 'needs', 'none'].includes(outcome)) return words(`console.rules.outcome.${outcome}`)
  return amount(outcome, unit)
}

/** What a rule is called in full: its short name, and below it the file. */
export function partsOf(name: string): { file: string; short: string } {
  const dot = name.indexOf('.')
  return dot < 0 ? { file: '', short: name } : { file: name.slice(0, dot), short: name.slice(dot + 1) }
}

export type { Says }
