import type { Span } from '../document.ts'
import type { PlanTask, TaskDomain } from '../pack.ts'
import { chapterKind, chapterOf, isChapter } from './chapters.ts'
import { fieldOf, fieldsOf } from './domain.ts'
import { type Duty, dutiesOf } from './duties.ts'
import { everySection, pathOf, type Section } from './outline.ts'

/** A task with the section it was read from. */
export type ReadTask = { task: PlanTask; section: Section }

/** The numbered tasks, safeguards and mechanisms of the running text. */
export function tasksOf(sections: Section[]): ReadTask[] {
  const duties = new Map(everySection(sections).map((section) => [section, ownDuties(section)]))
  return sections.flatMap((chapter) => tasksIn(chapter, duties))
}

function tasksIn(section: Section, duties: Map<Section, Duty[]>): ReadTask[] {
  // A plan may be the annex of its notice: its chapters stand below the annex.
  if (section.rank < 0) return section.children.flatMap((child) => tasksIn(child, duties))
  const kind = chapterKind(section)
  const ownDuty = (duties.get(section) ?? []).length > 0
  const below = everySection(section.children)
  const dutyBelow = below.some((child) => (duties.get(child) ?? []).length > 0)
  if (kind === 'other' || kind === 'goals') {
    // Goals and principles hold no tasks, unless a department answers for them.
    if (!ownDuty && !dutyBelow) return []
    if (isChapter(section) && !ownDuty)
      return section.children.filter((child) => hasDuty(child, duties)).flatMap((child) => tasksIn(child, duties))
  }
  if (section.children.length === 0)
    return !isChapter(section) || ownDuty || (kind === 'safeguards' && section.body.length > 0) ? [toTask(section, duties)] : []
  if (ownDuty && !isChapter(section) && !mostHaveDuties(section.children, duties)) return [toTask(section, duties)]
  if (!isChapter(section) && listsSteps(section, duties)) return [toTask(section, duties)]
  return section.children.flatMap((child) => tasksIn(child, duties))
}

function hasDuty(section: Section, duties: Map<Section, Duty[]>): boolean {
  return [section, ...everySection(section.children)].some((each) => (duties.get(each) ?? []).length > 0)
}

function mostHaveDuties(children: Section[], duties: Map<Section, Duty[]>): boolean {
  return children.filter((child) => hasDuty(child, duties)).length * 2 > children.length
}

/** Whether the children are steps of one task: numbered (1) or ①, and no duty of their own but one behind the last. */
function listsSteps(section: Section, duties: Map<Section, Duty[]>): boolean {
  const children = section.children
  if ((children[0]?.rank ?? 0) < 5) return false
  const answered = children.filter((child) => hasDuty(child, duties))
  const last = children[children.length - 1]
  if (answered.length === 0) return section.rank >= 3
  return children.length > 1 && answered.length === 1 && answered[0] === last
}

function toTask(section: Section, duties: Map<Section, Duty[]>): ReadTask {
  const all = [section, ...everySection(section.children)]
  const departments = [...new Set(all.flatMap((each) => duties.get(each) ?? []).flatMap((duty) => duty.departments))]
  const task: PlanTask = {
    path: pathOf(section),
    no: section.no || null,
    title: section.title,
    departments,
    domain: taskDomain(section),
    span: taskSpan(all),
  }
  return { task, section }
}

function taskSpan(sections: Section[]): Span {
  const paragraphs = sections.flatMap((section) => [section.paragraph, ...section.body])
  return [paragraphs[0]?.from ?? 0, Math.max(...paragraphs.map((paragraph) => paragraph.to))]
}

function ownDuties(section: Section): Duty[] {
  const heading = dutiesOf(section.paragraph)
  const body = section.body.flatMap(dutiesOf)
  return [...heading, ...body]
}

/** 保障 in safeguards; else what the title says, else the nearest heading above, else the text. */
function taskDomain(section: Section): TaskDomain {
  if (chapterKind(chapterOf(section)) === 'safeguards') return '保障'
  for (let at: Section | null = section; at; at = at.parent) {
    const fields = fieldsOf(at.title)
    if (fields.old && fields.young) return at === section ? 'both' : narrowed(section)
    const field = fieldOf(at.title)
    if (field) return field
  }
  return narrowed(section)
}

/** Under a heading about both, or about neither, a task is about both unless its text never speaks of one of them. */
function narrowed(section: Section): TaskDomain {
  const text = [section, ...everySection(section.children)]
    .flatMap((each) => [each.paragraph.text, ...each.body.map((p) => p.text)])
    .join('')
  const both = fieldsOf(text)
  for (let at = section.parent; at; at = at.parent) {
    const fields = fieldsOf(at.title)
    if (fields.old && fields.young) return 'both'
  }
  if (both.old !== both.young) return both.old ? '养老' : '托育'
  return 'both'
}
