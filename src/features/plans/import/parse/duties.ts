import type { Span } from '../document.ts'
import { looksLikeDepartment, partDepartments } from './departments.ts'
import { type Paragraph, spanIn } from './paragraphs.ts'

/** Who is to do what a paragraph says: the departments in the order printed, and where it is written. */
export type Duty = { departments: string[]; span: Span; at: number; end: number }

const role = `(?:主要|第一|市级|区级|县级)?(?:责任|牵头|配合|负责|参与|参加|协同|协办|协作|承办|主办|主管|实施|落实|支持|完成|主责)`
const named = String.raw`${role}(?:责任|实施|落实|负责|推进|配合)?(?:部门|单位|主体|机构|科室|处室)?(?:及(?:职责)?分工)?\s*:`
const labelled = new RegExp(String.raw`[(\[]?\s*${named}`)
const dutyWord = /责任|牵头|配合|负责|参与|参加|协同|协办|协作|承办|主办|主管|实施|落实|支持|完成|主责|分工|承担|推进/
const labelStart = new RegExp(String.raw`(?:^|[。;\s])\s*(${named})`, 'g')
const roleEnd = /(?:负责|牵头|配合|实施|落实|分工|参与|承担|推进)\s*$/

/** Every way duties are written in a paragraph: labelled or not, in brackets, on a line of its own, or behind the last sentence. */
export function dutiesOf(paragraph: Paragraph): Duty[] {
  const duties = [...bracketed(paragraph), ...open(paragraph)]
  return duties.sort((a, b) => a.at - b.at)
}

/** （责任部门：…）, （区民政局负责，各街镇实施）, （…按照职责分工负责）, （区民政局、区教育局）. */
function bracketed(paragraph: Paragraph): Duty[] {
  const duties: Duty[] = []
  const text = paragraph.plain
  for (const match of text.matchAll(/[([]((?:[^()[\]]|\([^()]{0,40}\)){2,400})(?:[)\]]|$)/g)) {
    const words = match[1] ?? ''
    const closed = /[)\]]$/.test(match[0])
    const label = labelled.exec(words)
    if (!closed && !(label && label.index <= 2)) continue
    if (!(label && label.index <= 2) && !isUnlabelled(words, text.slice(match.index + match[0].length))) continue
    const at = match.index + 1
    push(duties, paragraph, at, at + words.length, [match.index, match.index + match[0].length])
  }
  return duties
}

const strict = /(?:局|委|办|办公室|联|会|中心|支队)$|^各|(?:镇|乡|街道|人民政府|公司)$/

function isUnlabelled(words: string, after: string): boolean {
  const names = partDepartments(words)
  if (names.length === 0 || !names.every(looksLikeDepartment)) return false
  if (roleEnd.test(words)) return true
  if (names.length >= 2 && /^(?:区|市|县|旗|省|州)/.test(names[0] ?? '') && names.every((name) => strict.test(name))) return true
  return after.replace(/[。;.\s]/g, '') === '' && names.every((name) => /^(?:区|市|县|各|相关|有关)/.test(name))
}

/** 责任单位：… without brackets, at the start of a paragraph or behind a sentence; a last sentence made of departments and roles alone. */
function open(paragraph: Paragraph): Duty[] {
  const duties: Duty[] = []
  const text = paragraph.plain
  if (!dutyWord.test(text)) return duties
  for (const match of text.matchAll(labelStart)) {
    const label = match[1] ?? ''
    const at = match.index + match[0].length - label.length
    const rest = text.slice(at)
    const stop = endOf(rest)
    const end = at + (stop < 0 ? rest.length : stop)
    if (end - at > 500) continue
    push(duties, paragraph, at, end, [at, end])
  }
  if (duties.length > 0 || /\)\s*。?$/.test(text)) return duties
  const last = /(?:^|。)([^。()]{4,160})。?$/.exec(text)
  if (last?.[1] && roleEnd.test(last[1]) && isUnlabelled(last[1], '')) {
    const at = last.index + last[0].indexOf(last[1])
    push(duties, paragraph, at, at + last[1].length, [at, at + last[1].length])
  }
  return duties
}

/** Where a duty without brackets ends: at a full stop, at a closing bracket that was opened before it, at a semicolon without a further label. */
function endOf(rest: string): number {
  let depth = 0
  for (let index = 0; index < Math.min(rest.length, 501); index++) {
    const char = rest[index] ?? ''
    if (char === '(') depth++
    if (char === ')' && --depth < 0) return index
    if (char === '。' || (char === ';' && !/^;\s*[^:;。]{0,12}:/.test(rest.slice(index, index + 20)))) return index
  }
  return -1
}

function push(duties: Duty[], paragraph: Paragraph, from: number, to: number, whole: [number, number]) {
  if (duties.some((duty) => duty.at < whole[1] && whole[0] < duty.end)) return
  const departments = partDepartments(paragraph.text.slice(from, to))
  if (departments.length > 0)
    duties.push({ departments, span: spanIn(paragraph, whole[0], whole[1]), at: whole[0], end: whole[1] })
}
