import type { SourceDocument } from '../../import/document.ts'
import { headOf } from '../../import/parse/head.ts'
import { linesOf } from '../../import/parse/paragraphs.ts'
import { plain, squeeze } from '../../import/parse/text.ts'
import type { PolicyHead } from '../contract.ts'
import { numberedAs } from './numbered.ts'

/** What a document says of itself; a person confirms every field of it. Days are half-open: `validTo` is the first on which it no longer holds. */
export function policyHeadOf(document: SourceDocument): PolicyHead {
  const lines = linesOf(document)
  const first = lines.findIndex(({ text }) => numberedAs(plain(text)) !== null)
  const front = first < 0 ? lines : lines.slice(0, first)
  const { title, docNumber, issuer, issuedDate } = headOf(front, lines, [])
  const named = squeeze(title ?? titleIn(front.map(({ text }) => text)) ?? '').slice(0, 200)
  const text = plain(document.text)
  const validFrom = beginning(text) ?? issuedDate
  return {
    ...{
      title: named,
      number: docNumber,
      issuer,
      issuedOn: issuedDate,
      validFrom,
      validTo: validFrom && ending(text, validFrom),
    },
    level: levelOf(`${docNumber ?? ''} ${issuer ?? ''} ${named}`),
    kind: kindOf(named),
    ...{ source: '', replaces: null, policy: null },
  }
}

/** The first line that could be a title: some words without a full stop, and no number of a document. */
function titleIn(lines: string[]): string | undefined {
  return lines
    .slice(0, 12)
    .map((line) => squeeze(line))
    .find((line) => line.length >= 4 && line.length <= 80 && !/[。；]|号$|^\d|^(?:各|抄送|主送)/.test(line))
}

function levelOf(text: string): PolicyHead['level'] {
  if (/区人民政府|区府|府办|区[一-龥]{1,8}[局委办]|县/.test(text)) return '区'
  if (/^(?:国|民|卫|发改|财|人社|教)[一-龥]{0,4}[发令规]|中华人民共和国|国务院|国家/.test(text)) return '国家'
  return /市/.test(text) || /^\s*(?:沪|京|津|渝)/.test(text) ? '市' : '区'
}

function kindOf(title: string): PolicyHead['kind'] {
  if (/(?:法|条例|规定)(?:[（(].{1,12}[)）])?$/.test(title) && !/办法/.test(title)) return '法律法规'
  if (/方案|规划|计划|纲要|要点/.test(title)) return '规划方案'
  if (/办法|细则/.test(title)) return '办法细则'
  if (/意见/.test(title)) return '意见'
  if (/标准|规范|指南/.test(title)) return '标准'
  return /通知/.test(title) ? '通知' : '其他'
}

const day = String.raw`(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日`
const begins = new RegExp(`自\\s*${day}\\s*起\\s*(?:施行|实施|执行|生效)`)
const ends = new RegExp(`有效期(?:至|到|截至)\\s*${day}`)
const lasts = /有效期\s*(?:为)?\s*([一二三四五六七八九十\d]{1,2})\s*年/

function beginning(text: string): string | null {
  const match = begins.exec(text)
  return match ? dayFrom(match) : null
}

function ending(text: string, from: string): string | null {
  const last = ends.exec(text)
  if (last) return dayFrom(last, 1)
  const years = lasts.exec(text)?.[1]
  if (!years) return null
  const count = /^\d+$/.test(years) ? Number(years) : '零一二三四五六七八九十'.indexOf(years)
  if (count <= 0 || count > 50) return null
  return dayFrom(['', String(Number(from.slice(0, 4)) + count), from.slice(5, 7), from.slice(8, 10)])
}

/** The day of a match, so many days on; null where there is no such day. */
function dayFrom([, year, month, date]: readonly (string | undefined)[], on = 0): string | null {
  const named = new Date(Date.UTC(Number(year), Number(month) - 1, Number(date)))
  if (named.getUTCMonth() !== Number(month) - 1) return null
  return new Date(named.getTime() + on * 86_400_000).toISOString().slice(0, 10)
}
