import { child, childrenNamed, isOn, settingOf, type XmlElement } from '../xml.ts'
import { formatNumber } from './number-format.ts'

type Level = {
  format: string
  text: string
  start: number
  restartAfter: number | undefined
  isLegal: boolean
  style: string | undefined
}
type List = { abstractId: string; levels: Map<number, Level>; restarts: Map<number, number> }

/** Counts the automatic numbers of a document, which Word draws but does not store as text (ECMA-376 part 1, 17.9). */
export type Numbering = {
  /** The number of the next paragraph of that list and level, e.g. `（二）`; '' for bullets. */
  next(numId: string, level: number): string
  /** The list level that a paragraph style is bound to. */
  levelOfStyle(numId: string, style: string | undefined): number | undefined
}

/** Reads numbering.xml; without it no paragraph has a number. */
export function readNumbering(root: XmlElement | undefined): Numbering {
  const lists = readLists(root)
  // Lists that share an abstract definition continue each other's count, unless a list says that it starts anew.
  const counts = new Map<string, (number | undefined)[]>()
  const begun = new Set<string>()

  return {
    next(numId, level) {
      const list = lists.get(numId)
      const definition = list?.levels.get(level)
      if (!list || !definition) return ''
      const count = counts.get(list.abstractId) ?? []
      counts.set(list.abstractId, count)
      if (!begun.has(`${numId}/${level}`)) {
        begun.add(`${numId}/${level}`)
        if (list.restarts.has(level)) count[level] = undefined
      }
      const start = list.restarts.get(level) ?? definition.start
      const previous = count[level]
      count[level] = previous === undefined ? start : previous + 1
      for (let upper = 0; upper < level; upper++) count[upper] ??= list.levels.get(upper)?.start ?? 1
      forgetLower(count, level, list)
      return written(definition, count, list)
    },
    levelOfStyle(numId, style) {
      if (style === undefined) return undefined
      for (const [level, definition] of lists.get(numId)?.levels ?? []) if (definition.style === style) return level
      return undefined
    },
  }
}

function forgetLower(count: (number | undefined)[], level: number, list: List): void {
  for (let lower = level + 1; lower < count.length; lower++) {
    const restartAfter = list.levels.get(lower)?.restartAfter
    // 0 means never; k means only after a number of level k (counted from 1) or above.
    if (restartAfter === undefined || (restartAfter > 0 && level < restartAfter)) count[lower] = undefined
  }
}

function written(definition: Level, count: (number | undefined)[], list: List): string {
  if (definition.format === 'bullet') return /^[—–－-]+$/.test(definition.text) ? definition.text : ''
  return definition.text.replace(/%([1-9])/g, (_, place: string) => {
    const level = Number(place) - 1
    const format = definition.isLegal ? 'decimal' : (list.levels.get(level)?.format ?? 'decimal')
    return formatNumber(format, count[level] ?? 1)
  })
}

function readLists(root: XmlElement | undefined): Map<string, List> {
  const abstracts = new Map(
    childrenNamed(root, 'abstractNum').map((abstract) => [abstract.attributes.abstractNumId ?? '', abstract]),
  )
  const lists = new Map<string, List>()
  for (const num of childrenNamed(root, 'num')) {
    const abstractId = settingOf(num, 'abstractNumId') ?? ''
    const abstract = followStyleLink(abstracts, abstracts.get(abstractId))
    const levels = new Map(childrenNamed(abstract, 'lvl').map(readLevel))
    const restarts = new Map<number, number>()
    for (const override of childrenNamed(num, 'lvlOverride')) {
      const level = Number(override.attributes.ilvl ?? 0)
      const replaced = child(override, 'lvl')
      if (replaced) levels.set(...readLevel(replaced))
      const start = settingOf(override, 'startOverride')
      if (start !== undefined) restarts.set(level, Number(start))
    }
    lists.set(num.attributes.numId ?? '', { abstractId: abstract?.attributes.abstractNumId ?? abstractId, levels, restarts })
  }
  return lists
}

function followStyleLink(abstracts: Map<string, XmlElement>, abstract: XmlElement | undefined): XmlElement | undefined {
  const link = settingOf(abstract, 'numStyleLink')
  if (link === undefined) return abstract
  return [...abstracts.values()].find((other) => settingOf(other, 'styleLink') === link) ?? abstract
}

function readLevel(level: XmlElement): [number, Level] {
  const restart = settingOf(level, 'lvlRestart')
  return [
    Number(level.attributes.ilvl ?? 0),
    {
      format: settingOf(level, 'numFmt') ?? 'decimal',
      text: settingOf(level, 'lvlText') ?? '',
      start: Number(settingOf(level, 'start') ?? 1),
      restartAfter: restart === undefined ? undefined : Number(restart),
      isLegal: isOn(level, 'isLgl'),
      style: settingOf(level, 'pStyle'),
    },
  ]
}
