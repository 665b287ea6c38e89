import { LineCounter, parseDocument } from 'yaml'
import type { NamedRule } from '../../../platform/rules/document/versions.ts'
import type { Service } from '../catalogue/contract.ts'

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
  const kinds = new Map(rules.map(({ name, rule }) => [name, rule.kind]))
  const place = placesIn(text)
  return services.flatMap((service, at) => {
    const say = (key: string, zh: string, en: string): Said => {
      const where = `${file}:${place([at, key])} ${service.id} ${key}`
      return { zh: `${where}：${zh}`, en: `${where}: ${en}` }
    }
    const found: Said[] = (Object.keys(asked) as (keyof typeof asked)[]).flatMap((key) => {
      const name = service[key]
      if (name === undefined) return []
      const kind = kinds.get(name)
      if (kind === undefined) return [say(key, `没有名为“${name}”的规则`, `there is no rule ${name}`)]
      const expected: readonly string[] = asked[key]
      return expected.includes(kind)
        ? []
        : [say(key, `“${name}”是 ${kind}，应为 ${expected.join('、')}`, `${name} is ${kind}, expected ${expected.join(' or ')}`)]
    })
    if (service.validTo !== undefined && service.validTo <= service.validFrom)
      found.push(say('validTo', 'validTo 应晚于 validFrom', 'validTo must be later than validFrom'))
    const twin = services.findIndex((other, position) => position < at && other.id === service.id && meet(other, service))
    if (twin >= 0)
      found.push(say('id', `与第 ${twin + 1} 条编号相同且期间重叠`, `entry ${twin + 1} has the same id and its days overlap`))
    return found
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
