import type { Span } from '../document.ts'
import type { PlanCommitment } from '../pack.ts'
import { chapterKind, chapterOf } from './chapters.ts'
import { clausesOf, promisesIn } from './clauses.ts'
import { dutiesOf } from './duties.ts'
import { everySection, placeOf, type Section } from './outline.ts'
import { spanIn } from './paragraphs.ts'
import { readFigure } from './values.ts'

/** The numbers that goals, tasks and safeguards promise in running text; `taken` are the places already read as indicators. */
export function commitmentsOf(sections: Section[], read: Span[]): PlanCommitment[] {
  // Indicators of the text are read clause by clause, so the same clause has the same start.
  const taken = new Set(read.map(([from]) => from))
  return everySection(sections)
    .filter((section) => isBinding(section))
    .flatMap((section) => inSection(section, taken))
}

function inSection(section: Section, taken: Set<number>): PlanCommitment[] {
  const place = placeOf(section)
  return [section.paragraph, ...section.body].flatMap((paragraph) => {
    if (!/\d/.test(paragraph.plain)) return []
    const duties = dutiesOf(paragraph)
    return clausesOf(paragraph).flatMap((clause) => {
      if (!/\d/.test(clause.text)) return []
      if (duties.some((duty) => duty.at < clause.at + clause.text.length && clause.at < duty.end)) return []
      const blank = clause.text.length - clause.text.trimStart().length
      const span = spanIn(paragraph, clause.at + blank, clause.at + clause.text.trimEnd().length)
      if (taken.has(span[0])) return []
      const text = paragraph.text.slice(clause.at, clause.at + clause.text.length).trim()
      return promisesIn(clause.text).flatMap((promise) => {
        const figure = readFigure(promise.comparator + promise.figure + (promise.unit ?? ''), null)
        if (figure.value === null || isNoPromise(clause.text, promise.comparator, promise.unit)) return []
        return [{ text, value: figure.value, unit: figure.unit ?? promise.unit, section: place, span }]
      })
    })
  })
}

/** Goals bind wherever they stand; tasks and safeguards by their chapter. Background and principles do not. */
function isBinding(section: Section): boolean {
  for (let at: Section | null = section; at; at = at.parent) if (chapterKind(at) === 'goals') return true
  return chapterKind(chapterOf(section)) !== 'other'
}

/** A condition (对…达到50%以上的), a time that is part of a name (15分钟服务圈) or a count of measures is no promise. */
function isNoPromise(clause: string, comparator: string, unit: string | null): boolean {
  if (/^(?:凡|对|若|如)/.test(clause.trim()) && /的$/.test(clause.trim())) return true
  if (!comparator && /^(?:分钟|小时|月|天|日|年)$/.test(unit ?? '')) return true
  if (unit === '月' || unit === '年') return true
  return /\d+\s*[个项大]?(?:提升计划|主要任务|重点任务|方面|举措|专项行动|任务|清单)/.test(clause)
}
