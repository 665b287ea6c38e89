import type { ImportWarning, Span } from '../document.ts'
import { chapterKind, chapterOf } from './chapters.ts'
import { type Clause, clausesOf, type Promised, promisesIn, yearOf } from './clauses.ts'
import { fieldOf } from './domain.ts'
import type { Draft } from './indicators.ts'
import { everySection, type Section } from './outline.ts'
import { type Paragraph, spanIn } from './paragraphs.ts'
import { squeeze } from './text.ts'
import { unitAtStart } from './units.ts'
import { readFigure } from './values.ts'

/** The dated targets of a plan that has no table of indicators: those of its goals, and in its tasks those whose sentence has a date. */
export function indicatorsInText(sections: Section[], warnings: ImportWarning[]): Draft[] {
  const drafts: Draft[] = []
  for (const section of everySection(sections)) {
    const kind = chapterKind(section)
    const goals = kind === 'goals' || (section.parent !== null && chapterKind(section.parent) === 'goals')
    if (!goals && (kind === 'other' || chapterKind(chapterOf(section)) !== 'tasks')) continue
    const reader = new Reader(warnings, goals, fieldOf(section.title))
    reader.read(section.paragraph, section.setApart ? section.paragraph.text.length : startOf(section))
    for (const paragraph of section.body) reader.read(paragraph, 0)
    drafts.push(...reader.drafts)
  }
  return drafts
}

/** A title that is only the first sentence of its paragraph may promise something itself. */
function startOf(section: Section): number {
  return section.title.length > 20 ? section.paragraph.plain.indexOf(section.paragraph.plain.trim()) : section.bodyAt
}

class Reader {
  readonly drafts: Draft[] = []
  #year: number | null = null
  #sentence = -1
  #subject = ''
  readonly #warnings: ImportWarning[]
  readonly #goals: boolean
  readonly #domain: Draft['domain']

  constructor(warnings: ImportWarning[], goals: boolean, domain: Draft['domain']) {
    this.#warnings = warnings
    this.#goals = goals
    this.#domain = domain
  }

