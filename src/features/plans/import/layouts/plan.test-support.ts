/** An indicator of the invented plan, before a layout decides how it is printed. `figure` and `baseFigure` are without unit. */
export type Fact = {
  domain: '养老' | '托育'
  category: string
  name: string
  unit: string | null
  baseFigure: string | null
  figure: string
  op: '>=' | '>' | '=' | '<=' | 'range' | '~' | 'qualitative'
  value: number | null
  max?: number
  nature: '约束性' | '预期性'
  leads: string[]
}

/** A task of the invented plan; `others` implement or help. */
export type Work = { title: string; lead: string; others: string[]; domain: '养老' | '托育' | 'both' | '保障' }

/** The head of the invented plan. */
export const head = {
  district: '临江区',
  title: '临江区“一老一小”整体解决方案',
  docNumber: '临府办发〔2023〕17号',
  issuer: '临江区人民政府办公室',
  issuedDate: '2023-04-18',
  periodEnd: 2025,
}

const elderly = (category: string) => ({ domain: '养老' as const, category })
const young = (category: string) => ({ domain: '托育' as const, category })

/** Indicators of every kind of target that real plans print. */
export const facts: Fact[] = [
  {
    ...elderly('居家养老'),
    name: '老年住宅适老化改造',
    unit: null,
    baseFigure: '-',
    figure: '完成市下达指标',
    op: 'qualitative',
    value: null,
    nature: '约束性',
    leads: ['区民政局'],
  },
  {
    ...elderly('居家养老'),
    name: '家庭照护床位服务人数',
    unit: '人',
    baseFigure: '120',
    figure: '500',
    op: '=',
    value: 500,
    nature: '预期性',
    leads: ['区民政局'],
  },
  {
    ...elderly('居家养老'),
    name: '符合条件的高龄独居老人紧急救援服务覆盖率',
    unit: '%',
    baseFigure: '85.5',
    figure: '100',
    op: '=',
    value: 100,
    nature: '预期性',
    leads: ['区民政局', '区消防救援支队'],
  },
  {
    ...elderly('社区养老'),
    name: '社区综合为老服务中心',
    unit: '个',
    baseFigure: '13',
    figure: '26',
    op: '=',
    value: 26,
    nature: '预期性',
    leads: ['区民政局'],
  },
  {
    ...elderly('社区养老'),
    name: '助浴服务人次',
    unit: '人次',
    baseFigure: null,
    figure: '5万',
    op: '=',
    value: 50000,
    nature: '预期性',
    leads: ['区民政局'],
  },
  {
    ...elderly('社区养老'),
    name: '康复辅助器具社区租赁服务实体点街镇覆盖率',
    unit: '%',
    baseFigure: '72',
    figure: '≥90',
    op: '>=',
    value: 90,
    nature: '约束性',
    leads: ['区民政局', '区卫生健康委'],
  },
  {
    ...elderly('机构养老'),
    name: '养老机构床位数',
    unit: '张',
    baseFigure: '8278',
    figure: '≥9500',
    op: '>=',
    value: 9500,
    nature: '约束性',
    leads: ['区民政局', '区规划资源局', '区财政局'],
  },
  {
    ...elderly('机构养老'),
    name: '护理型床位占总床位比例',
    unit: '%',
    baseFigure: '30',
    figure: '>60',
    op: '>',
    value: 60,
    nature: '约束性',
    leads: ['区民政局'],
  },
  {
    ...elderly('健康服务'),
    name: '人均期望寿命',
    unit: '岁',
    baseFigure: '83.76',
    figure: '84左右',
    op: '~',
    value: 84,
    nature: '预期性',
    leads: ['区卫生健康委'],
  },
  {
    ...elderly('健康服务'),
    name: '重度失能老人长期照护服务保障覆盖范围',
    unit: null,
    baseFigure: '应保尽保',
    figure: '应保尽保',
    op: 'qualitative',
    value: null,
    nature: '约束性',
    leads: ['区医保局'],
  },
  {
    ...young('托育服务'),
    name: '每千常住人口拥有3岁以下婴幼儿托位数',
    unit: '个',
    baseFigure: '1.2',
    figure: '4.5',
    op: '=',
    value: 4.5,
    nature: '预期性',
    leads: ['区教育局', '区发展改革委'],
  },
  {
    ...young('托育服务'),
    name: '每年新增普惠性托育点',
    unit: '个',
    baseFigure: '/',
    figure: '2-3',
    op: 'range',
    value: 2,
    max: 3,
    nature: '预期性',
    leads: ['区教育局'],
  },
  {
    ...young('托育服务'),
    name: '普惠性托位占比',
    unit: '%',
    baseFigure: '50.4',
    figure: '≥60',
    op: '>=',
    value: 60,
    nature: '约束性',
    leads: ['区教育局'],
  },
  {
    ...young('规范管理'),
    name: '每年对每个托育机构实地巡查指导次数',
    unit: '次',
    baseFigure: '-',
    figure: '≥1',
    op: '>=',
    value: 1,
    nature: '预期性',
    leads: ['区教育局', '区市场监管局'],
  },
  {
    ...young('规范管理'),
    name: '托育机构从业人员持证上岗率',
    unit: '%',
    baseFigure: '98',
    figure: '100',
    op: '=',
    value: 100,
    nature: '预期性',
    leads: ['区教育局'],
  },
]

/** The tasks by section, and the safeguards. */
export const sections: { heading: string; works: Work[] }[] = [
  {
    heading: '健全养老服务体系',
    works: [
      { title: '保障基本养老服务', lead: '区民政局', others: ['区财政局', '各街镇'], domain: '养老' },
      { title: '优化养老服务设施区域布局', lead: '区民政局', others: ['区规划资源局'], domain: '养老' },
      { title: '深化医养康养结合', lead: '区卫生健康委', others: ['区民政局', '区医保局', '各街镇'], domain: '养老' },
    ],
  },
  {
    heading: '扩大托育服务供给',
    works: [
      { title: '推动幼儿园开设托班', lead: '区教育局', others: ['各街镇'], domain: '托育' },
      { title: '提升科学育儿指导服务', lead: '区教育局', others: ['区卫生健康委', '区妇联'], domain: '托育' },
    ],
  },
  {
    heading: '加强养老托育人才队伍建设',
    works: [
      { title: '加大养老托育专业人才培养力度', lead: '区人力资源社会保障局', others: ['区教育局', '区民政局'], domain: 'both' },
    ],
  },
]

export const safeguards: Work[] = [
  { title: '加强组织领导', lead: '区发展改革委', others: ['区民政局', '区教育局'], domain: '保障' },
  { title: '强化资金保障', lead: '区财政局', others: ['各街镇'], domain: '保障' },
]

/** Sentences between the facts, with the brackets, figures and breaks that make reading hard. */
export const prose = [
  '坚持以人民为中心的发展思想，积极应对人口老龄化，统筹推进养老托育服务体系建设，推动服务扩容提质（含长者照护之家），让老年人和婴幼儿家庭有更多获得感、幸福感、安全感。',
  '完善“15分钟社区生活圈”，依托社区综合为老服务中心、老年助餐服务场所和社区“宝宝屋”，为居民提供就近、便捷、普惠的服务，逐步形成覆盖城乡、布局均衡、功能完善的设施网络。',
  '健全部门协同机制，加强信息共享，落实各项支持政策，鼓励社会力量参与，探索政府、市场、社会多元主体共同参与的服务供给格局，不断满足多层次、多样化的服务需求。',
]
