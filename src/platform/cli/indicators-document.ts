import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { features } from '../../app.ts'
import { CommittedPlanPack } from '../../features/plans/import/pack.ts'
import { type DistrictSettings, type IndicatorSetting, parseDistrictSettings } from '../../features/plans/settings.ts'
import { readDistricts } from '../districts/folder.ts'

/** Which feature will count what no record counts yet, by the beginning of the counter's key. */
const awaited: [key: RegExp, feature: string, what: string][] = [
  [/^cases\./, 'cases', '适老化改造等办件'],
  [/^(training|carers|managers|nursery_staff|social_workers)\./, 'workforce', '从业人员、证书与培训'],
  [/^(home_beds|home_sickbeds)\./, 'placements', '家庭照护床位与家庭病床'],
  [/^people\.alone/, 'incidents', '紧急救援服务对象'],
  [/^people\.(assessed|mci)/, 'assessments', '照护需求评估与认知筛查'],
  [/^(sessions|guidance)\./, 'sessions', '场次、预约与到场'],
  [/^(visits|births)\./, 'visits', '上门与探访'],
  [/^partners\./, 'referrals', '异地合作机构'],
  [/^inspections\./, 'inspections', '巡查记录'],
  [/^(volunteers)\./, 'timebank', '志愿服务账户'],
  [/^(insured|doctors|health|areas\.with_fitness)|^people\.pension/, 'services', '参保、签约与健康管理'],
  [/^(children|apps|estates|lines|sports)\./, 'exchange', '教育、规划、交通等部门共享的数据'],
]

type Row = { key: string; name: string; kind: string; counted: string[]; why: string }

/** `docs/indicators.md` as it should read: for each indicator of every plan whether it is counted, by what, or reported, why and waiting for which feature. */
export async function indicatorsDocument(root: string): Promise<string> {
  const counters = new Map(
    features.flatMap(({ name, counters: own = [] }) =>
      own.map((counter) => [counter.key, { ...counter, feature: name }] as const),
    ),
  )
  const districts = await readDistricts(join(root, 'districts'))
  const plans = districts.map(({ name, folder }) => ({ name, rows: rowsOf(folder, counters) }))
  const all = plans.flatMap(({ rows }) => rows)
  const counted = all.filter((row) => row.counted.length > 0)
  const lines = plans.flatMap(({ name, rows }) => [
    `## ${name}：${rows.length} 项，计数 ${rows.filter((row) => row.counted.length > 0).length} 项`,
    '',
    '| 指标 | 名称 | 类别 | 由什么计数，或为何填报 |',
    '|---|---|---|---|',
    ...rows.map(
      (row) =>
        `| ${row.key} | ${row.name.replaceAll('|', '\\|')} | ${row.kind} | ${row.counted.length > 0 ? row.counted.join('<br>') : row.why} |`,
    ),
    '',
  ])
  const waiting = Map.groupBy(
    all.filter((row) => row.counted.length === 0),
    (row) => row.why.split('：')[0] as string,
  )
  return [
    '# Where every indicator’s number comes from',
    '',
    'Made by `npm run docs:indicators`; a test keeps it up to date. A counted indicator shows what is reported until the first record it counts from exists; from',
    'then on nobody types it. 填报：an officer reports the value with evidence and another person approves it.',
    '',
    `| ${plans.map(({ name }) => name).join(' | ')} | total |`,
    `|${plans.map(() => '---').join('|')}|---|`,
    `| ${plans.map(({ rows }) => `${rows.filter((row) => row.counted.length > 0).length} of ${rows.length}`).join(' | ')} | ${counted.length} of ${all.length} counted |`,
    '',
    ...[...waiting].sort((a, b) => b[1].length - a[1].length).map(([why, rows]) => `- ${why}: ${rows.length}`),
    '',
    ...lines,
  ].join('\n')
}

function rowsOf(folder: string, counters: ReadonlyMap<string, { name: { zh: string }; feature: string }>): Row[] {
  const settings: DistrictSettings = parseDistrictSettings(readFileSync(join(folder, 'settings.yaml'), 'utf8'))
  const pack = CommittedPlanPack.parse(JSON.parse(readFileSync(join(folder, settings.plan.file), 'utf8')))
  const names = new Map(pack.indicators.map(({ key, name }) => [key, name]))
  return Object.entries(settings.indicators).map(([key, setting]) => ({
    ...{ key, name: names.get(key) ?? '', kind: setting.kind },
    ...sourceOf(setting, counters),
  }))
}

function sourceOf(
  setting: IndicatorSetting,
  counters: ReadonlyMap<string, { name: { zh: string }; feature: string }>,
): Pick<Row, 'counted' | 'why'> {
  const keys = setting.ratio ?? (setting.counter ? [setting.counter] : [])
  if (keys.length === 0) return { counted: [], why: '填报：没有可计数的记录，按证据判定' }
  const unknown = keys.find((key) => !counters.has(key))
  if (unknown !== undefined || setting.pending) {
    const [, feature, what] = awaited.find(([key]) => key.test(unknown ?? '')) ?? [/./, '', '记录尚未建立']
    return { counted: [], why: `填报，待 ${feature || '后续功能'}：${what}（${unknown ?? keys.join(' / ')}）` }
  }
  const filter = Object.entries({ ...setting.filter, ...(setting.kind === 'floor' ? { 每: setting.per?.of ?? '' } : {}) })
    .map(([name, value]) => `${name}=${value}`)
    .join('，')
  const times = setting.times && setting.times !== 1 ? ` × ${setting.times}` : ''
  const said = keys.map((key) => `${counters.get(key)?.name.zh} \`${key}\`（${counters.get(key)?.feature}）`)
  return { counted: [`${said.join(' ÷ ')}${times}${filter && `；${filter}`}`], why: '' }
}
