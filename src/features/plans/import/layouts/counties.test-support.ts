import type { Fact, Plan, Work } from './plan.test-support.ts'

type Reading = Pick<Fact, 'op' | 'value' | 'max'>
type Printed = { unit: string | null; base: string | null; target: string; is: Reading; leads: string[]; nature?: Fact['nature'] }

const is = (op: Fact['op'], value: number, max?: number): Reading => ({ op, value, ...(max === undefined ? {} : { max }) })
const words: Reading = { op: 'qualitative', value: null }

function fact(domain: Fact['domain'], category: string, name: string, printed: Printed): Fact {
  const { unit, base, target, is: reading, leads, nature = '预期性' } = printed
  return { domain, category, name, unit, baseFigure: base, figure: target, nature, leads, ...reading }
}

const work = (title: string, lead: string, others: string[], domain: Work['domain']): Work => ({ title, lead, others, domain })

/** The plan of an invented county: figures written in other ways, short department names, a commission as issuer. */
export const yunxi: Plan = {
  head: {
    district: '云溪县',
    title: '云溪县“一老一小”整体解决方案（2021—2025年）',
    docNumber: '云发改社会[2022]36号',
    issuer: '云溪县发展和改革委员会',
    issuedDate: '2022-09-30',
    periodEnd: 2025,
  },
  date: '2022年9月30日',
  place: '云溪县',
  facts: [
    fact('养老', '兜底保障', '特困失能老年人集中供养率', {
      unit: '%',
      base: '—',
      target: '基本实现全覆盖',
      is: words,
      leads: ['县民政局'],
      nature: '约束性',
    }),
    fact('养老', '兜底保障', '经济困难老年人家庭适老化改造户数', {
      unit: '户',
      base: '1,260',
      target: '完成市级下达任务',
      is: words,
      leads: ['县民政局', '县残联'],
    }),
    fact('养老', '设施建设', '养老服务床位总量', {
      unit: '张',
      base: '9,860',
      target: '12,500',
      is: is('=', 12500),
      leads: ['县民政局'],
    }),
    fact('养老', '设施建设', '护理型床位占比', {
      unit: '%',
      base: '38',
      target: '不低于55',
      is: is('>=', 55),
      leads: ['县民政局', '县卫健局'],
      nature: '约束性',
    }),
    fact('养老', '设施建设', '乡镇（街道）综合养老服务中心覆盖率', {
      unit: '%',
      base: '２０',
      target: '60以上',
      is: is('>=', 60),
      leads: ['县民政局', '各乡镇（街道）'],
    }),
    fact('养老', '健康支撑', '二级及以上综合医院设老年医学科比例', {
      unit: '%',
      base: '33.3',
      target: '６０及以上',
      is: is('>=', 60),
      leads: ['县卫健局'],
    }),
    fact('养老', '健康支撑', '每千名老年人配备社会工作者人数', {
      unit: '人',
      base: '0.6',
      target: '1以上',
      is: is('>=', 1),
      leads: ['县民政局'],
    }),
    fact('托育', '托育供给', '每千人口拥有3岁以下婴幼儿托位数', {
      unit: '个',
      base: '1.05',
      target: '4.6左右',
      is: is('~', 4.6),
      leads: ['县卫健局', '县发改局'],
      nature: '约束性',
    }),
    fact('托育', '托育供给', '示范性托育服务机构数量', {
      unit: '家',
      base: '0',
      target: '2—3',
      is: is('range', 2, 3),
      leads: ['县卫健局'],
    }),
    fact('托育', '托育供给', '社区托育服务设施覆盖的街道数', {
      unit: '个',
      base: null,
      target: '4至6',
      is: is('range', 4, 6),
      leads: ['县卫健局', '县住建局'],
    }),
    fact('托育', '服务质量', '婴幼儿意外伤害发生率', {
      unit: '‰',
      base: '1.8',
      target: '控制在1.5以内',
      is: is('<=', 1.5),
      leads: ['县卫健局', '县妇联'],
    }),
    fact('托育', '服务质量', '育儿指导服务年均人次', {
      unit: '人次',
      base: '3200',
      target: '年均5000',
      is: is('=', 5000),
      leads: ['县妇联'],
    }),
  ],
  sections: [
    {
      heading: '补齐养老服务短板',
      works: [
        work('完善兜底性养老服务', '县民政局', ['县财政局', '各乡镇（街道）'], '养老'),
        work('发展农村互助养老', '县民政局', ['县农业农村局'], '养老'),
        work('推进医养有机衔接', '县卫健局', ['县民政局', '县医保局'], '养老'),
      ],
    },
    {
      heading: '增加普惠托育服务有效供给',
      works: [
        work('支持公办托育机构建设', '县卫健局', ['县发改局', '县财政局'], '托育'),
        work('规范托育机构备案管理', '县卫健局', ['县市场监管局', '县消防救援大队'], '托育'),
      ],
    },
  ],
  safeguards: [
    work('加强组织实施', '县发改局', ['县民政局', '县卫健局'], '保障'),
    work('严格督导评估', '县政府督查室', ['县发改局'], '保障'),
  ],
}

/** The plan of an invented banner: an action plan of three years. */
export const wulan: Plan = {
  head: {
    district: '乌兰旗',
    title: '乌兰旗养老托育服务体系建设行动计划（2023—2025年）',
    docNumber: '乌政办发【2023】12号',
    issuer: '乌兰旗人民政府办公室',
    issuedDate: '2023-06-05',
    periodEnd: 2025,
  },
  date: '2023年6月5日',
  place: '乌兰旗',
  facts: yunxi.facts.map((one) => ({ ...one, leads: one.leads.map(ofBanner) })),
  sections: yunxi.sections.map(({ heading, works }) => ({ heading, works: works.map(workOfBanner) })),
  safeguards: yunxi.safeguards.map(workOfBanner),
}

/** The plan of an invented city below a province, called an implementation plan. */
export const donglin: Plan = {
  head: {
    district: '东临市',
    title: '东临市推进“一老一小”服务体系建设实施方案',
    docNumber: '东政办〔2022〕8号',
    issuer: '东临市人民政府办公室',
    issuedDate: '2022-03-15',
    periodEnd: 2025,
  },
  date: '2022年3月15日',
  place: '东临市',
  facts: yunxi.facts.map((one) => ({ ...one, leads: one.leads.map(ofCity) })),
  sections: yunxi.sections.map(({ heading, works }) => ({ heading, works: works.map(workOfCity) })),
  safeguards: yunxi.safeguards.map(workOfCity),
}

function ofBanner(name: string): string {
  return name.replace('各乡镇（街道）', '各苏木镇').replace(/^县/, '旗')
}

function workOfBanner(one: Work): Work {
  return { ...one, lead: ofBanner(one.lead), others: one.others.map(ofBanner) }
}

function ofCity(name: string): string {
  return name
    .replace('各乡镇（街道）', '各县（市、区）人民政府')
    .replace(/^县/, '市')
    .replace('市卫健局', '市卫生健康委')
    .replace('市发改局', '市发展改革委')
}

function workOfCity(one: Work): Work {
  return { ...one, lead: ofCity(one.lead), others: one.others.map(ofCity) }
}
