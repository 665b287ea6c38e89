import type { ImportWarning, Span } from '../document.ts'
import { dateIn } from './dates.ts'
import { districtIn, districtInText } from './district.ts'
import type { Line } from './paragraphs.ts'
import { plain, squeeze } from './text.ts'

/** Who issued which plan when, as the document prints it. */
export type Head = {
  district: string | null
  title: string | null
  docNumber: string | null
  issuer: string | null
  issuedDate: string | null
}

const documentNumber = /[一-龥]{2,14}[〔[(【]\s*(?:19|20)\d\d\s*[〕\])】]\s*第?\s*\d{1,4}\s*号/
const planTitle = /(?:方案|规划|计划|意见|措施|办法|细则|行动|要点|纲要|分工表|指标体系|实施意见)(?:[(（].{1,20}[)）])?$/
const office = /(?:人民政府|政府|办公室|办公厅|委员会|委|局|党组|领导小组)$/

/** Reads the head; `front` are the lines before the first chapter, `lines` all of them. */
export function headOf(front: Line[], lines: Line[], warnings: ImportWarning[]): Head {
  const top = front.slice(0, 60)
  const notice = noticeIn(top)
  const title = notice?.title ?? ownTitle(top)
  const number = numberIn(top)
  const issued = issuedOn(top, notice?.to ?? 0, lines)
  const issuer = signature(top, issued) ?? letterhead(top) ?? notice?.issuer ?? aboveNumber(top) ?? null
  const named = districtIn(issuer ?? '') ?? districtIn(title ?? '') ?? districtIn(notice?.issuer ?? '')
  const guessed = named ? null : districtInText(lines)
  const start: Span = [0, lines[0]?.to ?? 0]
  if (!title) warnings.push({ at: start, code: 'title_missing', text: '' })
  if (!number) warnings.push({ at: start, code: 'doc_number_missing', text: '' })
  if (!issuer) warnings.push({ at: start, code: 'issuer_missing', text: '' })
  if (!issued) warnings.push({ at: start, code: 'issued_date_missing', text: '' })
  else if (issued.unsure)
    warnings.push({ at: [issued.line.from, issued.line.to], code: 'issued_date_unsure', text: issued.line.text })
  if (!named)
    warnings.push({ at: guessed?.at ?? start, code: guessed ? 'district_unsure' : 'district_missing', text: guessed?.name ?? '' })
  return { district: named ?? guessed?.name ?? null, title, docNumber: number, issuer, issuedDate: issued?.date ?? null }
}

type Notice = { title: string; issuer: string | null; to: number }

/** …关于印发《…》的通知, in one line or broken over several. */
function noticeIn(lines: Line[]): Notice | null {
  for (let at = 0; at < lines.length; at++) {
    let joined = ''
    for (const line of lines.slice(at, at + 5)) {
      joined += squeeze(line.text)
      if (joined.length > 220) break
      const match = /^(.{0,60}?)关于(?:印发|转发|发布|下发|公布|批转)(.{4,150}?)的?通知[。]?$/.exec(joined)
      if (!match) continue
      const [, before = '', words = ''] = match
      if (documentNumber.test(plain(before)) || /文件/.test(before)) break
      const title = /^[^《]{0,12}《(.+)》[^》]{0,6}$/.exec(words)?.[1] ?? words.replace(/^[“"](.+)[”"]$/, '$1')
      return {
        title: title.replaceAll('〈', '《').replaceAll('〉', '》'),
        issuer: office.test(before) ? before : null,
        to: line.to,
      }
    }
  }
  return null
}

