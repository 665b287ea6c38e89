import { LineCounter, parseDocument } from 'yaml'
import type { NamedRule } from '../../../platform/rules/document/versions.ts'
import { questions, type Service } from '../catalogue/contract.ts'

type Said = { zh: string; en: string }

/** Which kind of rule each of an entry's questions is answered by. */
const asked = {
  eligibility: ['eligibility'],
  quota: ['quota'],
  fee: ['fee', 'amount'],
  subsidy: ['subsidy', 'credit', 'amount'],
  priority: ['priority'],
} as const

/** What entries of the catalogue say that cannot be: rules that are not there or of another kind, one id twice, days out of order. Each with file and line. */
export function serviceFaults({
  file,
  text,
  services,
  rules,
}: {
  file: string
  text: string
  services: readonly Service[]
  rules: readonly NamedRule[]
}): Said[] {
  const place = placesIn(text)
  return services.flatMap((service, at) => {
    const say = (key: string, zh: string, en: string): Said => {
      const where = `${file}:${place([at, key])} ${service.id} ${key}`
      return { zh: `${where}：${zh}`, en: `${where}: ${en}` }
    }
    const found: Said[] = wrongRules(service, rules).map(({ question, zh, en }) => say(question, zh, en))
    if (service.validTo !== undefined && service.validTo <= service.validFrom)
      found.push(say('validTo', 'validTo 应晚于 validFrom', 'validTo must be later than validFrom'))
    const twin = services.findIndex((other, position) => position < at && other.id === service.id && meet(other, service))
    if (twin >= 0)
      found.push(say('id', `与第 ${twin + 1} 条编号相同且期间重叠`, `entry ${twin + 1} has the same id and its days overlap`))
    return found
  })
}

/** The rules that an entry names and that are not there, or answer another question. */
export function wrongRules(
  service: Service,
  rules: readonly NamedRule[],
): { question: (typeof questions)[number]; zh: string; en: string }[] {
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
