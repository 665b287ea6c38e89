import { attribute, child, childrenOf, type Element, textBelow } from '../xml.ts'
import type { Boxed, DecisionTable, Parameter } from './model.ts'

/** A name as FEEL compares it: blanks and line breaks between words are one blank. */
export const nameOf = (element: Element | undefined) => (attribute(element, 'name') ?? '').replace(/\s+/gu, ' ')

export const parametersOf = (element: Element, name = 'formalParameter'): Parameter[] =>
  childrenOf(element, name).map((it) => ({ name: nameOf(it), typeRef: attribute(it, 'typeRef') }))

/** The first boxed expression among the children; undefined where a decision has no logic. */
export function boxedIn(element: Element | undefined): Boxed | undefined {
  return expressionsIn(element)[0]
}

const expressionsIn = (element: Element | undefined) => element?.children.flatMap((it) => boxed(it) ?? []) ?? []

function boxed(element: Element): Boxed | undefined {
  const read = readers[element.name]
  return read && ({ ...read(element), typeRef: attribute(element, 'typeRef') } as Boxed)
}

type Read = Boxed extends infer B ? (B extends { typeRef: string | undefined } ? Omit<B, 'typeRef'> : never) : never

const nothing: Boxed = { kind: 'literal', text: 'null', typeRef: undefined }
const below = (element: Element, name: string) => boxedIn(child(element, name)) ?? nothing
const iterator = (element: Element) => (attribute(element, 'iteratorVariable') ?? '').replace(/\s+/gu, ' ')

const readers: Record<string, (element: Element) => Read> = {
  literalExpression: (element) => ({ kind: 'literal', text: textBelow(element) ?? '' }),
  context: (element) => ({
    kind: 'context',
    entries: childrenOf(element, 'contextEntry').map((entry) => {
      const variable = child(entry, 'variable')
      return { name: nameOf(variable) || undefined, typeRef: attribute(variable, 'typeRef'), value: boxedIn(entry) ?? nothing }
    }),
  }),
  list: (element) => ({ kind: 'list', items: expressionsIn(element) }),
  relation: (element) => ({
    kind: 'relation',
    columns: parametersOf(element, 'column'),
    rows: childrenOf(element, 'row').map(expressionsIn),
  }),
  functionDefinition: functionOf,
  encapsulatedLogic: functionOf,
  invocation: (element) => ({
    kind: 'invocation',
    of: boxedIn(element) ?? nothing,
    bindings: childrenOf(element, 'binding').map((it) => ({ name: nameOf(child(it, 'parameter')), value: boxedIn(it) })),
  }),
  conditional: (element) => ({
    kind: 'conditional',
    condition: below(element, 'if'),
    yes: below(element, 'then'),
    no: below(element, 'else'),
  }),
  filter: (element) => ({ kind: 'filter', in: below(element, 'in'), match: below(element, 'match') }),
  for: (element) => ({ kind: 'for', name: iterator(element), in: below(element, 'in'), result: below(element, 'return') }),
  some: (element) => quantified(element, 'some'),
  every: (element) => quantified(element, 'every'),
  decisionTable: (element) => ({ kind: 'table', ...tableOf(element) }),
}

const quantified = (element: Element, kind: 'some' | 'every') => ({
  kind,
  name: iterator(element),
  in: below(element, 'in'),
  satisfies: below(element, 'satisfies'),
})

function functionOf(element: Element): Read {
  return {
    kind: 'function',
    parameters: parametersOf(element),
    body: boxedIn(element),
    language: (attribute(element, 'kind') ?? 'FEEL').replace(/^.*:/, ''),
  }
}

function tableOf(element: Element): DecisionTable {
  return {
    hitPolicy: attribute(element, 'hitPolicy') ?? 'UNIQUE',
    aggregation: attribute(element, 'aggregation'),
    inputs: childrenOf(element, 'input').map((input) => {
      const expression = child(input, 'inputExpression')
      return {
        text: textBelow(expression) ?? attribute(input, 'label') ?? 'null',
        typeRef: attribute(expression, 'typeRef'),
        values: textBelow(child(input, 'inputValues')) || undefined,
      }
    }),
    outputs: childrenOf(element, 'output').map((output) => ({
      name: nameOf(output) || undefined,
      typeRef: attribute(output, 'typeRef'),
      values: textBelow(child(output, 'outputValues')) || undefined,
      byDefault: textBelow(child(output, 'defaultOutputEntry')) || undefined,
    })),
    rows: childrenOf(element, 'rule').map((rule) => ({
      tests: childrenOf(rule, 'inputEntry').map((it) => textBelow(it) || '-'),
      outputs: childrenOf(rule, 'outputEntry').map((it) => textBelow(it) ?? 'null'),
    })),
  }
}