/** The plan's own title above its text, where no notice names it; it may stand on up to three lines. */
function ownTitle(lines: Line[]): string | null {
  for (let at = 0; at < lines.length; at++) {
    let joined = ''
    for (const line of lines.slice(at, at + 3)) {
      const text = squeeze(line.text).replace(/^(?:标题|名称|题名)[:：]/, '')
      if (/[。，,；：:]/.test(text) || text.length > 60 || /^附(?:件|表)|^目录/.test(text)) break
      if (joined === '' && standsAlone(lines, lines.indexOf(line))) break
      if (documentNumber.test(plain(text))) break
      joined += text
      if (
        joined.length >= 8 &&
        joined.length <= 80 &&
        planTitle.test(joined) &&
        /一老一小|养老|托育|老龄|老年|婴幼儿|育幼|托位/.test(joined)
      )
        return joined.replace(/^\d{4}(?=[一-龥])/, '').replace(/^《(.+)》$/, '$1')
    }
  }
  return null
}

/** Whether a line is the name of an office and nothing more: not the beginning of …人民政府 / 关于…的方案. */
function standsAlone(lines: Line[], at: number): boolean {
  const text = squeeze(lines[at]?.text ?? '')
  return office.test(text) && text.length <= 40 && !/^(?:关于|印发|转发)/.test(squeeze(lines[at + 1]?.text ?? ''))
}

/** An office's name right above the document's number, where the head has no date and no letterhead. */
function aboveNumber(top: Line[]): string | null {
  const at = top.slice(0, 12).findIndex((line) => documentNumber.test(plain(squeeze(line.text))))
  const text = squeeze(top[at - 1]?.text ?? '')
  return at > 0 && standsAlone(top, at - 1) && !/[，。：:]/.test(text) ? text : null
}

function numberIn(lines: Line[]): string | null {
  for (const line of lines.slice(0, 40)) {
    const text = plain(squeeze(line.text))
    const match = documentNumber.exec(text)
    if (!match) continue
    const before = text.slice(0, match.index).replace(/^.*(?:文号|字号|编号):?/, '')
    const after = text.slice(match.index + match[0].length)
    const labelled = /(?:文号|字号|编号):?$/.test(text.slice(0, match.index))
    if (labelled || (/^\(?$/.test(before) && /^(?:\)?|签发人.*|.{0,4}日期.*|\d{4}.*)$/.test(after))) {
      return squeeze(line.text).slice(match.index, match.index + match[0].length)
    }
  }
  return null
}

type Issued = { date: string; line: Line; index: number; unsure: boolean }

/** The date of the notice: the last line of the head that is a date; else a labelled date, the signature behind the text, or the date of printing. */
function issuedOn(top: Line[], after: number, lines: Line[]): Issued | null {
  const alone = (line: Line) => dateIn(line.text, true)
  const find = (among: Line[], read: (line: Line) => string | null, unsure: boolean): Issued | null => {
    for (let index = among.length - 1; index >= 0; index--) {
      const line = among[index]
      const date = line ? read(line) : null
      if (line && date) return { date, line, index, unsure }
    }
    return null
  }
  const tail = lines.slice(-40)
  return (
    find(top, (line) => (line.from >= after ? alone(line) : null), false) ??
    find(tail, alone, false) ??
    find(top, (line) => (/(?:发布|成文|发文|印发|签发)(?:日期|时间)/.test(line.text) ? dateIn(line.text, false) : null), true) ??
    find(top, alone, false) ??
    find(tail, (line) => (/印发$/.test(line.text.trim()) ? dateIn(line.text, false) : null), true)
  )
}

/** Who signed: the line right above the date. */
function signature(top: Line[], issued: Issued | null): string | null {
  if (!issued || top[issued.index] !== issued.line) return null
  const line = top[issued.index - 1]
  const text = line ? squeeze(line.text) : ''
  return text.length <= 40 && office.test(text) && !/[，。：:]/.test(text) ? text : null
}

function letterhead(top: Line[]): string | null {
  for (const line of top.slice(0, 12)) {
    const match = /^(.{4,60}?)文件$/.exec(squeeze(line.text))
    if (match?.[1] && office.test(match[1])) return match[1]
  }
  return null
}
