import type { Span } from '../feel/syntax.ts'

/** A sentence in both languages. */
export type Said = { zh: string; en: string }

/**
 * What is wrong with a rule and where: the file, the rule's full name, the place in it (`all[1].when`, `row 3.then`), line and column in the file, and `at`, the
 * offsets inside the expression, where it is one.
 */
export type RuleFault = {
  file?: string
  rule: string
  place: string
  line?: number
  column?: number
  at?: Span
  code: FaultCode
  message: Said
}

const kinds = {
  number: ['数', 'a number'],
  text: ['文字', 'text'],
  boolean: ['是非', 'true or false'],
  date: ['日期', 'a date'],
} as const
type Kind = keyof typeof kinds
const zh = (kind: Kind) => kinds[kind][0]
const en = (kind: Kind) => kinds[kind][1]
const meant = (nearest: string | undefined): Said =>
  nearest ? { zh: `，是否想写“${nearest}”？`, en: `; did you mean ${nearest}?` } : { zh: '', en: '' }

/** The sentences by their codes. */
export const faults = {
  yaml: (why: string) => ({ zh: `不是可读的 YAML：${why}`, en: `this is not readable YAML: ${why}` }),
  shape: (chinese: string, english: string) => ({ zh: chinese, en: english }),
  dotted_name: (name: string) => ({
    zh: `“${name}”：文件里的规则只写短名，点号前的部分就是文件名`,
    en: `${name}: inside a file a rule has its short name; what stands before the dot is the file's name`,
  }),
  nothing_said: (kind: string) =>
    kind === 'eligibility'
      ? { zh: '应写 all、any、none 中的至少一项', en: 'expected at least one of all, any, none' }
      : { zh: '应写 value 或 rules 中的一项', en: 'expected one of value or rules' },
  both_said: () => ({ zh: 'value 与 rules 只能写一项', en: 'expected either value or rules, not both' }),
  cells: (found: number, expected: number) => ({
    zh: `本行有 ${found} 格，inputs 有 ${expected} 列`,
    en: `the row has ${found} cells where inputs has ${expected} columns`,
  }),
  cells_without_inputs: () => ({
    zh: '按列写条件的行需要 inputs；否则 when 只写一个条件',
    en: 'a row of cells needs inputs; otherwise when is a single condition',
  }),
  no_such_day: (day: string) => ({ zh: `${day} 不是存在的日期`, en: `${day} is not a day that exists` }),
  empty_period: () => ({ zh: 'validTo 应晚于 validFrom', en: 'validTo must be later than validFrom' }),
  periods_overlap: (other: string) => ({
    zh: `与自 ${other} 起的同名规则有重叠的日期`,
    en: `its days overlap those of the rule of the same name that begins on ${other}`,
  }),
  syntax: (why: string, letter: number) => ({ zh: why, en: `this is not a FEEL expression from letter ${letter} on` }),
  unknown_name: (name: string, nearest: string | undefined) => ({
    zh: `没有名为“${name}”的事实或规则${meant(nearest).zh}`,
    en: `there is no fact or rule ${name}${meant(nearest).en}`,
  }),
  unknown_rule: (name: string, nearest: string | undefined) => ({
    zh: `没有名为“${name}”的规则${meant(nearest).zh}`,
    en: `there is no rule ${name}${meant(nearest).en}`,
  }),
  not_eligibility: (name: string) => ({
    zh: `“${name}”给出的是数，不是是非；rule 只能引用资格规则`,
    en: `${name} gives a number, not yes or no; a rule clause names an eligibility`,
  }),
  ambiguous_name: (name: string) => ({
    zh: `“${name}”既是事实也是本文件的规则，请给规则改名`,
    en: `${name} is both a fact and a rule of this file; rename the rule`,
  }),
  other_subject: (name: string, of: string, about: string) => ({
    zh: `“${name}”说的是 ${of}，本规则说的是 ${about}`,
    en: `${name} is about ${of}, this rule about ${about}`,
  }),
  not_in_force: (name: string, on: string) => ({
    zh: `${on} 这天没有生效的“${name}”`,
    en: `no rule ${name} is in force on ${on}`,
  }),
  circle: (path: readonly string[]) => ({
    zh: `规则互相引用成环：${path.join(' → ')}`,
    en: `the rules name each other in a circle: ${path.join(' → ')}`,
  }),
  depends_on_now: (name: string) => ({
    zh: `${name}() 会使同一规则在不同时刻得出不同结果；请用事实`,
    en: `${name}() makes one rule answer differently at different moments; use a fact`,
  }),
  type: (expected: Kind, found: Kind) => ({
    zh: `这里应为${zh(expected)}，写的是${zh(found)}`,
    en: `expected ${en(expected)} here, found ${en(found)}`,
  }),
  compares: (left: Kind, right: Kind) => ({
    zh: `${zh(left)}不能与${zh(right)}比较`,
    en: `${en(left)} cannot be compared with ${en(right)}`,
  }),
  calculates: (found: Kind) => ({ zh: `${zh(found)}不能参加计算`, en: `${en(found)} cannot be calculated with` }),
  not_settled: () => ({
    zh: '没有数额（null）的规则须写 confirmed: false',
    en: 'a rule without an amount (null) must say confirmed: false',
  }),
  money_in_fen: () => ({
    zh: '收费和补贴以分计：应写 unit: 分，金额为整数（75.50 元写 7550）',
    en: 'fees and subsidies are in fen: expected unit: 分 and whole numbers (75.50 yuan is 7550)',
  }),
  unknown_value: (fact: string, value: string, values: readonly string[]) => ({
    zh: `“${fact}”没有“${value}”这一项，应为：${values.join('、')}`,
    en: `${fact} is never "${value}"; expected one of ${values.join(', ')}`,
  }),
} satisfies Record<string, (...with_: never[]) => Said>
/** A fault's stable name; those of tables are told of by the table's own check. */
export type FaultCode = keyof typeof faults | 'table_gap' | 'table_overlap' | 'row_never_answers'
