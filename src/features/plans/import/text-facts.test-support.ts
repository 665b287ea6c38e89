/** One indicator as a made-up plan prints it, and what must be read from it. */
export type Fact = {
  category: string
  name: string
  unit: string
  base: string
  target: string
  nature: string
  lead: string
  op: string
  value: number | null
  max?: number
  readUnit?: string
}
/** One task of a made-up plan. */
export type Work = { title: string; departments: string[] }

export const facts: Fact[] = [
  {
    category: '机构养老',
    name: '养老机构护理型床位占比',
    unit: '%',
    base: '45',
    target: '≥60',
    nature: '约束性',
    lead: '区民政局',
    op: '>=',
    value: 60,
  },
  {
    category: '机构养老',
    name: '养老机构床位数',
    unit: '张',
    base: '3260',
    target: '4800',
    nature: '预期性',
    lead: '区民政局',
    op: '=',
    value: 4800,
  },
  {
    category: '社区养老',
    name: '城市社区日间照料机构覆盖率',
    unit: '%',
    base: '92.5',
    target: '100',
    nature: '预期性',
    lead: '区民政局、区财政局',
    op: '=',
    value: 100,
  },
  {
    category: '社区养老',
    name: '65岁及以上老年人城乡社区规范健康管理服务率',
    unit: '%',
    base: '-',
    target: '65以上',
    nature: '预期性',
    lead: '区卫生健康局',
    op: '>=',
    value: 65,
  },
  {
    category: '社区养老',
    name: '老年大学覆盖面',
    unit: '个',
    base: '2',
    target: '5-8',
    nature: '预期性',
    lead: '区教育局',
    op: 'range',
    value: 5,
    max: 8,
  },
  {
    category: '托育服务',
    name: '每千人口拥有3岁以下婴幼儿托位数',
    unit: '个',
    base: '1.6',
    target: '4.6',
    nature: '预期性',
    lead: '区卫生健康局',
    op: '=',
    value: 4.6,
  },
  {
    category: '托育服务',
    name: '普惠性托位占比',
    unit: '%',
    base: '30',
    target: '不低于60',
    nature: '预期性',
    lead: '区卫生健康局、区教育局',
    op: '>=',
    value: 60,
  },
  {
    category: '托育服务',
    name: '婴幼儿家庭科学育儿指导率',
    unit: '%',
    base: '/',
    target: '全覆盖',
    nature: '预期性',
    lead: '区妇联',
    op: 'qualitative',
    value: null,
  },
  {
    category: '托育服务',
    name: '托育从业人员培训人次',
    unit: '人次',
    base: '0.2万',
    target: '1.5万',
    nature: '预期性',
    lead: '区人力资源社会保障局',
    op: '=',
    value: 15000,
  },
]

export const works: Work[] = [
  { title: '健全基本养老服务制度', departments: ['区民政局', '区财政局', '各镇街'] },
  { title: '推进居家社区适老化改造', departments: ['区民政局', '区住房城乡建设局', '区残联'] },
  { title: '扩大普惠托育供给', departments: ['区卫生健康局', '区发展和改革局', '区教育局'] },
  { title: '加强人才队伍建设', departments: ['区人力资源和社会保障局'] },
]
