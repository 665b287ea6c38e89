import { createRequire } from 'node:module'
import { join } from 'node:path'
import { parseExpression } from '../src/platform/rules/feel/parse.ts'
import type { Syntax } from '../src/platform/rules/feel/syntax.ts'

/** What is used of @gorules/zen-engine: it has no package for every platform, so it is measured only where `ZEN_ENGINE` names a folder that holds it. */
type Zen = {
  ZenEngine: new () => {
    createDecision(content: object): { evaluate(context: object): Promise<{ result: Record<string, unknown> }> }
  }
}

/** The engine of the folder that `ZEN_ENGINE` names, if it does. */
export function zenEngine(): Zen | undefined {
  const folder = process.env.ZEN_ENGINE
  return folder === undefined ? undefined : (createRequire(join(folder, 'index.js'))('@gorules/zen-engine') as Zen)
}

/** All rules as one decision of the engine: an evaluation answers them under r0, r1 … Its names are ascii letters and digits: facts are called f0, f1 … */
export function zenDecision({ ZenEngine }: Zen, expressions: readonly string[], facts: readonly string[]) {
  const written = expressions.map((text, at) => ({ id: `${at}`, key: `r${at}`, value: zenText(parseExpression(text), facts) }))
  return new ZenEngine().createDecision({
    nodes: [
      { id: 'in', type: 'inputNode', name: 'in' },
      { id: 'rules', type: 'expressionNode', name: 'rules', content: { expressions: written } },
      { id: 'out', type: 'outputNode', name: 'out' },
    ],
    edges: [
      { id: 'first', sourceId: 'in', targetId: 'rules', type: 'edge' },
      { id: 'last', sourceId: 'rules', targetId: 'out', type: 'edge' },
    ],
  })
}

/** FEEL in the engine's own language, as far as the measured rules use it. */
function zenText(syntax: Syntax, facts: readonly string[]): string {
  const text = (one: Syntax) => zenText(one, facts)
  switch (syntax.kind) {
    case 'null':
      return 'null'
    case 'boolean':
      return String(syntax.value)
    case 'number':
      return syntax.text
    case 'string':
      return `'${syntax.value}'`
    case 'name':
      return `f${facts.indexOf(syntax.name)}`
    case 'compare':
      return `(${text(syntax.left)} ${syntax.operator === '=' ? '==' : syntax.operator} ${text(syntax.right)})`
    case 'and':
    case 'or':
      return `(${text(syntax.left)} ${syntax.kind} ${text(syntax.right)})`
    case 'if':
      return `(${text(syntax.condition)} ? ${text(syntax.yes)} : ${text(syntax.no)})`
    case 'in':
      return `(${syntax.tests.map((test) => tested(text(syntax.of), test, text)).join(' or ')})`
    default:
      throw new Error(`the measured rules do not use ${syntax.kind}`)
  }
}

function tested(of: string, test: Syntax, text: (one: Syntax) => string): string {
  if (test.kind !== 'range') return `${of} == ${text(test)}`
  const low = test.low ? [`${of} ${test.lowIncluded ? '>=' : '>'} ${text(test.low)}`] : []
  const high = test.high ? [`${of} ${test.highIncluded ? '<=' : '<'} ${text(test.high)}`] : []
  return `(${[...low, ...high].join(' and ')})`
}
