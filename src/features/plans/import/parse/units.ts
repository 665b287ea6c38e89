import { plain, squeeze } from './text.ts'

const counted =
  '人次|人天|人|户次|户|家庭|张|个|家|所|位|名|次|场|处|座|支|项|件|条|台|套|辆|部|岁|年|月|周|天|日|小时|课时|学时|分钟|期|批|班|对|间|栋|幢|床|客|份|元|公里|千米|平方米|公顷|亩|米|例|篇|类|种|片|点|百分点|个百分点|㎡|m²|m2|m³|km|km²|h|天次|街道|镇|乡镇|街镇|社区|村|托位|床位'
const scaledUnit = `(?:[百千万亿]|十万|百万|千万)?(?:${counted})`
const share = '%|‰|百分比|百分点|个百分点'
const per = String.raw`(?:\s*[/·每]\s*(?:\d*[百千万亿]*)?(?:${counted})?)`
const wholeUnit = new RegExp(`^(?:${share}|${scaledUnit}${per}{0,2}|\\d*/?\\d+万|/\\d*[万千]|万)$`)
const leading = new RegExp(
  `^(?:${share}|(?:${sorted(counted)})${String.raw`(?:/(?:\d*[百千万亿]*)?(?:${counted}))?`}|/\\d*[万千])`,
)

/** The unit in the words right behind a figure (5家以上 → 家), or null. */
export function unitAtStart(text: string): string | null {
  return leading.exec(text)?.[0] ?? null
}

/** Whether these words are a unit and nothing else: 客/日, 万平方米, %. */
export function isUnit(text: string): boolean {
  return wholeUnit.test(plain(squeeze(text)).replace('m ²', 'm²'))
}

/** Parts a name from the unit in its last bracket: 老年助餐供客能力(客/日) → 老年助餐供客能力 and 客/日. */
export function partUnit(printed: string): { name: string; unit: string | null } {
  const name = squeeze(printed)
  const match = /^(.+)[（(]([^（()）]{1,10})[)）]$/.exec(name)
  if (match?.[1] && match[2] && isUnit(match[2].replace(/^单位[:：]/, '')))
    return { name: match[1], unit: match[2].replace(/^单位[:：]/, '') }
  const bare = /^(.+?)[（(]?([%‰])[)）]?$/.exec(name)
  if (bare?.[1] && bare[2]) return { name: bare[1], unit: bare[2] }
  return { name, unit: null }
}

function sorted(alternatives: string): string {
  return alternatives
    .split('|')
    .sort((a, b) => b.length - a.length)
    .join('|')
}
