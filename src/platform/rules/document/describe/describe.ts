import type { Amount, Clause, Rule } from '../contract.ts'
import { asText } from '../expressions.ts'
import { amountText, groups, type Language, perText, policies } from './words.ts'

/** A clause in words; in FEEL too where it is a condition, and there alone where nobody put it into words. */
export type ClauseText = { text: string; feel: string | null; rule: string | null; clauses: ClauseText[] }

/** A table as a page draws it: a heading for each column of conditions, and a line for each row. */
export type TableText = {
  inputs: string[]
  hitPolicy: string
  rows: { row: number; says: string; cells: string[]; answer: string }[]
}

/** A rule for reading: sentences one under another, and what they come from as an outline or a table. */
export type Description = { sentences: string[]; clauses: ClauseText[]; table: TableText | null }

/** Describes a rule in one language. Where a sentence is not given in it, the FEEL stands in its place. */
export function describe(rule: Rule, language: Language): Description {
  const clauses =
    rule.kind === 'eligibility'
      ? (['all', 'any', 'none'] as const).flatMap((key) =>
          rule[key] ? [clauseText({ [key]: rule[key] } as unknown as Clause, language)] : [],
        )
      : []
  const table = rule.kind !== 'eligibility' && rule.rules ? tableText(rule, language) : null
  const value =
    rule.kind !== 'eligibility' && rule.value !== undefined
      ? [sentence(rule.says?.[language], amountText(asText(rule.value), rule.unit, language), language)]
      : []
  const says = rule.says?.[language]
  const own = says !== undefined && value.length === 0 ? [says] : []
  const rows = table ? [table.hitPolicy, ...table.rows.map((row) => sentence(row.says, row.answer, language))] : []
  const per = rule.kind !== 'eligibility' && rule.per ? [perText(rule.per, language)] : []
  return {
    sentences: [...own, ...clauses.flatMap((one) => outline(one, 0)), ...value, ...per, ...rows, ...standing(rule, language)],
    clauses,
    table,
  }
}

function clauseText(clause: Clause, language: Language): ClauseText {
  const says = clause.says?.[language]
  if ('when' in clause) return { text: says ?? clause.when, feel: clause.when, rule: null, clauses: [] }
  if ('rule' in clause) {
    const text = says ?? (language === 'zh' ? `符合“${clause.rule}”` : `meets ${clause.rule}`)
    return { text, feel: null, rule: clause.rule, clauses: [] }
  }
  const kind = 'all' in clause ? 'all' : 'any' in clause ? 'any' : 'none'
  const clauses = (clause as Record<typeof kind, Clause[]>)[kind].map((one) => clauseText(one, language))
  return { text: says ?? groups[kind][language], feel: null, rule: null, clauses }
}

function tableText(rule: Amount, language: Language): TableText {
  const inputs =
    rule.inputs ?? (rule.rules?.some(({ when }) => when !== undefined) ? [language === 'zh' ? '条件' : 'condition'] : [])
  const rows = (rule.rules ?? []).map(({ when, then, says }, at) => {
    const cells = when === undefined ? inputs.map(() => '-') : Array.isArray(when) ? when : [when]
    const answer = amountText(asText(then), rule.unit, language)
    return { row: at + 1, says: says[language] ?? conditions(inputs, when, language), cells, answer }
  })
  return { inputs, hitPolicy: policies[rule.hitPolicy ?? 'unique'][language], rows }
}

/** A row's conditions in FEEL, for want of words. */
function conditions(inputs: readonly string[], when: string | string[] | undefined, language: Language): string {
  if (typeof when === 'string') return when
  const asked = (when ?? []).flatMap((cell, at) => (cell.trim() === '-' ? [] : [`${inputs[at] ?? '?'} in (${cell})`]))
  return asked.length > 0 ? asked.join(' and ') : language === 'zh' ? '其他情形' : 'otherwise'
}

function outline({ text, clauses }: ClauseText, depth: number): string[] {
  const mark = depth === 0 ? '' : `${'　'.repeat(depth - 1)}· `
  return [`${mark}${text}`, ...clauses.flatMap((one) => outline(one, depth + 1))]
}

/** Since when it holds, where it is printed, and whether anybody has confirmed it. */
function standing(rule: Rule, language: Language): string[] {
  const zh = language === 'zh'
  const { validFrom, validTo, source } = rule
  const from = zh ? `自 ${validFrom} 起施行` : `in force from ${validFrom}`
  const until = validTo === undefined ? '' : zh ? `，${validTo} 起不再施行` : ` until before ${validTo}`
  const printed = source ? [zh ? `依据：${source.document} ${source.place}` : `source: ${source.document} ${source.place}`] : []
  const unsure = source?.unsure ? [zh ? `待核：${source.unsure}` : `to be confirmed: ${source.unsure}`] : []
  const confirmed = rule.confirmed || unsure.length > 0 ? [] : [zh ? '待核' : 'to be confirmed']
  return [`${from}${until}`, ...printed, ...unsure, ...confirmed]
}

function sentence(says: string | undefined, amount: string, language: Language): string {
  return says === undefined ? amount : `${says}${language === 'zh' ? '：' : ': '}${amount}`
}
