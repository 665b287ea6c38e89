import { child, childrenNamed, settingOf, type XmlElement } from '../xml.ts'

/** What of a paragraph style matters for reading: its list, its outline level and whether it sets entries of a table of contents. */
export type ParagraphStyle = { numId?: string; ilvl?: number; outlineLevel?: number; isContents: boolean }

/** The paragraph styles of a document by id, with what they inherit (ECMA-376 part 1, 17.7). */
export type Styles = { paragraph(id: string | undefined): ParagraphStyle }

const MAX_INHERITANCE = 20

/** Reads styles.xml; without it every style is plain. */
export function readStyles(root: XmlElement | undefined): Styles {
  const byId = new Map<string, XmlElement>()
  let defaultId: string | undefined
  for (const style of childrenNamed(root, 'style')) {
    const id = style.attributes.styleId
    if (!id || (style.attributes.type ?? 'paragraph') !== 'paragraph') continue
    byId.set(id, style)
    if (style.attributes.default === '1') defaultId = id
  }
  const known = new Map<string, ParagraphStyle>()
  return {
    paragraph(id) {
      const key = id ?? defaultId
      if (key === undefined) return { isContents: false }
      const resolved = known.get(key) ?? resolve(byId, key)
      known.set(key, resolved)
      return resolved
    },
  }
}

function resolve(byId: Map<string, XmlElement>, id: string): ParagraphStyle {
  const resolved: ParagraphStyle = { isContents: false }
  let style = byId.get(id)
  for (let step = 0; style && step < MAX_INHERITANCE; step++) {
    const name = settingOf(style, 'name') ?? ''
    const properties = child(style, 'pPr')
    const list = child(properties, 'numPr')
    if (list && resolved.numId === undefined) {
      const level = settingOf(list, 'ilvl')
      resolved.numId = settingOf(list, 'numId')
      if (resolved.ilvl === undefined && level !== undefined) resolved.ilvl = Number(level)
    }
    resolved.outlineLevel ??= outlineLevel(settingOf(properties, 'outlineLvl')) ?? levelOfName(name)
    resolved.isContents ||= /^(toc|目录)\s*\d/i.test(name)
    style = byId.get(settingOf(style, 'basedOn') ?? '')
  }
  return resolved
}

/** An outline level as Word numbers it (0 is the highest, 9 is body text) as a heading level from 1, if it is one. */
export function outlineLevel(value: string | undefined): number | undefined {
  const level = Number(value)
  return value !== undefined && level >= 0 && level < 9 ? level + 1 : undefined
}

function levelOfName(name: string): number | undefined {
  const level = /^(?:heading|标题)\s*([1-9])$/i.exec(name)?.[1]
  return level === undefined ? undefined : Number(level)
}