  read(paragraph: Paragraph, from: number) {
    this.#sentence = -1
    for (const clause of clausesOf(paragraph, from)) {
      // The date of a goal holds for the goals that follow; in a task it holds for its sentence.
      if (clause.sentence !== this.#sentence) {
        this.#sentence = clause.sentence
        this.#subject = ''
        if (!this.#goals) this.#year = null
      }
      const dated = yearOf(clause.text)
      if (dated) this.#year = dated.year
      const rest = { ...clause, text: clause.text.slice(dated?.length ?? 0), at: clause.at + (dated?.length ?? 0) }
      if (this.#year !== null && rest.text.trim()) this.#target(paragraph, rest, this.#year)
      const subject = subjectOf(rest.text)
      if (subject) this.#subject = subject
    }
  }

  #target(paragraph: Paragraph, clause: Clause, year: number) {
    const promises = promisesIn(clause.text)
    promises.forEach((promise, index) => {
      const from = index === 0 ? 0 : (promises[index - 1]?.end ?? 0) + 1
      const own = nameOf(clause.text, { ...promise, before: promise.before.slice(from) }, from)
      const name = nameIn(paragraph, own || this.#subject)
      if (name.length >= 2) this.#numeric(paragraph, clause, year, name, promise)
    })
    if (promises.length > 0) return
    const covered = /^(.*?)(?:实现|达到|做到)?([^,，实现达到]{0,8}?全覆盖)$/.exec(clause.text.trim())
    if (covered && /实现|达到|做到/.test(clause.text)) this.#coverage(paragraph, clause, year, covered[1] ?? '')
    else if (!this.#goals && /^(?:全面|基本|全部)完成|^完成/.test(clause.text.trim()))
      this.#draft(paragraph, clause, year, squeeze(original(paragraph, clause)), squeeze(original(paragraph, clause)), {
        op: 'qualitative',
        value: null,
        unit: null,
        sure: true,
      })
  }

  #numeric(paragraph: Paragraph, clause: Clause, year: number, name: string, promise: Promised) {
    const from = promise.comparator ? clause.text.lastIndexOf(promise.comparator, promise.at) : promise.at
    const target = squeeze(paragraph.text.slice(clause.at + from, clause.at + promise.end))
    const figure = readFigure(promise.comparator + clause.text.slice(promise.at, promise.end), null)
    const draft = this.#draft(paragraph, clause, year, name, target, { ...figure, unit: figure.unit ?? promise.unit, sure: true })
    // 由18个增加到34个 prints where it starts from.
    const risen = /(?:从|由)(?:现[有在]的?|目前的?)?(\d[^从由到]{0,12}?)$/.exec(promise.before.trim())?.[1]
    if (risen) Object.assign(draft, { base: squeeze(risen), baseValue: readFigure(risen).value })
    // 3.5%（1.47万张）: the same target again in another unit.
    const again = /^\((\d[\d.]*\s*[万亿]?)([^()\d]{1,6})\)/.exec(promise.after)
    const unit = again?.[2] ? unitAtStart(again[2]) : null
    if (again?.[1] && unit) {
      const also = readFigure(promise.comparator + again[1] + unit, null)
      this.#draft(paragraph, clause, year, name, squeeze(again[1] + unit), { ...also, sure: true })
      this.#warnings.push({
        at: this.#span(paragraph, clause),
        code: 'target_twice',
        text: `${name} ${target} ${squeeze(again[0])}`,
      })
    }
  }

  /** X实现街镇全覆盖: every street has it, which is a coverage of 100 %. */
  #coverage(paragraph: Paragraph, clause: Clause, year: number, before: string) {
    const words = squeeze(original(paragraph, clause))
    const name = before.trim() ? words : squeeze(nameIn(paragraph, this.#subject) + words)
    this.#draft(paragraph, clause, year, name, words.slice(words.search(/[^实现达到做]{0,8}全覆盖$/)), {
      op: '=',
      value: 100,
      unit: '%',
      sure: true,
    })
    this.#warnings.push({ at: this.#span(paragraph, clause), code: 'coverage_read_as_all', text: name })
  }

  #draft(
    paragraph: Paragraph,
    clause: Clause,
    year: number,
    name: string,
    target: string,
    figure: ReturnType<typeof readFigure>,
  ) {
    const draft: Draft = {
      no: null,
      domain: fieldOf(name) ?? this.#domain ?? fieldOf(paragraph.text),
      category: null,
      name,
      unit: figure.unit,
      baseYear: null,
      base: null,
      baseValue: null,
      targetYear: year,
      target,
      targetOp: figure.op,
      targetValue: figure.value,
      ...(figure.max === undefined ? {} : { targetMax: figure.max }),
      nature: null,
      leads: [],
      span: this.#span(paragraph, clause),
    }
    this.drafts.push(draft)
    return draft
  }

  #span(paragraph: Paragraph, clause: Clause): Span {
    const blank = clause.text.length - clause.text.trimStart().length
    return spanIn(paragraph, clause.at + blank, clause.at + clause.text.trimEnd().length)
  }
}

function original(paragraph: Paragraph, clause: Clause): string {
  return paragraph.text.slice(clause.at, clause.at + clause.text.length)
}

/** What a clause is about, for a following clause that has no subject of its own: 助餐场所总量实现“翻番”，达到60家. */
function subjectOf(clause: string): string {
  const match = /^(.+?)(?:力争|基本)?(?:实现|达到|达|增加|提高|扩大|保持|不低于|不少于|至少|超过|全覆盖)/.exec(clause.trim())
  return match?.[1] && match[1].length <= 40 ? match[1] : ''
}

/** The clause's own words without the comparison and the figure: 每个行政村至少建设1个示范村组睦邻点 → 每个行政村建设示范村组睦邻点. */
function nameOf(clause: string, promise: Promised, from: number): string {
  const tail = promise.after
    .replace(/、.*$/, '')
    .replace(/^\([^()]*\)/, '')
    .replace(/^的?基础上.*$/, '')
    .trim()
  const lead = promise.before
    .trim()
    .replace(/在[^,]{1,20}?的基础上/, '')
    .replace(/^-+/, '')
    .replace(/^(?:同时|其中|全区|全市|全县|力争|争取|确保|实现|基本|努力)+/, '')
    .replace(/(?:从|由)[^从由\d]{0,6}\d[^从由]{0,12}$/, '')
    .replace(/(?:在?确保|力争|争取|实现|总体|基本|均|要|应|将|在)+$/, '')
  if (!tail || /^[(,]/.test(tail)) return lead
  const between = clause.slice(from + promise.before.length + promise.comparator.length, promise.at).trim()
  return lead + (between.length <= 4 ? between : '') + tail
}

/** The name as the document prints it: folding changed brackets and dashes, not lengths. */
function nameIn(paragraph: Paragraph, name: string): string {
  const at = paragraph.plain.indexOf(name)
  return squeeze(at < 0 ? name.replaceAll('(', '（').replaceAll(')', '）') : paragraph.text.slice(at, at + name.length))
}
