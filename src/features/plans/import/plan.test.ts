import { expect, test } from 'vitest'
import { documentFromText, parsePlan } from './index.ts'
import type { PlanPack } from './pack.ts'
import { readHtml } from './read/html.ts'

const tasks = `
三、重点任务
（一）加快发展养老服务
1.健全基本养老服务体系。落实基本养老服务清单，保障老年人。（责任单位：市民政局、市财政局，各镇（街道））
2.发展银发经济。（牵头单位：市发改局；配合单位：市经信局、市商务局）
四、保障措施
（一）加强领导。各部门要加强领导。
`
const read = (text: string) => parsePlan(documentFromText(text))
const page = async (body: string) =>
  parsePlan(
    await readHtml(
      new TextEncoder().encode(
        `<!doctype html><body>${body}${tasks
          .split('\n')
          .map((line) => `<p>${line}</p>`)
          .join('')}</body>`,
      ),
    ),
  )
const short = (pack: PlanPack) =>
  pack.indicators.map(({ key, category, name, unit, base, target, targetYear, targetOp, leads }) => [
    key,
    category,
    name,
    unit,
    base,
    target,
    targetYear,
    targetOp,
    leads.join('、'),
  ])
const codes = (pack: PlanPack) => [...new Set(pack.warnings.map((warning) => warning.code))]

test('reads a header of two rows with two target years: the last is the target, the first a warning', async () => {
  const pack = await page(`<h1>义乌市“一老一小”整体解决方案（2023—2027年）</h1><p>二、主要指标</p><table>
    <tr><th rowspan=2>领域</th><th rowspan=2>序号</th><th rowspan=2>指标名称</th><th rowspan=2>单位</th><th rowspan=2>2022年现状</th><th colspan=2>目标值</th><th rowspan=2>责任部门</th></tr>
    <tr><th>2025年</th><th>2027年</th></tr>
    <tr><td rowspan=2>一老</td><td>1</td><td>每千名老年人拥有机构床位数</td><td>张</td><td>42.3</td><td>45</td><td>50</td><td rowspan=2>市民政局</td></tr>
    <tr><td>2</td><td>认知障碍床位数</td><td>张</td><td>120</td><td>300</td><td>≥400</td></tr>
    <tr><td>一小</td><td>3</td><td>每千人口托位数</td><td>个</td><td>3.6</td><td>4.6</td><td>5</td><td></td></tr></table>`)
  expect(short(pack)).toEqual([
    ['养老/1', '一老', '每千名老年人拥有机构床位数', '张', '42.3', '50', 2027, '=', '市民政局'],
    ['养老/2', '一老', '认知障碍床位数', '张', '120', '≥400', 2027, '>=', '市民政局'],
    ['托育/1', '一小', '每千人口托位数', '个', '3.6', '5', 2027, '=', ''],
  ])
  expect(pack.warnings.filter((warning) => warning.code === 'interim_target')).toHaveLength(3)
  expect([pack.district, pack.periodEnd]).toEqual(['义乌市', 2027])
})

test('reads a table whose titles stand in its first column', async () => {
  const pack = await page(`<p>昆山市养老托育服务发展规划</p><p>二、主要目标</p><table>
    <tr><td>指标名称</td><td>养老机构床位数（张）</td><td>护理型床位占比（%）</td><td>托位数（个）</td></tr>
    <tr><td>2020年</td><td>5600</td><td>55</td><td>2100</td></tr><tr><td>2025年</td><td>7000</td><td>≥70</td><td>6000</td></tr>
    <tr><td>责任单位</td><td>市民政局</td><td>市民政局</td><td>市卫健委</td></tr></table>`)
  expect(short(pack)).toEqual([
    ['养老/1', null, '养老机构床位数', '张', '5600', '7000', 2025, '=', '市民政局'],
    ['养老/2', null, '护理型床位占比', '%', '55', '≥70', 2025, '>=', '市民政局'],
    ['托育/1', null, '托位数', '个', '2100', '6000', 2025, '=', '市卫健委'],
  ])
})

