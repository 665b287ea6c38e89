/** An indicator of an invented plan, before a layout decides how it is printed. `figure` and `baseFigure` are without unit. */
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

/** A task of an invented plan; `others` implement or help. */
export type Work = { title: string; lead: string; others: string[]; domain: '养老' | '托育' | 'both' | '保障' }

/** What a reader should find in the head of an invented plan. */
export type PlanHead = {
  district: string
  title: string
  docNumber: string
  issuer: string
  issuedDate: string
  periodEnd: number
}

/** An invented plan, before a layout decides how it is printed: its head, its facts, its tasks by section, its safeguards. */
export type Plan = {
  head: PlanHead
  /** The date as printed, and the name the text uses for the place. */
  date: string
  place: string
  facts: Fact[]
  sections: { heading: string; works: Work[] }[]
  safeguards: Work[]
}

/** Sentences between the facts, with the brackets, figures and breaks that make reading hard. */
export const prose = [
  '坚持以人民为中心的发展思想，积极应对人口老龄化，统筹推进养老托育服务体系建设，推动服务扩容提质（含长者照护之家），让老年人和婴幼儿家庭有更多获得感、幸福感、安全感。',
  '完善“15分钟社区生活圈”，依托社区综合为老服务中心、老年助餐服务场所和社区“宝宝屋”，为居民提供就近、便捷、普惠的服务，逐步形成覆盖城乡、布局均衡、功能完善的设施网络。',
  '健全部门协同机制，加强信息共享，落实各项支持政策，鼓励社会力量参与，探索政府、市场、社会多元主体共同参与的服务供给格局，不断满足多层次、多样化的服务需求。',
]
