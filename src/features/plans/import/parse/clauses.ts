import type { Paragraph } from './paragraphs.ts'
import { plain } from './text.ts'
import { unitAtStart } from './units.ts'

/** A piece of a sentence between commas and stops, with its place in the paragraph and the sentence it belongs to. */
export type Clause = { text: string; at: number; sentence: number }

/** A number that a clause promises: before and after are the clause's words around it. */
export type Promised = {
  before: string
  comparator: string
  after: string
  figure: string
  unit: string | null
  at: number
  end: number
}

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
  /力争达到|达到|不低于|不少于|不小于|不超过|不高于|至少|超过|大于|高于|增加到|提高到|提升到|扩大到|降低到|下降到|控制在|保持在|稳定在|达|≥|≤|>|<|约/g

const attributive = /^(?:岁|周岁|年|月(?!底)|日(?!间)|级|类|小时值守|五|号|届|次全|G|版|型|园|期|期间|街|条|年来|省|市|区)/

/**
 * The numbers in a clause that count or measure something promised: not a year, an age, a level or part of a name.
 * One with a comparison (不少于10次) goes before one without; 、 may join a second promise to the first.
 */
export function promisesIn(clause: string): Promised[] {
  const all = [...clause.matchAll(/(?:\d+(?:,\d{3})+|\d+)(?:\.\d+)?(?:-\d+(?:\.\d+)?)?\s*[万亿]?/g)].flatMap((match) => {
    const promise = promiseAt(clause, match[0], match.index)
    return promise ? [promise] : []
  })
  const compared = all.filter((promise) => promise.comparator)
  const chosen = compared.length > 0 ? compared : all.filter((promise) => promising.test(promise.before)).slice(0, 1)
  return chosen.filter((promise, index) => index === 0 || clause.slice(chosen[index - 1]?.end, promise.at).includes('、'))
}

const promising =
  /(?:新增|新建|改建|建成|建设|建有|建立|配备|配置|完成|提供|设置|设立|打造|创建|培训|培育|评选|开设|拥有|实现|增加|提高|覆盖|数|率|比例|占比|比重|面积|能力|按照?[^,]{0,20}的|每[^,]{1,12})[^,]{0,12}$/

function promiseAt(clause: string, digits: string, at: number): Promised | null {
  const figure = digits.trim()
  const behind = clause.slice(at + digits.length)
  const rest = behind.trimStart()
  const lead = clause.slice(0, at)
  if (/^20\d\d(?:-20\d\d)?$/.test(figure) && /^[年-]|^$/.test(rest)) return null
  if (
    attributive.test(rest) ||
    inName(clause, at) ||
    /[“"+A-Za-z〔.-]$/.test(lead) ||
    /^(?!m[²2]|km|h\b)[+A-Za-z〕\]”"]/.test(rest)
  )
    return null
  const unit = unitAtStart(rest)
  const words = comparatorIn(lead)
  if (!unit && !words) return null
  const end = at + digits.length + behind.length - rest.length + (unit?.length ?? 0)
  const tail = /^(?:以上|左右|以内|以下|及以上)/.exec(clause.slice(end))?.[0] ?? ''
  return {
    before: words ? lead.slice(0, words.at) : lead,
    comparator: words?.text ?? '',
    after: clause.slice(end + tail.length),
    figure: figure.replace(/\s/g, ''),
    unit,
    at,
    end: end + tail.length,
  }
}

/** A number inside a title or a quotation is part of a name: “1+8”, 《…（2018-2020）》. */
function inName(clause: string, at: number): boolean {
  return [
    ['《', '》'],
    ['“', '”'],
    ['〔', '〕'],
  ].some(
    ([open = '', close = '']) => clause.lastIndexOf(open, at) > clause.lastIndexOf(close, at) && clause.indexOf(close, at) >= 0,
  )
}

function comparatorIn(lead: string): { at: number; text: string } | null {
  const found = [...lead.matchAll(comparators)]
  const last = found[found.length - 1]
  // A figure between the comparison and this number took the comparison for itself.
  return last &&
    lead.length - last.index <= 30 &&
    !/\d/.test(lead.slice(last.index + last[0].length).replace(/\d+(?:-\d+)?(?:周?岁|年|级)/g, ''))
    ? { at: last.index, text: last[0] }
    : null
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