test('reads group rows, mends cells torn over rows, and says so', () => {
  const pack = read(
    `金水区促进养老托育服务健康发展实施方案\n一、目标\n指标\t2020年\t2025年\t单位\n一、养老服务\t\t\t\n居家社区养老服务设施覆盖\t80\t100\t%\n率\t\t\t\n月探访率\t90\t100\t%\n二、托育服务\t\t\t\n每千人口托位数\t—\t4.5\t个\n${tasks}`,
  )
  expect(short(pack)).toEqual([
    ['养老/1', '养老服务', '居家社区养老服务设施覆盖率', '%', '80', '100', 2025, '=', ''],
    ['养老/2', '养老服务', '月探访率', '%', '90', '100', 2025, '=', ''],
    ['托育/1', '托育服务', '每千人口托位数', '个', '—', '4.5', 2025, '=', ''],
  ])
  expect(codes(pack)).toContain('row_joined')
})

test('spreads labels that a conversion printed in the middle of their rows, and asks', () => {
  const pack = read(
    `静海区养老托育规划\n二、发展目标\n类别\t序号\t指标\t2025年\t责任单位\n\t1\t养老床位数（张）\t200\t\n养老服务\t2\t护理床位占比（%）\t50\t区民政局\n\t3\t日间照料覆盖率（%）\t100\t\n\t4\t托位数（个）\t500\t\n托育服务\t5\t普惠托位占比（%）\t60\t区卫健委\n${tasks}`,
  )
  expect(pack.indicators.map((indicator) => [indicator.key, indicator.category, indicator.leads[0]])).toEqual([
    ['养老/1', '养老服务', '区民政局'],
    ['养老/2', '养老服务', '区民政局'],
    ['养老/3', '养老服务', '区民政局'],
    ['托育/1', '托育服务', '区卫健委'],
    ['托育/2', '托育服务', '区卫健委'],
  ])
  expect(codes(pack)).toContain('merged_cells_guessed')
})

test('reads one cell a line without any mark between', () => {
  const cells =
    '序号\n指标名称\n单位\n2020年\n2025年\n指标性质\n1\n养老机构床位数\n张\n8000\n9500\n预期性\n2\n每千人口托位数\n个\n2.1\n4.6\n约束性'
  const pack = read(`余杭区“一老一小”整体解决方案\n二、发展目标\n${cells}\n${tasks}`)
  expect(
    pack.indicators.map(({ no, name, unit, baseValue, targetValue, nature }) => [no, name, unit, baseValue, targetValue, nature]),
  ).toEqual([
    [1, '养老机构床位数', '张', 8000, 9500, '预期性'],
    [2, '每千人口托位数', '个', 2.1, 4.6, '约束性'],
  ])
})

test('reads the tasks of a table that shares them among departments', () => {
  const pack = read(
    '江津区“一老一小”整体解决方案任务分工表\n养老、托育、婴幼儿任务分解如下。\n序号\t重点任务\t具体举措\t牵头单位\t配合单位\t完成时限\n1\t完善养老服务网络\t建设区级养老服务中心\t区民政局\t区财政局、各镇街\t2023年12月\n2\t\t改造敬老院\t区民政局\t区住房城乡建委\t2024年6月\n3\t发展普惠托育\t新增公办托位500个\t区卫生健康委\t区教委 区妇联\t2025年12月',
  )
  expect(pack.tasks.map(({ path, no, title, departments }) => [path.join(), no, title, departments.join('、')])).toEqual([
    ['完善养老服务网络', '1', '建设区级养老服务中心', '区民政局、区财政局、各镇街'],
    ['完善养老服务网络', '2', '改造敬老院', '区民政局、区住房城乡建委'],
    ['发展普惠托育', '3', '新增公办托位500个', '区卫生健康委、区教委、区妇联'],
  ])
})

