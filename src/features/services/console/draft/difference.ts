import type { Clause, Rule } from '../../../../platform/rules/document/contract.ts'
import type { Language } from '../../../../platform/rules/document/describe/words.ts'
import { amountText, groups, policies } from '../../../../platform/rules/document/describe/words.ts'

/** A line of a rule as a comparison shows it: its sentence, its FEEL, and what it gives. */
export type Line = { text: string; feel: string; answer: string }
/** A line that both have, or that only one of them has. */
export type Compared = Line & { change: 'same' | 'gone' | 'new' }

/** Everything that a rule says, line by line: sentences with their FEEL, so that a change of either is seen. */
export function linesOf(rule: Rule, language: Language): Line[] {
  const line = (text: string, feel = '', answer = ''): Line => ({ text, feel, answer })
  const says = rule.says ? [line(rule.says[language] ?? rule.says.zh)] : []
  const source = rule.source
    ? [line([rule.source.document, rule.source.place, rule.source.unsure ?? ''].filter(Boolean).join(' · '))]
    : []
  const standing = rule.confirmed ? [] : [line(language === 'zh' ? '待核' : 'to be confirmed')]
  if (rule.kind === 'eligibility') {
    const clauses = (['all', 'any', 'none'] as const).flatMap((key) =>
      rule[key] ? clauseLines({ [key]: rule[key] } as unknown as Clause, language, 0) : [],
    )
    return [...says, ...clauses, ...source, ...standing]
  }
  const value =
    rule.value === undefined
      ? []
      : [line('', isPlain(rule.value) ? '' : String(rule.value), amountText(String(rule.value), rule.unit, language))]
  const policy = rule.rules ? [line(policies[rule.hitPolicy ?? 'unique'][language])] : []
  const rows = (rule.rules ?? []).map((row) =>
    line(
      row.says?.[language] ?? row.says?.zh ?? '',
      Array.isArray(row.when) ? row.when.join(' ｜ ') : (row.when ?? ''),
      amountText(String(row.then), rule.unit, language),
    ),
  )
  return [...says, ...value, ...policy, ...rows, ...source, ...standing]
}

/** A number, or that there is none yet: said as an amount, and nothing more to see in FEEL. */
const isPlain = (value: unknown): boolean => /^(-?\d+(\.\d+)?|null)$/.test(String(value))

function clauseLines(clause: Clause, language: Language, depth: number): Line[] {
  const indent = '　'.repeat(depth)
  const says = clause.says ? (clause.says[language] ?? clause.says.zh) : ''
  if ('when' in clause) return [{ text: indent + says, feel: clause.when, answer: '' }]
  if ('rule' in clause) return [{ text: `${indent}${says || clause.rule}`, feel: clause.rule, answer: '' }]
  const kind = 'all' in clause ? 'all' : 'any' in clause ? 'any' : 'none'
  const inner = (clause as Record<typeof kind, Clause[]>)[kind]
  return [
    { text: indent + (says || groups[kind][language]), feel: '', answer: '' },
    ...inner.flatMap((one) => clauseLines(one, language, depth + 1)),
  ]
}

/** Two lists of lines side by side: what both have stays, by their longest common part. */
export function compare(before: Line[], after: Line[]): Compared[] {
  const same = (a: Line | undefined, b: Line | undefined) =>
    a && b && a.text === b.text && a.feel === b.feel && a.answer === b.answer
  const longest = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0))
  const length = (i: number, j: number) => longest[i]?.[j] ?? 0
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--) {
      const row = longest[i]
      if (row) row[j] = same(before[i], after[j]) ? length(i + 1, j + 1) + 1 : Math.max(length(i + 1, j), length(i, j + 1))
    }
  const found: Compared[] = []
  let [i, j] = [0, 0]
  while (i < before.length || j < after.length) {
    const [a, b] = [before[i], after[j]]
    if (a && b && same(a, b)) {
      found.push({ ...b, change: 'same' })
      i++
      j++
    } else if (a && (!b || length(i + 1, j) >= length(i, j + 1))) {
      found.push({ ...a, change: 'gone' })
      i++
    } else if (b) {
      found.push({ ...b, change: 'new' })
      j++
    }
  }
  return found
}
