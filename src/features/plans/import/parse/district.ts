import type { Span } from '../document.ts'
import type { Line } from './paragraphs.ts'
import { squeeze } from './text.ts'

const division = /[一-龥]{1,11}?(?:省|自治区|自治州|地区|盟|自治县|自治旗|市|区|县|旗)(?![区市县])/gy
const noPlace =
  /^(?:[全本我各该市辖城郊社小园片校景库矿灾老]+|.*(?:社|小|校|园|辖|郊|片|景|示范|功能|服务|居住|居民|保护|开发试验|行政|中心城|生活|农村地|地|试验|先行|先导|集聚|街))[区县市]$/

/** The district that the start of a title or an issuer's name gives: 上海市黄浦区人民政府 → 黄浦区. */
export function districtIn(words: string): string | null {
  const text = squeeze(words)
    .replace(/^(?:中共|关于印发|关于|\d{4}年?)/, '')
    .replace(/^《/, '')
  const parts: string[] = []
  division.lastIndex = 0
  for (let match = division.exec(text); match; match = division.exec(text)) {
    parts.push(match[0])
    if (parts.length > 3) break
  }
  const last = parts[parts.length - 1]
  if (
    !last ||
    last.length < 2 ||
    last.length > 12 ||
    noPlace.test(last) ||
    /(?:促进|推进|加快|养老|托育|建设|实施|整体)/.test(last)
  )
    return parts.length > 1 ? (parts[parts.length - 2] ?? null) : null
  return last
}

/** The district that the text itself names most often, where the head names none: a guess that a person settles. */
export function districtInText(lines: Line[]): { name: string; at: Span } | null {
  const seen = new Map<string, { count: number; at: Span }>()
  for (const line of lines.slice(0, 2000)) {
    for (const match of line.text.matchAll(/[区县市旗](?!域|内|级|分|委|政|划|别|间|民|有关|各)/g)) {
      for (let length = 2; length <= 4; length++) {
        const from = match.index - length
        const name = line.text.slice(Math.max(0, from), match.index + 1)
        if (from < 0 || !/^[一-龥]+$/.test(name) || noPlace.test(name)) continue
        const known = seen.get(name)
        if (known) known.count++
        else seen.set(name, { count: 1, at: [line.from + from, line.from + match.index + 1] })
      }
    }
  }
  const names = [...seen].filter(([, { count }]) => count >= 2).sort(([a, x], [b, y]) => y.count - x.count || b.length - a.length)
  const [name, found] = names[0] ?? []
  return name && found ? { name, at: found.at } : null
}
