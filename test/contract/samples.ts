import { newId } from '../../src/platform/ids.ts'
import type { JsonSchema, Operation } from './operations.ts'

/** The district that the samples are about. */
export const here = '310118'

/**
 * What a shape cannot say about its sample, because two fields must agree: added to the sample of that operation. A new operation needs a line
 * here only when the contract test says that its sample is refused.
 */
const agreements: Record<string, Record<string, unknown>> = {
  reportValue: { value: 1 },
  addStage: { startsOn: '2025-01-01', endsOn: '2025-02-01' },
  grantRole: { role: 'provider', district: here },
  reportTask: { quarter: '2025Q1' },
  matchDepartment: { department: 'minzheng' },
  askForWard: { name: 'nowhere-1', bornOn: '2022-01-01' },
}

/** What some operations must be asked with, where a pattern says more than can be made up. */
const asked: Record<string, string> = {
  ...{ getAllowance: 'service=baobaowu', listSlotsNear: 'service=baobaowu' },
  ...{ getSessionReturn: 'month=2025-06', exportSessionReturn: 'month=2025-06' },
}

/** Parameters of a path whose pattern says more than can be made up. */
const patterned: Record<string, string> = { secret: 'x'.repeat(43) }

/** An address with one more question. */
export const asking = (address: string, question: string): string => `${address}${address.includes('?') ? '&' : '?'}${question}`

/** A body that the operation's shape accepts, with the fewest fields; `text` stands wherever any text would do. */
export function sampleBody(operation: Operation, shapes: Record<string, JsonSchema>, text = plainText): unknown {
  if (!operation.body) return undefined
  const sample = { ...(sampleOf(operation.body, shapes) as object), ...agreements[operation.id] }
  return JSON.parse(JSON.stringify(sample).replaceAll(`"${plainText}`, JSON.stringify(text).slice(0, -1)))
}

const plainText = 'nowhere-1'

/** The operation's address: the district filled in, every other parameter as `values` say, else plausible and unknown. */
export function addressOf(
  operation: Operation,
  shapes: Record<string, JsonSchema>,
  values: Record<string, string | undefined> = {},
): string {
  const address = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const schema = operation.params.find((parameter) => parameter.name === name)?.schema ?? {}
    const value =
      values[name] ??
      patterned[name] ??
      (name === 'district' ? here : schema.maximum === undefined ? sampleOf(schema, shapes) : schema.maximum)
    return encodeURIComponent(String(value))
  })
  const question = asked[operation.id]
  return question === undefined ? address : asking(address, question)
}

/** Something that the shape cannot be: too long for a text, no date for a date, no number for a number. */
export function misfitOf(schema: JsonSchema): string | undefined {
  if (schema.format || schema.enum || schema.pattern || schema.type === 'integer' || schema.type === 'number')
    return 'no-such-value'
  return undefined
}

/** The smallest value of a shape. */
export function sampleOf(schema: JsonSchema, shapes: Record<string, JsonSchema>): unknown {
  if (schema.$ref) return sampleOf(shapes[schema.$ref.split('/').at(-1) as string] ?? {}, shapes)
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const choices = schema.anyOf ?? schema.oneOf ?? schema.allOf ?? []
  const choice = choices.find(({ pattern, format }) => pattern === undefined || format !== undefined) // a bare pattern cannot be made up
  if (choice) return sampleOf(choice, shapes)
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'object':
      return Object.fromEntries(
        (schema.required ?? []).map((name) => [name, sampleOf(schema.properties?.[name] ?? {}, shapes)] as const),
      )
    case 'array':
      if (schema.prefixItems) return schema.prefixItems.map((item) => sampleOf(item, shapes))
      return Array.from({ length: schema.minItems ?? 0 }, () => sampleOf(schema.items ?? {}, shapes))
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 1, 1)
    case 'boolean':
      return false
    case 'null':
      return null
    default:
      return sampleText(schema)
  }
}

function sampleText({ format, minLength = 0 }: JsonSchema): string {
  if (format === 'uuid') return newId()
  if (format === 'date') return '2025-06-30'
  if (format === 'date-time') return '2025-06-30T00:00:00Z'
  return plainText.padEnd(minLength, 'x')
}
