import { type Line, questions, type Service } from './contract.ts'

/** What a district has: the lines of its list, its services, and what these may name. */
export type Covered = {
  /** The district's folder, for whoever has to mend it: `districts/310118-qingpu`. */
  folder: string
  lines: readonly Line[]
  services: readonly Service[]
  rules: ReadonlySet<string>
  /** Names and other printed names. */
  departments: ReadonlySet<string>
  indicators: ReadonlySet<string>
}

/** What does not fit together between a district's lines and services and what they name; each fault begins with file and id. */
export function coverageFaults({ folder, lines, services, rules, departments, indicators }: Covered): string[] {
  const byId = new Map(services.map((service) => [service.id, service]))
  const byLine = new Map(lines.map((line) => [line.id, line]))
  const ofLines = lines.flatMap(({ id, services: named, feature }) => {
    const at = `${folder}/lines.tsv ${id}`
    const meant = named.flatMap((one) => byId.get(one) ?? [])
    return [
      ...named.flatMap((one) => {
        const service = byId.get(one)
        if (!service) return [`${at}: there is no service ${one} in services.yaml`]
        return service.lines.includes(id) ? [] : [`${at}: names ${one}, whose lines in services.yaml do not hold it`]
      }),
      ...(meant.length > 0 && !meant.some(({ engine }) => engine === feature)
        ? [
            `${at}: feature is ${feature}, expected the engine of one of its services (${meant.map(({ engine }) => engine).join(', ')})`,
          ]
        : []),
    ]
  })
  const ofServices = services.flatMap((service, index) => {
    const at = `${folder}/services.yaml ${service.id}`
    return [
      ...(services.findIndex(({ id }) => id === service.id) < index ? [`${at}: the id stands twice`] : []),
      ...service.lines.flatMap((id) => {
        const line = byLine.get(id)
        if (!line) return [`${at}: there is no line ${id} in lines.tsv`]
        return line.services.includes(service.id) ? [] : [`${at}: names ${id}, whose row in lines.tsv does not name it`]
      }),
      ...[...questions.map((key) => [key, service[key]]), ['settings.atLeast', service.settings?.atLeast]].flatMap(
        ([key, rule]) =>
          rule === undefined || rules.has(String(rule)) ? [] : [`${at}: ${key} names ${rule}, a rule no file has`],
      ),
      ...service.departments.flatMap((name) => (departments.has(name) ? [] : [`${at}: settings.yaml has no department ${name}`])),
      ...service.moves.flatMap((key) => (indicators.has(key) ? [] : [`${at}: settings.yaml has no indicator ${key}`])),
    ]
  })
  return [...ofLines, ...ofServices]
}
