import type { z } from 'zod'
import { Amount } from './contract.ts'
import type { Said } from './fault.ts'

/** Something that does not have the shape of a rule: where in it, and what was expected. */
export type ShapeFault = { path: (string | number)[]; said: Said }

const ruleKinds = ['eligibility', ...Amount.shape.kind.options]
const clauseKeys = ['when', 'rule', 'all', 'any', 'none']

/** The faults of a value against a schema, in both languages. A clause that fits no form is judged by the form it seems to have. */
export function shapeFaults(issues: readonly z.core.$ZodIssue[], value: unknown): ShapeFault[] {
  return issues.flatMap((issue) => faultsOf(issue, value, []))
}

function faultsOf(issue: z.core.$ZodIssue, value: unknown, above: (string | number)[]): ShapeFault[] {
  const inside = issue.path as (string | number)[]
  const path = [...above, ...inside]
  const found = inside.reduce<unknown>((at, key) => (at as Record<string | number, unknown> | undefined)?.[key], value)
  if (issue.code === 'invalid_union') {
    if (issue.errors.length === 0) return [{ path, said: expected(ruleKinds.join('、'), `one of ${ruleKinds.join(', ')}`) }]
    const form = branchOf(issue, found)
    if (form) return form.flatMap((one) => faultsOf(one, found, path))
    return [{ path, said: expected('when、rule、all、any、none 之一', 'one of when, rule, all, any, none') }]
  }
  return [{ path, said: said(issue, found) }]
}

/** The issues of the union's branch that the value was meant for: a clause by its key, a cell or a number by its type. */
function branchOf(issue: z.core.$ZodIssueInvalidUnion, found: unknown): readonly z.core.$ZodIssue[] | undefined {
  const { errors } = issue
  if (found !== null && typeof found === 'object' && !Array.isArray(found)) {
    const at = clauseKeys.findIndex((key) => key in found)
    return at < 0 ? undefined : errors[at]
  }
  return errors.find((branch) => branch.some(({ path }) => path.length > 0)) ?? errors[0]
}

function said(issue: z.core.$ZodIssue, found: unknown): Said {
  switch (issue.code) {
    case 'unrecognized_keys':
      return { zh: `不认识的项：${issue.keys.join('、')}`, en: `unknown keys: ${issue.keys.join(', ')}` }
    case 'invalid_value': {
      const values = issue.values.map(String)
      return expected(values.join('、'), `one of ${values.join(', ')}`)
    }
    case 'invalid_type':
      if (found === undefined) return { zh: '缺少这一项', en: 'this is missing' }
      return expected(...(types[issue.expected] ?? [issue.expected, issue.expected]))
    case 'too_small':
      return { zh: '不能为空', en: 'this may not be empty' }
    case 'invalid_format':
      return issue.message.includes('a day')
        ? { zh: '应为日期，如 2022-12-30', en: issue.message }
        : { zh: '应为名称，如 资格 或 宝宝屋.资格：不以数字开头，没有空格和连字符', en: issue.message }
    default:
      return { zh: issue.message, en: issue.message }
  }
}

const types: Record<string, [string, string]> = {
  string: ['文字', 'text'],
  number: ['数', 'a number'],
  boolean: ['true 或 false', 'true or false'],
  array: ['列表', 'a list'],
  object: ['若干项', 'keys with their values'],
}
const expected = (zh: string, en: string): Said => ({ zh: `应为：${zh}`, en: `expected ${en}` })
