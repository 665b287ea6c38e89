import type { Paragraph } from './paragraphs.ts'
import { unitAtStart } from './units.ts'
import { plain } from './text.ts'

/** A piece of a sentence between commas and stops, with its place in the paragraph and the sentence it belongs to. */
export type Clause = { text: string; at: number; sentence: number }

/** A number that a clause promises: before and after are the clause's words around it. */
export type Promise_ = { before: string; comparator: string; after: string; figure: string; unit: string | null; at: number; end: number }

/** The clauses of a paragraph; commas inside brackets and quotation marks do not part. */
export function clausesOf(paragraph: Paragraph, from = 0): Clause[] {
  const text = paragraph.plain
  const clauses: Clause[] = []
  let depth = 0
  let start = from
  let sentence = 0
  for (let index = from; index <= text.length; index++) {
    const char = text[index] ?? '。'
    if ('(《“'.includes(char)) depth++
    else if (')》”'.includes(char)) depth = Math.max(0, depth - 1)
    const stops = '。;！？'.includes(char)
    if (index < text.length && !stops && (depth > 0 || !',:'.includes(char))) continue
    if (index > start) clauses.push({ text: text.slice(start, index), at: start, sentence })
    start = index + 1
    if (stops) depth = 0
    if (stops && char !== ';') sentence++
  }
  return clauses
}

/** The words that compare a promised number with what will be. */
export const comparators =
  /力争达到|达到|不低于|不少于|不小于|不超过|不高于|至少|超过|大于|高于|增加到|提高到|提升到|扩大到|降低到|下降到|控制在|保持在|稳定在|达|≥|≤|>|<|约|新增/g

const attributive = /^(?:岁|周岁|年|月(?!底)|日(?!间)|级|类|小时值守|五|号|届|次全|G|版|型|园|期|期间|街|条|年来|省|市|区)/

/** The first number in a clause that counts or measures something promised: not a year, an age, a level or part of a name. */
export function promiseIn(clause: string): Promise_ | null {
  for (const match of clause.matchAll(/(?:\d+(?:,\d{3})+|\d+)(?:\.\d+)?(?:-\d+(?:\.\d+)?)?\s*[万亿]?/g)) {
    const figure = match[0].trim()
    const rest = clause.slice(match.index + match[0].length).trimStart()
    const lead = clause.slice(0, match.index)
    if (/^20\d\d$/.test(figure) && /^[年-]/.test(rest)) continue
    if (attributive.test(rest) || inName(clause, match.index) || /[“"+A-Za-z〔[-]$/.test(lead) || /^[+A-Za-z〕\]”"]/.test(rest)) continue
    const unit = unitAtStart(rest)
    const words = comparatorIn(lead)
    if (!unit && !words) continue
    const skipped = clause.length - match.index - match[0].length - rest.length
    const end = match.index + match[0].length + skipped + (unit?.length ?? 0)
    const tail = /^(?:以上|左右|以内|以下|及以上)/.exec(clause.slice(end))?.[0] ?? ''
    return { before: words ? lead.slice(0, words.at) : lead, comparator: words?.text ?? '', after: clause.slice(end + tail.length), figure: figure.replace(/\s/g, ''), unit, at: match.index, end: end + tail.length }
  }
  return null
}

/** A number inside a title or a quotation is part of a name: “1+8”, 《…（2018-2020）》. */
function inName(clause: string, at: number): boolean {
  return [['《', '》'], ['“', '”'], ['〔', '〕']].some(([open = '', close = '']) => clause.lastIndexOf(open, at) > clause.lastIndexOf(close, at) && clause.indexOf(close, at) >= 0)
}

function comparatorIn(lead: string): { at: number; text: string } | null {
  const found = [...lead.matchAll(comparators)]
  const last = found[found.length - 1]
  return last && lead.length - last.index <= 30 ? { at: last.index, text: last[0] } : null
}

/** The year a clause sets as its date: 到2025年, 2019年底前, “十四五”期末; null where it sets none. */
export function yearOf(clause: string): { year: number; length: number } | null {
  const text = plain(clause)
  const match = /^\s*(?:力争|争取)?(?:到|至|在)?\s*(20\d\d)\s*年(?:底|末|\d{1,2}月底?)?(?:之?前|时)?/.exec(text)
  if (match) return { year: Number(match[1]), length: match[0].length }
  const plan = /^\s*(?:到|至)?“(十[三四五六])五”(?:期末|末|时期|期间|规划期)?末?/.exec(text)
  if (plan?.[1]) return { year: { 十三: 2020, 十四: 2025, 十五: 2030, 十六: 2035 }[plan[1]] ?? 0, length: plan[0].length }
  return null
}
