import type { Heading } from '../document.ts'
import { opensAnnex } from './furniture.ts'
import { numberingOf } from './numbering.ts'
import type { Paragraph } from './paragraphs.ts'
import { squeeze } from './text.ts'

/** A numbered heading with what stands below it. `body` holds its own paragraphs; the first begins behind the title where both share a line. */
export type Section = {
  rank: number
  no: string
  title: string
  /** The heading as the pack prints it: （一）扩大托育服务供给. */
  label: string
  paragraph: Paragraph
  /** Where in its paragraph the text behind the title begins. */
  bodyAt: number
  /** Whether the title stands alone, rather than being the first sentence of a paragraph. */
  setApart: boolean
  body: Paragraph[]
  children: Section[]
  parent: Section | null
}

/** The tree of numbered headings; `front` is what stands before the first. */
export function outlineOf(paragraphs: Paragraph[], marked: Heading[]): { front: Paragraph[]; sections: Section[] } {
  const front: Paragraph[] = []
  const sections: Section[] = []
  const levels = new Map(marked.map((heading) => [heading.span[0], heading.level]))
  const stack: Section[] = []
  for (const paragraph of paragraphs) {
    // An annex opens a chapter of its own, so that its headings do not hang below the last chapter of the plan.
    if (sections.length > 0 && opensAnnex(paragraph)) {
      const annex: Section = {
        rank: -1,
        no: '',
        title: squeeze(paragraph.text),
        label: '',
        paragraph,
        bodyAt: paragraph.text.length,
        setApart: true,
        body: [],
        children: [],
        parent: null,
      }
      sections.push(annex)
      stack.splice(0, stack.length, annex)
      continue
    }
    const section = sectionOf(paragraph, levels.get(paragraph.from) ?? null, stack)
    if (!section) {
      const top = stack[stack.length - 1]
      if (top) top.body.push(paragraph)
      else front.push(paragraph)
      continue
    }
    while (stack.length > 0 && (stack[stack.length - 1]?.rank ?? -1) >= section.rank) stack.pop()
    section.parent = stack[stack.length - 1] ?? null
    if (section.parent) section.parent.children.push(section)
    else sections.push(section)
    stack.push(section)
  }
  return { front, sections }
}

/** All sections below these, in the order of the document. */
export function everySection(sections: Section[]): Section[] {
  return sections.flatMap((section) => [section, ...everySection(section.children)])
}

/** The headings above a section, the highest first. */
export function pathOf(section: Section): string[] {
  return section.parent ? [...pathOf(section.parent), section.parent.label].filter(Boolean) : []
}

/** The section's place in short, for commitments: 三（一）3. */
export function placeOf(section: Section | null): string {
  if (!section) return ''
  return placeOf(section.parent) + section.no
}

function sectionOf(paragraph: Paragraph, level: number | null, stack: Section[]): Section | null {
  const numbering = numberingOf(paragraph.plain)
  if (!numbering && (level === null || stack.length === 0 || paragraph.text.length > 60)) return null
  const at = numbering?.length ?? 0
  const { end, bodyAt } = titleEnd(paragraph.plain, at)
  const title = squeeze(paragraph.text.slice(at, end))
  if (!title || (!numbering && closingLine.test(title))) return null
  const no = numbering?.no ?? ''
  return {
    // A marked heading without a number ranks by its level, between the numbered ones.
    rank: numbering?.rank ?? 2 + (level ?? 1) / 2 - 0.25,
    no,
    title,
    label: labelOf(numbering?.rank ?? -1, no, title),
    paragraph,
    bodyAt,
    setApart: bodyAt >= paragraph.text.length || startsDuty.test(paragraph.plain.slice(bodyAt)),
    body: [],
    children: [],
    parent: null,
  }
}

const closingLine = /^(?:附件|附表|抄送|目录)/
const startsDuty = /^\s*\((?:[^()]{0,6}(?:责任|牵头|配合|负责)[^()]{0,6}:)/

/** Where the title ends and the body begins: at the first full stop, at a colon after a short title, or before the duties in brackets. */
function titleEnd(text: string, at: number): { end: number; bodyAt: number } {
  const rest = text.slice(at, at + 400)
  const stop = rest.search(/[。！？]/)
  const duty = rest.search(/\((?=[^()]{0,60}(?:责任|牵头|配合|负责|实施|落实)[^()]{0,200}\)?)/)
  if (duty > 0 && (stop < 0 || duty < stop)) return { end: at + duty, bodyAt: at + duty }
  if (stop < 0) {
    const gap = rest.search(/\S\s{2,}\S/)
    if (gap > 0 && gap < 40) return { end: at + gap + 1, bodyAt: at + gap + 1 }
    const end = text.replace(/[\s:;.,]+$/, '').length
    return colonEnd(rest, at, text) ?? { end, bodyAt: text.length }
  }
  return colonEnd(rest.slice(0, stop), at, text) ?? { end: at + stop, bodyAt: at + stop + 1 }
}

function colonEnd(rest: string, at: number, text: string): { end: number; bodyAt: number } | null {
  const colon = rest.search(/:\s*\S/)
  if (colon < 2 || colon > 25 || /[,;(]/.test(rest.slice(0, colon)) || at + colon + 1 >= text.length) return null
  return { end: at + colon, bodyAt: at + colon + 1 }
}

function labelOf(rank: number, no: string, title: string): string {
  if (rank < 0) return title
  if (rank < 2) return `${no} ${title}`
  if (rank === 2) return `${no}、${title}`
  if (rank >= 4 && rank < 5) return no.includes('.') ? `${no} ${title}` : `${no}.${title}`
  return `${no}${title}`
}
