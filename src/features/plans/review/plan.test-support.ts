/** A row of an invented plan's table: category, name with unit, base, target, nature, lead departments. */
export type Row = [category: string, name: string, base: string, target: string, nature: string, leads: string]
/** A task of an invented plan: its title and the departments printed behind it. */
export type Work = [title: string, departments: string]

export const rows: Row[] = [
  ['养老服务', '养老机构床位数（张）', '8278', '≥9500', '约束性', '区民政局'],
  ['养老服务', '护理型床位占总床位比例（%）', '30', '>60', '约束性', '区民政局'],
  ['养老服务', '助浴服务人次（人次）', '-', '5万', '预期性', '区民政局'],
  ['养老服务', '老年住宅适老化改造', '-', '完成市下达指标', '约束性', '区民政局'],
  ['健康服务', '人均期望寿命（岁）', '83.76', '84左右', '预期性', '区卫生健康委'],
  ['托育服务', '每千常住人口拥有3岁以下婴幼儿托位数（个）', '1.2', '4.5', '预期性', '区教育局'],
  ['托育服务', '普惠性托位占比（%）', '50.4', '≥60', '约束性', '区教育局'],
]

export const works: Work[] = [
  ['保障基本养老服务', '区民政局、区财政局、各街镇'],
  ['优化养老服务设施区域布局', '区民政局、区规划资源局'],
  ['深化医养康养结合', '区卫生健康委、区民政局、区医保局'],
  ['推动幼儿园开设托班', '区教育局、各街镇'],
]

/** The text of a plan until 2030 as it might be pasted; everything in it is invented. */
export function planText({
  district = '青浦区',
  year = 2030,
  table = rows,
  tasks = works,
}: {
  district?: string
  year?: number
  table?: Row[]
  tasks?: Work[]
} = {}): string {
  const title = `${district}“一老一小”整体解决方案`
  const heading = ['序号', '类别', '主要指标', `${year - 5}年`, `${year}年`, '指标类型', '牵头单位']
  return [
    `${district}人民政府办公室关于印发《${title}》的通知`,
    '青府办发〔2026〕3号',
    '各镇人民政府、街道办事处，区政府各委、办、局：',
    `经区政府同意，现将《${title}》印发给你们，请认真按照执行。`,
    `${district}人民政府办公室`,
    '2026年2月6日',
    title,
    '坚持以人民为中心的发展思想，积极应对人口老龄化，统筹推进养老托育服务体系建设，推动服务扩容提质。',
    '一、发展目标',
    `到${year}年，服务设施网络逐步形成，具体发展指标如下。`,
    heading.join('\t'),
    ...table.map(([category, name, base, target, nature, leads], at) =>
      [at + 1, category, name, base, target, nature, leads].join('\t'),
    ),
    '二、重点任务',
    '（一）健全服务体系',
    ...tasks.flatMap(([name, departments], at) => [
      `${at + 1}.${name}。健全部门协同机制，落实各项支持政策，鼓励社会力量参与。（责任单位：${departments}）`,
    ]),
    '抄送：区委各部门，区人大常委会办公室。',
  ].join('\n')
}
