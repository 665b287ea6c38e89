import { features } from '../../app.ts'
import { type Line, lineKinds } from '../../features/services/catalogue/contract.ts'
import type { Covered } from '../../features/services/catalogue/coverage.ts'
import { lineFeatures } from '../../features/services/catalogue/lines.ts'
import { readCoverage } from './coverage-read.ts'

const said: Record<Line['kind'], string> = {
  service: '服务：有人使用或登记',
  register: '台账、名册、清单',
  task: '部门的工作',
  policy: '政策、制度、标准',
  counter: '统计、监测、测算',
  project: '建设、改造、创建',
  platform: '平台',
  organization: '组织、机制、基地',
  campaign: '行动、宣传',
}

/** `docs/coverage.md` as it should read: what every line of the districts' lists is, which feature keeps it, and whether that feature is there today. */
export async function coverageDocument(root: string): Promise<string> {
  const read = await readCoverage(root)
  const districts = read.map((one) => ({
    name: one.district.name,
    lines: 'covered' in one ? one.covered.lines : [],
    covered: 'covered' in one ? one.covered : undefined,
  }))
  const built = new Set(features.map(({ name }) => name))
  const all = districts.flatMap(({ lines }) => lines)
  const services = districts.flatMap(({ covered }) => covered?.services ?? [])
  const kept = all.filter(({ feature }) => built.has(feature)).length
  const names = districts.map(({ name }) => name)
  return [
    '# What every line of the five lists is',
    '',
    'Made by `npm run docs:coverage` from each district’s `lines.tsv` and `services.yaml`; a test keeps it up to date. A line is something the district’s plan says is to',
    'exist. A *service* is an entry of the catalogue that a person, a family or an organisation uses or is registered in; everything else is named for what it is, with the feature',
    'that keeps it. ● the feature is in the product today; ○ it is still to come, and until then a service is read about and its rules answer.',
    '',
    `${all.length} lines, ${services.length} services; ${kept} lines belong to features that are in the product today, ${all.length - kept} to features still to come.`,
    '',
    '## By kind · 按性质',
    '',
    ...table(
      ['性质', '', ...names, 'total'],
      lineKinds.map((kind) => [kind, said[kind], ...counts(districts, (line) => line.kind === kind)]),
    ),
    ...table(['', '', ...names, 'total'], [['lines', '合计', ...counts(districts, () => true)], servicesRow(districts)]),
    '## By feature · 按功能',
    '',
    ...table(
      ['', '功能', ...names, 'total'],
      lineFeatures
        .filter((feature) => all.some((line) => line.feature === feature))
        .map((feature) => [built.has(feature) ? '●' : '○', feature, ...counts(districts, (line) => line.feature === feature)]),
    ),
    '## Services by engine · 服务按引擎',
    '',
    ...table(
      ['', '引擎', ...names, 'total'],
      [...new Set(services.map(({ engine }) => engine))]
        .sort((a, b) => lineFeatures.indexOf(a) - lineFeatures.indexOf(b))
        .map((engine) => {
          const each = districts.map(({ covered }) => covered?.services.filter((one) => one.engine === engine).length ?? 0)
          return [built.has(engine) ? '●' : '○', engine, ...each.map(String), String(sum(each))]
        }),
    ),
    ...districts.flatMap(({ name, covered }) =>
      covered ? section(name, covered, built) : [`## ${name}`, '', 'Its lines cannot be read yet.', ''],
    ),
  ].join('\n')
}

function section(name: string, { lines, services }: Covered, built: ReadonlySet<string>): string[] {
  const names = new Map(services.map((service) => [service.id, service.name.zh]))
  const kept = lines.filter(({ feature }) => built.has(feature)).length
  return [
    `## ${name}：${lines.length} 条，服务 ${services.length} 项，功能已有的 ${kept} 条`,
    '',
    ...table(
      ['编号', '名称与数', '性质', '功能', '服务'],
      lines.map(({ id, text, kind, feature, services: named }) => [
        id,
        text,
        kind,
        `${built.has(feature) ? '●' : '○'} ${feature}`,
        named.map((one) => `${names.get(one) ?? '?'} \`${one}\``).join('<br>'),
      ]),
    ),
  ]
}

type Listed = { lines: readonly Line[]; covered: Covered | undefined }

function counts(districts: readonly Listed[], of: (line: Line) => boolean): string[] {
  const each = districts.map(({ lines }) => lines.filter(of).length)
  return [...each, sum(each)].map(String)
}

function servicesRow(districts: readonly Listed[]): string[] {
  const each = districts.map(({ covered }) => covered?.services.length ?? 0)
  return ['services', '目录中的服务', ...each.map(String), String(sum(each))]
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line), '']
}
