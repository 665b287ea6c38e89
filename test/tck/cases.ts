import { fromText } from '../../src/platform/rules/feel/number.ts'
import { dateFromText } from '../../src/platform/rules/feel/temporal/date.ts'
import { dateTimeFromText } from '../../src/platform/rules/feel/temporal/date-time.ts'
import { durationFromText } from '../../src/platform/rules/feel/temporal/duration.ts'
import { timeFromText } from '../../src/platform/rules/feel/temporal/time.ts'
import type { Value } from '../../src/platform/rules/feel/values.ts'
import { attribute, child, childrenOf, type Element, readXml } from './xml.ts'

/** One test case: what is given, and what each result is expected to be. */
export type TestCase = {
  id: string
  description: string
  kind: 'decision' | 'bkm' | 'decisionService'
  /** The knowledge model or service that is called. */
  invocable: string | undefined
  inputs: Map<string, Value>
  results: { name: string; expected: Value }[]
}

export type TestFile = { modelName: string; cases: TestCase[] }

/** Reads a `*-test-*.xml` of the TCK. Throws an Error where a value cannot be read. */
export function readCases(text: string): TestFile {
  const root = readXml(text)
  if (root.name !== 'testCases') throw new Error(`expected <testCases>, found <${root.name}>`)
  return {
    modelName: child(root, 'modelName')?.text.trim() ?? '',
    cases: childrenOf(root, 'testCase').map((element, i) => ({
      id: attribute(element, 'id') ?? String(i + 1),
      description: child(element, 'description')?.text.trim().replace(/\s+/gu, ' ') ?? '',
      kind: kindOf(attribute(element, 'type')),
      invocable: attribute(element, 'invocableName'),
      inputs: new Map(childrenOf(element, 'inputNode').map((it) => [attribute(it, 'name') ?? '', valueIn(it)])),
      results: childrenOf(element, 'resultNode').map((it) => ({
        name: attribute(it, 'name') ?? '',
        expected: valueIn(child(it, 'expected')),
      })),
    })),
  }
}

function kindOf(type: string | undefined): TestCase['kind'] {
  return type === 'decisionService' || type === 'bkm' ? type : 'decision'
}

/** What stands in an input, an expectation, a component or an item: a value, a list, or components that make a context. */
function valueIn(element: Element | undefined): Value {
  const list = child(element, 'list')
  if (list) return list.xsi.get('nil') === 'true' ? null : childrenOf(list, 'item').map(valueIn)
  const components = childrenOf(element, 'component')
  if (components.length > 0) return new Map(components.map((it) => [attribute(it, 'name') ?? '', valueIn(it)]))
  const value = child(element, 'value')
  return value && value.xsi.get('nil') !== 'true' ? scalar(value) : null
}

function scalar(element: Element): Value {
  const type = (element.xsi.get('type') ?? 'string').replace(/^.*:/, '')
  const text = type === 'string' ? element.text : element.text.trim()
  const read = scalars[type]
  const value = read?.(text)
  if (value === undefined || value === null) throw new Error(`cannot read <value xsi:type="${type}">${text}</value>`)
  return value
}

const number = (text: string) => fromText(text.replace(/^\+/, ''))

const scalars: Record<string, (text: string) => Value> = {
  string: (text) => text,
  boolean: (text) => (text === 'true' || text === '1' ? true : text === 'false' || text === '0' ? false : null),
  decimal: number,
  double: number,
  float: number,
  integer: number,
  int: number,
  long: number,
  date: dateFromText,
  time: timeFromText,
  dateTime: dateTimeFromText,
  duration: durationFromText,
}
