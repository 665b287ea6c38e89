import type { Span } from '../document.ts'
import type { PlanCommitment } from '../pack.ts'
import { chapterKind, chapterOf } from './chapters.ts'
import { clausesOf, promiseIn } from './clauses.ts'
import { dutiesOf } from './duties.ts'
import { everySection, placeOf, type Section } from './outline.ts'
import { spanIn } from './paragraphs.ts'
import { isBody } from './tasks.ts'
import { readFigure } from './values.ts'

/** The numbers that goals, tasks and safeguards promise in running text; `taken` are the places already read as indicators. */
export function commitmentsOf(sections: Section[], taken: Span[]): PlanCommitment[] {
  return everySection(sections)
    .filter((section) => chapterKind(chapterOf(section)) !== 'other')
    .flatMap((section) => inSection(section, taken))
}

function inSection(section: Section, taken: Span[]): PlanCommitment[] {
  const place = placeOf(section)
  return [section.paragraph, ...section.body.filter(isBody)].flatMap((paragraph) => {
    const duties = dutiesOf(paragraph)
    return clausesOf(paragraph).flatMap((clause) => {
      if (duties.some((duty) => duty.at < clause.at + clause.text.length && clause.at < duty.end)) return []
      const promise = promiseIn(clause.text)
      const figure = promise ? readFigure(promise.comparator + promise.figure + (promise.unit ?? ''), null) : null
      if (!promise || figure === null || figure.value === null) return []
      const blank = clause.text.length - clause.text.trimStart().length
      const span = spanIn(paragraph, clause.at + blank, clause.at + clause.text.trimEnd().length)
      if (taken.some(([from, to]) => from < span[1] && span[0] < to)) return []
      const text = paragraph.text.slice(clause.at, clause.at + clause.text.length).trim()
      return [{ text, value: figure.value, unit: figure.unit ?? promise.unit, section: place, span }]
    })
  })
}
