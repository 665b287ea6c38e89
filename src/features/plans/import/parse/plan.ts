import type { ImportWarning, SourceDocument } from '../document.ts'
import type { IndicatorDomain, PlanIndicator, PlanPack, PlanTask } from '../pack.ts'
import { importProblem } from '../problem.ts'
import { commitmentsOf } from './commitments.ts'
import { fieldOf } from './domain.ts'
import { withoutEndings } from './furniture.ts'
import { gridsOf } from './grids.ts'
import { headOf } from './head.ts'
import { type Draft, indicatorsOf, isIndicatorGrid } from './indicators.ts'
import { joinTasks } from './joined-tasks.ts'
import { isProjectGrid, isTaskGrid, listKind, listRowsOf, projectsOf, taskRowsOf } from './lists.ts'
import { everySection, outlineOf, pathOf, type Section } from './outline.ts'
import { linesOf, paragraphsOf } from './paragraphs.ts'
import { indicatorsInText } from './running.ts'
import { tasksOf } from './tasks.ts'
import { plain } from './text.ts'
import { doubtsOf } from './warnings.ts'

/** The pack of a plan's document. Throws `ImportProblem` not_a_plan where it holds neither indicators nor tasks about 养老 or 托育. */
export function parsePlan(document: SourceDocument): PlanPack {
  const warnings: ImportWarning[] = [...document.warnings]
  const lines = linesOf(document)
  const paragraphs = withoutEndings(paragraphsOf(lines))
  const { front, sections } = outlineOf(paragraphs, document.headings)
  const firstHeading = sections[0]?.paragraph.from ?? document.text.length
  const head = headOf(
    lines.filter((line) => line.from < firstHeading),
    lines,
    warnings,
  )
  const printedEnd = periodIn(head.title ?? '') ?? mostNamedYear(document.text)

  const pack: Omit<PlanPack, 'warnings'> = {
    ...head,
    periodEnd: null,
    indicators: [],
    tasks: [],
    projects: [],
    lists: { industries: [], reforms: [], policies: [], factors: [] },
    commitments: [],
  }
  const headingsAbove = headingsWalker(sections)
  const drafts: Draft[] = []
  const tableTasks: PlanTask[] = []
  for (const grid of gridsOf(document, lines, warnings)) {
    const above = headingsAbove(grid.span[0])
    if (isProjectGrid(grid)) pack.projects.push(...projectsOf(grid))
    else if (isIndicatorGrid(grid))
      drafts.push(...indicatorsOf(grid, [grid.caption, ...above.toReversed()].join(' '), printedEnd, warnings))
    else {
      const kind = listKind(grid)
      if (kind) pack.lists[kind].push(...listRowsOf(grid, kind))
      else if (isTaskGrid(grid)) tableTasks.push(...taskRowsOf(grid, above))
      else warnings.push({ at: grid.span, code: 'table_unread', text: grid.columns.map((column) => column.title).join(' ') })
    }
  }
  if (drafts.length === 0) drafts.push(...indicatorsInText(sections, warnings))
  pack.indicators = keyed(
    drafts,
    fieldOf(head.title ?? '') ?? fieldOf(front.map((paragraph) => paragraph.text).join(' ')),
    warnings,
  )
  pack.tasks = joinTasks(
    tasksOf(sections).map(({ task }) => task),
    tableTasks,
    document.text,
  )
  pack.commitments = commitmentsOf(
    sections,
    drafts.map((draft) => draft.span),
  )
  pack.periodEnd = Math.max(0, ...drafts.map((draft) => draft.targetYear ?? 0)) || printedEnd
  refuseOthers(document, pack)
  return { ...pack, warnings: [...warnings, ...doubtsOf(pack)].sort((a, b) => a.at[0] - b.at[0] || a.at[1] - b.at[1]) }
}

/** What tells the headings above a place; asked for places in their order, it walks the sections once. */
function headingsWalker(sections: Section[]): (place: number) => string[] {
  const ordered = everySection(sections)
  let next = 0
  return (place) => {
    while ((ordered[next]?.paragraph.from ?? Number.POSITIVE_INFINITY) < place) next++
    const last = ordered[next - 1]
    return last ? [...pathOf(last), last.label] : []
  }
}

/** Gives every indicator its domain and its key: the domain and the place among the indicators of that domain. */
function keyed(drafts: Draft[], byTitle: IndicatorDomain | null, warnings: ImportWarning[]): PlanIndicator[] {
  const seen: Record<IndicatorDomain, number> = { 养老: 0, 托育: 0 }
  return drafts.map((draft) => {
    const domain = draft.domain ?? byTitle ?? '养老'
    if (!draft.domain && !byTitle) warnings.push({ at: draft.span, code: 'domain_unsure', text: draft.name })
    seen[domain]++
    return { key: `${domain}/${seen[domain]}`, ...draft, domain }
  })
}

function periodIn(title: string): number | null {
  const years = [...plain(title).matchAll(/20\d\d/g)].map((match) => Number(match[0]))
  if (years.length > 0) return Math.max(...years)
  return title.includes('十五五') ? 2030 : title.includes('十四五') ? 2025 : null
}

/** The year that most goals name: 到2025年. */
function mostNamedYear(text: string): number | null {
  const named = new Map<number, number>()
  for (const match of text.matchAll(/(?:到|至)\s*(20\d\d)\s*年/g))
    named.set(Number(match[1]), (named.get(Number(match[1])) ?? 0) + 1)
  const [most] = [...named].sort((a, b) => b[1] - a[1] || b[0] - a[0])
  return most?.[0] ?? (/“?十五五”?/.test(text) ? 2030 : /“?十四五”?/.test(text) ? 2025 : null)
}

const field = /养老|老年|老龄|托育|婴幼儿|托位|托幼|育儿|一老一小/g

function refuseOthers(document: SourceDocument, pack: Omit<PlanPack, 'warnings'>) {
  if (!/\S/.test(document.text)) throw importProblem('no_text')
  const spoken = document.text.match(field)?.length ?? 0
  if (spoken < 3 || pack.indicators.length + pack.tasks.length < 2) throw importProblem('not_a_plan')
}