test('without a table, the dated targets of goals and tasks are the indicators', () => {
  const pack = read(
    `安康市“一老一小”整体解决方案\n一、发展基础\n截止2020年底，建成互助幸福院1345个。\n二、发展目标\n（一）“一老”方面\n到2025年，全市养老服务床位数由1.2万张增加到1.7万张，护理型床位占比不低于55%。\n（二）“一小”方面\n到2025年，每千人口托位数达到4.5个以上。\n三、主要任务\n（一）扩大供给\n1.建设普惠托育机构。到2024年，新增托位2000个。\n责任单位：市卫健委、市发改委\n2.推进医养结合\n（1）支持医疗机构开展养老服务。\n（2）鼓励养老机构内设诊所。（市卫健委、市民政局按职责分工负责）\n四、组织保障\n（一）加强领导。`,
  )
  expect(
    pack.indicators.map(({ key, name, base, targetYear, targetOp, targetValue, unit }) => [
      key,
      name,
      base,
      targetYear,
      targetOp,
      targetValue,
      unit,
    ]),
  ).toEqual([
    ['养老/1', '养老服务床位数', '1.2万张', 2025, '=', 17000, '张'],
    ['养老/2', '护理型床位占比', null, 2025, '>=', 55, '%'],
    ['托育/1', '每千人口托位数', null, 2025, '>=', 4.5, '个'],
    ['托育/2', '新增托位', null, 2024, '=', 2000, '个'],
  ])
  expect(pack.tasks.map(({ no, title, departments }) => [no, title, departments.join('、')])).toEqual([
    ['1', '建设普惠托育机构', '市卫健委、市发改委'],
    ['2', '推进医养结合', '市卫健委、市民政局'],
    ['（一）', '加强领导', ''],
  ])
})

test('reads a plan that is the annex of a notice with numbered sentences of its own', () => {
  const pack = read(
    `长兴县人民政府文件\n长政发〔2023〕5号\n长兴县人民政府关于印发长兴县养老托育服务体系建设行动方案（2023—2025年）的通知\n各乡镇人民政府：\n一、提高认识。各单位要高度重视。\n二、加强落实。各单位要认真落实。\n长兴县人民政府\n2023年4月8日\n附件\n长兴县养老托育服务体系建设行动方案\n一、行动目标\n到2025年，全县养老机构床位达到5000张。\n${tasks}`,
  )
  expect(pack).toMatchObject({
    title: '长兴县养老托育服务体系建设行动方案（2023—2025年）',
    docNumber: '长政发〔2023〕5号',
    issuedDate: '2023-04-08',
  })
  expect(pack.tasks.map(({ title, domain }) => [title, domain])).toEqual([
    ['健全基本养老服务体系', '养老'],
    ['发展银发经济', '养老'],
    ['加强领导', '保障'],
  ])
})

test('every warning has a code and a place inside the text', () => {
  const document = documentFromText(
    `静海区养老托育规划\n二、发展目标\n序号\t指标\t2025年\n1\t养老床位数（张）\t200\n3\t托位数（个）\t1:4\n${tasks}`,
  )
  const pack = parsePlan(document)
  expect(codes(pack)).toEqual(
    expect.arrayContaining(['number_gap', 'target_unclear', 'doc_number_missing', 'task_without_department']),
  )
  for (const { at, code } of pack.warnings) {
    expect(code).toMatch(/^[a-z_]+$/)
    expect(at[0]).toBeLessThanOrEqual(at[1])
    expect(at[1]).toBeLessThanOrEqual(document.text.length)
  }
})

test.each([
  ['news', '关于养老的新闻\n今天，我区召开养老托育工作会议，研究一老一小整体解决方案。\n会议强调，要推进养老服务。'],
  [
    'a plan about something else',
    '某区交通规划\n一、总体要求\n为了交通。\n二、重点任务\n（一）修路\n1.修建道路。（责任单位：区交通局）\n2.修建桥梁。（责任单位：区交通局）',
  ],
  ['a recipe', '红烧肉\n1. 切块。\n2. 焯水。\n3. 炖煮。'],
])('refuses %s as no plan', (_, text) => {
  expect(() => read(text)).toThrowError(/not_a_plan/)
})

test('takes time in proportion to the length: a million characters of plans, brackets, tables or blanks', () => {
  const plan = `静海区养老托育规划\n二、发展目标\n序号\t指标\t2025年\n1\t养老床位数（张）\t200\n2\t托位数（个）\t300\n${tasks}`
  const texts = [
    plan.repeat(1e6 / plan.length),
    '（'.repeat(1e6),
    `养老${' '.repeat(2e6)}托育`,
    '养老服务托育，'.repeat(3e5),
    '责任单位：'.repeat(4e5),
  ]
  for (const text of texts) {
    const before = process.cpuUsage()
    try {
      read(text)
    } catch (error) {
      expect(String(error)).toContain('not_a_plan')
    }
    // Processor time, not the clock: other work on the machine does not count. A quadratic step would take minutes.
    expect(process.cpuUsage(before).user / 1e6).toBeLessThan(15)
  }
}, 120_000)
