import type { TargetOp } from '../pack.ts'
import { chineseNumber, plain, squeeze } from './text.ts'
import { unitAtStart } from './units.ts'

/** What a printed figure means. `sure` is false where the words around the number are not understood. */
export type Figure = { op: TargetOp; value: number | null; max?: number; unit: string | null; sure: boolean }

const number = String.raw`\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`
const numeral = new RegExp(`(${number})(万|亿|千(?!瓦|米|克))?`, 'g')
const factor: Record<string, number> = { 千: 1000, 万: 1e4, 亿: 1e8 }

/** Reads a printed base or target, such as ≥9500, 5家以上, 2-3, 84左右, 应保尽保. */
export function readFigure(printed: string, columnUnit: string | null = null): Figure {
  const text = plain(squeeze(printed)).replace(/^[[〔(](.*)[\]〕)]$/, '$1')
  const dated = text.replace(/(?:到|至|截至|于)?20\d\d年(?:底|末|\d+月)?(?:前|以前)?/g, '')
  const found = [...dated.matchAll(numeral)]
  const counted = found.length === 0 ? inWords(dated) : null
  if (counted) return counted
  if (found.length === 0) return { op: 'qualitative', value: null, unit: null, sure: true }
  if (/\d[:：]\d/.test(dated)) return { op: 'qualitative', value: null, unit: null, sure: false }
  return readRange(dated, columnUnit) ?? readSingle(dated, found, columnUnit)
}

/** 至少三处: a figure written out. */
function inWords(text: string): Figure | null {
  const match = /^([^一二两三四五六七八九十]{0,4})([一二两三四五六七八九十]{1,3})(.*)$/.exec(text)
  const [, before = '', digits = '', rest = ''] = match ?? []
  const value = chineseNumber(digits)
  const unit = unitAtStart(rest)
  if (value === null || !unit || !known(before) || !known(rest.slice(unit.length))) return null
  return { op: operator(before, rest.slice(unit.length)), value, unit, sure: true }
}

const range = new RegExp(`^([^\\d]*)(${number})(万|亿)?([^\\d~-]{0,4}?)(?:-{1,2}|~|至|到)(${number})(万|亿)?(.*)$`)

function readRange(text: string, columnUnit: string | null): Figure | null {
  const match = range.exec(text)
  if (!match) return null
  const [, before = '', low = '', lowScale, , high = '', highScale, after = ''] = match
  if (/从|由|-/.test(before)) return null
  const [from, to] = [scaled(low, lowScale ?? highScale, columnUnit), scaled(high, highScale, columnUnit)]
  if (from >= to) return null
  const unit = unitAtStart(after)
  return { op: 'range', value: from, max: to, unit, sure: known(before) && known(after.slice(unit?.length ?? 0)) }
}

function readSingle(text: string, found: RegExpExecArray[], columnUnit: string | null): Figure {
  const risen = /(?:从|由).*(?:到|至|为)/.test(text)
  const match = risen ? found[found.length - 1] : found[0]
  if (!match) return { op: 'qualitative', value: null, unit: null, sure: true }
  const [whole, digits = '', scale] = match
  const before = text.slice(0, match.index)
  const rest = text.slice(match.index + whole.length)
  const unit = unitAtStart(rest)
  const after = rest.slice(unit?.length ?? 0)
  const op = operator(before, after)
  const sure = (found.length === 1 || risen || /^\(/.test(after)) && (risen || known(before)) && known(after)
  // Words that go on behind a number without a comparison make a sentence of it, not a figure: 15分钟服务圈基本形成.
  if (!sure && op === '=' && !known(after)) return { op: 'qualitative', value: null, unit: null, sure: false }
  return { op, value: scaled(digits, scale, columnUnit), unit, sure: sure && !(op === '<=' && strictlyBelow.test(before)) }
}

/** 以上 至少 不少于 不低于 达到 ≥ mean >=; 大于 超过 > mean >; a bare number is =. Below (<) has no sign of its own in a pack: <=, unsure. */
function operator(before: string, after: string): TargetOp {
  const tail = after.replace(/\(.*\)/g, '')
  if (/≥|>=|不少于|不低于|不小于|至少|最少/.test(before)) return '>='
  if (/≤|<=|不超过|不高于|不大于|不多于|最多|控制在/.test(before) || /以内|以下/.test(tail)) return '<='
  if (/>|大于|超过|高于|多于|突破/.test(before)) return '>'
  if (/<|小于|低于|少于/.test(before)) return '<='
  if (/以上|^起/.test(tail)) return '>='
  if (/左右|上下|^余/.test(tail) || /约|近/.test(before)) return '~'
  return /达|力争/.test(before) ? '>=' : '='
}

const strictlyBelow = /(?:^|[^不])(?:<(?!=)|小于|低于|少于)/

const familiar =
  /≥|≤|>=|<=|[><=]|不少于|不低于|不小于|不超过|不高于|不大于|不多于|至少|最少|最多|达到|力争|确保|保持在|保持|稳定在|控制在|提高到|提升到|增加到|及以上|以上|以内|以下|大于|超过|高于|多于|突破|小于|低于|少于|左右|大约|约|余|累计|新增|每年|年均|全年|每个?[一-龥]{0,4}|[一-龥]{0,2}均|达|为|共|总计|全覆盖|全部|实现|完成|建成|建设|\(.*?\)|\[.*?\]|[,;。、"“”+*#]/g

function known(words: string): boolean {
  return words.replace(familiar, '').trim() === ''
}

function scaled(digits: string, scale: string | undefined, columnUnit: string | null): number {
  const value = Number(digits.replaceAll(',', ''))
  // 万 printed both in the unit and in the figure is the same 万 twice.
  if (!scale || columnUnit?.startsWith(scale)) return value
  return Number((value * (factor[scale] ?? 1)).toFixed(6))
}
