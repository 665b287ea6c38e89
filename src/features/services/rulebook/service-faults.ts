import { LineCounter, parseDocument } from 'yaml'
import type { Rule } from '../../../platform/rules/document/contract.ts'
import { placeOf } from '../../../platform/rules/document/read.ts'
import type { NamedRule } from '../../../platform/rules/document/versions.ts'
import { countedWindows, questions, type Service } from '../catalogue/contract.ts'
import { type Nameable, namesOfNothing } from '../catalogue/named.ts'

type Said = { zh: string; en: string }

/** Which kind of rule each of an entry's questions is answered by. */
const asked = {
  eligibility: ['eligibility'],
  quota: ['quota'],
  fee: ['fee', 'amount'],
  subsidy: ['subsidy', 'credit', 'amount'],
  priority: ['priority'],
} as const

/** What entries of the catalogue say that cannot be: names of nothing, rules of another kind, one id twice, days out of order. Each with file and line. */
export function serviceFaults({
  file,
  text,
  services,
  rules,
  names = {},
}: {
  file: string
  text: string
  services: readonly Service[]
  rules: readonly NamedRule[]
  names?: Nameable
}): Said[] {
  const place = placesIn(text)
  return services.flatMap((service, at) => {
    const say = (key: string | (string | number)[], zh: string, en: string): Said => {
      const path = [key].flat()
      const where = `${file}:${place([at, ...path])} ${service.id} ${placeOf(path)}`
      return { zh: `${where}：${zh}`, en: `${where}: ${en}` }
    }
    const found: Said[] = wrongRules(service, rules).map(({ question, zh, en }) => say(question, zh, en))
    for (const one of namesOfNothing(service, names)) found.push(say(one.path, one.zh, one.en))
    if (service.validTo !== undefined && service.validTo <= service.validFrom)
      found.push(say('validTo', 'validTo 应晚于 validFrom', 'validTo must be later than validFrom'))
    const twin = services.findIndex((other, position) => position < at && other.id === service.id && meet(other, service))
    if (twin >= 0)
      found.push(say('id', `与第 ${twin + 1} 条编号相同且期间重叠`, `entry ${twin + 1} has the same id and its days overlap`))
    return found
  })
}

type Wrong = Said & { question: (typeof questions)[number] }

/** The rules that an entry names and that are not there, answer another question, or count by a window that its engine does not know. */
export const wrongRules = (service: Service, rules: readonly NamedRule[]): Wrong[] => [
  ...misnamed(service, rules),
  ...uncounted(service, rules),
]

function misnamed(service: Service, rules: readonly NamedRule[]): Wrong[] {
  const kinds = new Map(rules.map(({ name, rule }) => [name, rule.kind]))
  return questions.flatMap((question) => {
    const name = service[question]
    if (name === undefined) return []
    const kind = kinds.get(name)
    if (kind === undefined) return [{ question, zh: `没有名为“${name}”的规则`, en: `there is no rule ${name}` }]
    const expected: readonly string[] = asked[question]
    if (expected.includes(kind)) return []
    const [zh, en] = [expected.join('、'), expected.join(' or ')]
    return [{ question, zh: `“${name}”是 ${kind}，应为 ${zh}`, en: `${name} is ${kind}, expected ${en}` }]
  })
}

/** Rules that an entry names as its quota and that its engine could not count: a cap that would silently be none. */
function uncounted(service: Service, rules: readonly NamedRule[]): Wrong[] {
  const faults = rules.flatMap(({ name, rule }) => (name === service.quota ? (windowFault(service, name, rule) ?? []) : []))
  return faults.slice(0, 1).map((fault) => ({ question: 'quota', ...fault }))
}

/** What is wrong with a quota by its window, for an entry that names it. */
export function windowFault({ engine }: Pick<Service, 'engine'>, name: string, rule: Rule): Said | undefined {
  const counted = countedWindows[engine]
  if (!counted || rule.kind !== 'quota' || counted.includes(rule.per?.window ?? '')) return undefined
  const found = rule.per?.window
  return {
    zh: `“${name}”${found ? `按${found}限次` : '没有写 per'}，而 ${engine} 的服务只能按${counted.join('、')}限次`,
    en: `${name} ${found ? `counts by ${found}` : 'says no per'}, but a service of ${engine} counts by ${counted.join(', ')}`,
  }
}

const meet = (a: Service, b: Service): boolean =>
  (b.validTo === undefined || a.validFrom < b.validTo) && (a.validTo === undefined || b.validFrom < a.validTo)

/** The line of a path of the file; read only where something is wrong. */
function placesIn(text: string): (path: (string | number)[]) => number {
  let read: { document: ReturnType<typeof parseDocument>; lines: LineCounter } | undefined
  return (path) => {
    if (!read) {
      const lines = new LineCounter()
      read = { lines, document: parseDocument(text, { lineCounter: lines }) }
    }
    for (let depth = path.length; depth > 0; depth--) {
      const range = (read.document.getIn(path.slice(0, depth), true) as { range?: [number, number, number] } | undefined)?.range
      if (range) return read.lines.linePos(range[0]).line
    }
    return 1
  }
}
