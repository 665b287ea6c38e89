import type { SourceDocument, SourceTable } from '../../import/document.ts'
import { opensAnnex, withoutEndings } from '../../import/parse/furniture.ts'
import { linesOf, type Paragraph, paragraphsOf } from '../../import/parse/paragraphs.ts'
import { squeeze } from '../../import/parse/text.ts'
import type { NewClause } from '../contract.ts'
import { articleRank, numberedAs } from './numbered.ts'
import { rowsOf } from './rows.ts'

/** Where what stands before the first number is cited. */
export const preamble = '引言'
const longestHeading = 40
const annexRank = -1

type Open = { rank: number; no: string; label: string }

/**
 * Cuts a document into clauses at its numbers (第…章, 第…条, 一、, （一）, 1.): each with its place as people cite it (二（一）1, 第三条), the headings
 * above it and its own words; what follows unnumbered belongs to it. A row of a table is a clause of its own.
 */
export function clausesOf(document: SourceDocument): NewClause[] {
  const clauses: NewClause[] = []
  let stack: Open[] = []
  for (const block of blocksOf(document)) {
    if ('rows' in block) {
      const above = placeOf(stack)
      clauses.push(
        ...rowsOf(block).map((row) => ({ ...row, place: `${above}${row.place}`, path: stack.map(({ label }) => label) })),
      )
      continue
    }
    const text = block.text.trim()
    const numbered = opensAnnex(block) ? annexAs(text) : numberedAs(block.plain)
    if (!numbered) {
      append(clauses, text, stack)
      continue
    }
    const heading = headingOf(text.slice(numbered.length), numbered.rank)
    stack = stack.filter(({ rank }) => rank < numbered.rank)
    const path = stack.map(({ label }) => label)
    stack.push({ ...numbered, label: labelOf(numbered.no, heading ?? '') })
    clauses.push({ place: placeOf(stack), path, heading, text, kind: 'text' })
  }
  return clauses
}

function blocksOf(document: SourceDocument): (Paragraph | SourceTable)[] {
  const at = (block: Paragraph | SourceTable) => ('rows' in block ? block.span[0] : block.from)
  return [...withoutEndings(paragraphsOf(linesOf(document))), ...document.tables].sort((a, b) => at(a) - at(b))
}

/** Words without a number go on with the clause above them; before the first number they are the preamble. */
function append(clauses: NewClause[], text: string, stack: Open[]): void {
  const last = clauses.at(-1)
  if (last?.kind === 'text' && last.text.length < longestClause) last.text += `\n${text}`
  else
    clauses.push({ place: placeOf(stack) || preamble, path: stack.map(({ label }) => label), heading: null, text, kind: 'text' })
}

const longestClause = 6000

function annexAs(text: string) {
  const no = squeeze(/^(?:附件|附表|附录|附图)\s*[一二三四五六七八九十\d]{0,3}/.exec(text)?.[0] ?? '附件')
  return { rank: annexRank, no, length: no.length }
}

/** The title of a numbered paragraph: all of it where it is short, or its first sentence where more follows. An article has none. */
function headingOf(rest: string, rank: number): string | null {
  const words = squeeze(rest).replace(/^[\s、.．:：]+/, '')
  const stop = words.search(/[。：:；;！？]/)
  const title = stop < 0 ? words : words.slice(0, stop)
  if (title === '' || title.length > longestHeading || rank === articleRank) return null
  return stop < 0 || (stop < words.length - 1 && /[。]/.test(words.charAt(stop))) ? title : null
}

const labelOf = (no: string, heading: string): string =>
  heading === ''
    ? no
    : /^[一二三四五六七八九十百]+$/.test(no)
      ? `${no}、${heading}`
      : /\d$/.test(no)
        ? `${no}.${heading}`
        : `${no} ${heading}`

/** 二（一）1; from the article on where there is one, since articles count through the chapters. */
function placeOf(stack: Open[]): string {
  const article = stack.findIndex(({ rank }) => rank === articleRank)
  return stack
    .slice(Math.max(0, article))
    .map(({ no }) => no)
    .join('')
}
