import type { Amount, AmountPolicy } from '../contract.ts'

export type Language = 'zh' | 'en'
type Both = Record<Language, string>

/** How clauses belong together. */
export const groups: Record<'all' | 'any' | 'none', Both> = {
  all: { zh: '同时满足以下各项', en: 'all of these hold' },
  any: { zh: '满足以下任意一项', en: 'at least one of these holds' },
  none: { zh: '不属于以下任何一种情形', en: 'none of these holds' },
}

/** What happens where several rows hold. */
export const policies: Record<AmountPolicy, Both> = {
  unique: { zh: '每种情形只有一行成立', en: 'one row holds in each case' },
  first: { zh: '从上往下，取第一个成立的行', en: 'from the top, the first row that holds' },
  any: { zh: '成立的各行结果相同', en: 'rows that hold say the same' },
  sum: { zh: '成立的各行相加', en: 'the rows that hold are added up' },
  min: { zh: '取成立的各行中最小的', en: 'the least of the rows that hold' },
  max: { zh: '取成立的各行中最大的', en: 'the greatest of the rows that hold' },
  count: { zh: '成立的行数', en: 'how many rows hold' },
}

const units: Record<NonNullable<Amount['unit']>, Both> = {
  分: { zh: '分', en: 'fen' },
  次: { zh: '次', en: 'times' },
  分钟: { zh: '分钟', en: 'minutes' },
  小时: { zh: '小时', en: 'hours' },
  天: { zh: '天', en: 'days' },
  月: { zh: '个月', en: 'months' },
  积分: { zh: '分', en: 'points' },
  张: { zh: '张', en: 'beds' },
  人: { zh: '人', en: 'people' },
  '%': { zh: '%', en: '%' },
}

const windows: Record<NonNullable<Amount['per']>['window'], Both> = {
  自然年: { zh: '每个自然年', en: 'calendar year' },
  自然月: { zh: '每个自然月', en: 'calendar month' },
  自然周: { zh: '每周', en: 'week' },
  学年: { zh: '每学年', en: 'school year' },
  一次性: { zh: '仅一次', en: 'once' },
  滚动十二个月: { zh: '任意连续十二个月内', en: 'any twelve months' },
}

/** `7500` fen is 75 元; a number takes its unit, an expression stays as it is written. */
export function amountText(text: string, unit: Amount['unit'], language: Language): string {
  if (!/^-?\d+(\.\d+)?$/.test(text)) return text
  if (unit === '分' && /^-?\d+$/.test(text)) {
    const yuan = Number(text) / 100
    return language === 'zh' ? `${yuan} 元` : `${yuan} yuan`
  }
  if (!unit) return text
  return unit === '%' ? `${text}%` : `${text} ${units[unit][language]}`
}

/** Whom a quota counts by and over which time. */
export function perText(per: NonNullable<Amount['per']>, language: Language): string {
  const window = windows[per.window][language]
  if (language === 'zh') return `按${per.of}计，${window}`
  return per.window === '一次性' ? `counted by ${per.of}, once` : `counted by ${per.of}, within ${window}`
}
