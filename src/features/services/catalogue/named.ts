import { nearest } from '../../../platform/rules/document/nearest.ts'
import { enrolmentKinds } from '../counting/definitions.ts'
import type { Service } from './contract.ts'

/** What an entry may name besides rules. A part that is absent is not checked: the district has no such list. */
export type Nameable = {
  departments?: Iterable<string> | undefined
  indicators?: Iterable<string> | undefined
  lines?: Iterable<string> | undefined
}

/** A name of nothing: where in the entry it stands, and what was probably meant. */
export type Misnamed = { path: [List, number] | ['settings', 'counts']; zh: string; en: string }
type List = 'departments' | 'moves' | 'lines'

/** The departments, indicators and lines that an entry names and the district does not have, and what it is to count as and nothing counts. */
export function namesOfNothing(service: Service, { departments, indicators, lines }: Nameable): Misnamed[] {
  return [
    ...unknown(service, 'departments', departments, ['没有名为“%”的部门', 'there is no department %']),
    ...unknown(service, 'moves', indicators, ['方案没有编号为“%”的指标', 'the plan has no indicator %']),
    ...unknown(service, 'lines', lines, ['本区的清单没有“%”', 'the district’s list has no line %']),
    ...uncounted(service),
  ]
}

/** Enrolments count as one of the few things that indicators ask for; what other engines count they say themselves. */
function uncounted({ engine, settings }: Service): Misnamed[] {
  const counts = settings?.counts
  if (engine !== 'services' || counts === undefined || (enrolmentKinds as readonly unknown[]).includes(counts)) return []
  const kinds = enrolmentKinds.join('、')
  return [{ path: ['settings', 'counts'], zh: `应为：${kinds}`, en: `expected one of ${kinds.replaceAll('、', ', ')}` }]
}

function unknown(service: Service, key: List, known: Iterable<string> | undefined, [zh, en]: [string, string]): Misnamed[] {
  if (known === undefined) return []
  const names = new Set(known)
  return service[key].flatMap((name, at) => {
    if (names.has(name)) return []
    const meant = nearest(name, names)
    const [hint, clue] = meant === undefined ? ['', ''] : [`，是否想写“${meant}”？`, `; did you mean ${meant}?`]
    return [{ path: [key, at], zh: `${zh.replace('%', name)}${hint}`, en: `${en.replace('%', name)}${clue}` }]
  })
}
