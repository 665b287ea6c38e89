import type { Value } from '../../../platform/rules/feel/values.ts'
import type { Who } from '../contract.ts'

/** A number that an answer leaves between two bounds, both of which may be. */
export type Between = { from: number; to: number }

/** An answer one can choose, and the facts it gives. */
export type Choice = { value: string; facts: Record<string, Value | Between> }
/**
 * A question of the advice: whom it is asked about, from and to which age, and its answers; whoever does not know says so. `everyday`: a daughter or a neighbour
 * knows it, so it comes before what only a paper says. `decides`: facts that it settles together with another answer.
 */
export type Question = {
  id: string
  for: readonly Who[]
  fromAge?: number
  toAge?: number
  everyday?: true
  decides?: readonly string[]
  choices: Choice[]
}

/** The answer of somebody who does not know, or passes a question over. */
export const unsure = 'unsure'

const choice = (value: string, facts: Record<string, Value | Between>): Choice => ({ value, facts })
const yesNo = (id: string, fact: string, limits: Pick<Question, 'for' | 'fromAge' | 'toAge'>): Question => ({
  ...{ id, ...limits },
  choices: [choice('yes', { [fact]: true }), choice('no', { [fact]: false })],
})
const grown = ['self', 'elder'] as const
const elders = { for: grown, fromAge: 55 } as const
const workers = { for: ['self'], toAge: 70 } as const

/**
 * The questions after for whom and how old, in the order in which equals are asked. A level is answered by none of them too: 无 is a value that no rule's list holds.
 * What somebody says of themselves is never what an office assessed: whether they were assessed is a question of its own.
 */
export const questions: readonly Question[] = [
  {
    ...{ id: 'month', for: grown, everyday: true, decides: ['年龄', '月龄'] },
    choices: Array.from({ length: 12 }, (_, at) => choice(String(at + 1).padStart(2, '0'), {})),
  },
  {
    ...{ id: 'live', for: ['self', 'elder', 'child'], everyday: true },
    choices: [choice('here', { 居住区: '本区' }), choice('elsewhere', { 居住区: '外区' })],
  },
  {
    ...{ id: 'hukou', for: ['self', 'elder', 'child'], everyday: true },
    choices: [
      choice('here', { 户籍区: '本区', 本市户籍: true }),
      choice('city', { 户籍区: '外区', 本市户籍: true }),
      choice('other', { 户籍区: '外区', 本市户籍: false }),
    ],
  },
  {
    ...{ id: 'ability', ...elders, everyday: true },
    choices: [
      choice('able', { 失能: '无' }),
      choice('mild', { 失能: '轻度' }),
      choice('moderate', { 失能: '中度' }),
      choice('severe', { 失能: '重度' }),
    ],
  },
  {
    ...{ id: 'alone', ...elders, everyday: true },
    choices: [
      choice('alone', { 独居: true, 纯老家庭: true }),
      choice('elders', { 独居: false, 纯老家庭: true }),
      choice('others', { 独居: false, 纯老家庭: false }),
    ],
  },
  {
    ...{ id: 'hardship', for: ['self', 'elder', 'child'], everyday: true },
    choices: [
      choice('none', { 低保: false, 低收入: false, 特困: false }),
      choice('dibao', { 低保: true, 低收入: false, 特困: false }),
      choice('low', { 低保: false, 低收入: true, 特困: false }),
      choice('tekun', { 低保: false, 低收入: false, 特困: true }),
    ],
  },
  {
    ...{ id: 'level', ...elders },
    choices: [
      choice('never', { 照护等级: 0 }),
      ...['0', '1', '2', '3', '4', '5', '6'].map((level) => choice(level, { 照护等级: Number(level) })),
    ],
  },
  {
    ...{ id: 'memory', ...elders },
    choices: [
      choice('fine', { 失智: false, 轻度认知障碍风险: false }),
      choice('risk', { 失智: false, 轻度认知障碍风险: true }),
      choice('dementia', { 失智: true, 轻度认知障碍风险: true }),
    ],
  },
  {
    ...{ id: 'disability', for: ['self', 'elder', 'child'] },
    choices: [choice('none', { 残疾: '无' }), ...['一级', '二级', '三级', '四级'].map((level) => choice(level, { 残疾: level }))],
  },
  {
    ...{ id: 'children', ...elders },
    choices: [
      choice('near', { 空巢: false, 无子女: false, 孤老: false }),
      choice('away', { 空巢: true, 无子女: false }),
      choice('none', { 无子女: true }),
    ],
  },
  yesNo('insured', '参加长护险', elders),
  {
    ...{ id: 'pension', for: grown },
    choices: ['职工', '居民', '机关事业', '无'].map((one) => choice(one, { 参加养老保险: one })),
  },
  {
    ...{ id: 'only_child', ...elders },
    choices: ['无', '失独', '伤残'].map((one) => choice(one, { 计生特殊家庭: one })),
  },
  yesNo('in_home', '入住养老机构', elders),
  yesNo('stairs', '住未装电梯多层住宅', { for: grown }),
  yesNo('left_behind', '留守', { for: ['elder', 'child'] }),
  {
    ...{ id: 'parent', for: ['self'], toAge: 60 },
    choices: [
      choice('none', { 养育最小幼儿月龄: 1200 }),
      choice('under_1', { 养育最小幼儿月龄: { from: 0, to: 11 } }),
      choice('under_3', { 养育最小幼儿月龄: { from: 12, to: 35 } }),
      choice('under_7', { 养育最小幼儿月龄: { from: 36, to: 83 } }),
    ],
  },
  yesNo('carer', '照护失能老人', { for: ['self'] }),
  yesNo('works_elders', '从事养老服务', workers),
  yesNo('works_children', '从事托育服务', workers),
  yesNo('retired_expert', '退休专业技术人员', { for: grown, fromAge: 50 }),
  {
    ...{ id: 'veteran', ...elders },
    choices: ['无', '残疾军人', '烈士遗属', '因公牺牲军人遗属', '病故军人遗属', '复员军人', '带病回乡退伍军人', '其他'].map(
      (one) => choice(one, { 优抚: one }),
    ),
  },
  {
    ...{ id: 'child_trouble', for: ['child'] },
    choices: ['无', '孤儿', '事实无人抚养', '自身困境', '家庭困境', '监护困境'].map((one) => choice(one, { 困境儿童: one })),
  },
]

const byId = new Map(questions.map((question) => [question.id, question]))
export const questionOf = (id: string): Question | undefined => byId.get(id)

/** The facts that a question can give. */
export const factsOf = ({ choices, decides = [] }: Question): string[] => [
  ...new Set([...decides, ...choices.flatMap(({ facts }) => Object.keys(facts))]),
]

/** Whether an answer leaves a fact between two bounds. */
export const isBetween = (value: Value | Between): value is Between =>
  typeof value === 'object' && value !== null && 'from' in value && 'to' in value

/** Whether a question makes sense of somebody of that age; of an age nobody said, it does. */
export function suits(question: Question, who: Who, age: number | undefined): boolean {
  if (!question.for.includes(who)) return false
  return age === undefined || (age >= (question.fromAge ?? 0) && age < (question.toAge ?? 200))
}
