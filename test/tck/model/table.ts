import type { HitPolicy } from '../../../src/platform/rules/document/contract.ts'
import type { Compiled } from '../../../src/platform/rules/feel/compile/compile.ts'
import { parseUnaryTests } from '../../../src/platform/rules/feel/parse.ts'
import type { Value } from '../../../src/platform/rules/feel/values.ts'
import { compileTable } from '../../../src/platform/rules/table/evaluate.ts'
import { coerce } from './coerce.ts'
import { compileSyntax, compileTests, compileText, type Surroundings } from './literal.ts'
import type { DecisionTable } from './model.ts'
import { extend } from './scope.ts'

const policies: Record<string, HitPolicy> = {
  UNIQUE: 'unique',
  FIRST: 'first',
  ANY: 'any',
  PRIORITY: 'priority',
  'RULE ORDER': 'rule order',
  'OUTPUT ORDER': 'output order',
  COLLECT: 'collect',
}
const aggregations: Record<string, HitPolicy> = { SUM: 'sum', MIN: 'min', MAX: 'max', COUNT: 'count' }

/** Compiles a decision table onto the platform's: the scope's names, then the value of each input. */
export function compileDecisionTable(table: DecisionTable, names: readonly string[], model: Surroundings): Compiled {
  const policy = aggregations[table.aggregation ?? ''] ?? policies[table.hitPolicy.replace('_', ' ')]
  if (!policy) throw new Error(`unknown hit policy ${table.hitPolicy}`)
  const inputs = table.inputs.map((input) => inputOf(input, names, model))
  const hidden = extend(
    names,
    inputs.map((_, i) => ` input ${i}`),
  )
  const decide = compileTable({
    hitPolicy: policy,
    rows: table.rows.map(({ tests, outputs }) => ({
      matches: rowOf(tests, names, model),
      outputs: outputOf(table, outputs, names, model),
    })),
    outputs: table.outputs.map(({ name, values, typeRef }) => ({
      name: table.outputs.length > 1 ? (name ?? null) : null,
      priorities: constants(values ?? model.types(typeRef).allowed, model),
    })),
    ...(table.outputs.some(({ byDefault }) => byDefault)
      ? {
          byDefault: outputOf(
            table,
            table.outputs.map(({ byDefault }) => byDefault ?? 'null'),
            names,
            model,
          ),
        }
      : {}),
  })
  return (scope) => {
    const values = inputs.map((input) => input(scope))
    return values.includes(undefined) ? null : decide(hidden.bind(scope, values as Value[]))
  }
}

/** The input's value; undefined where the column's allowed values refuse it. */
function inputOf({ text, typeRef, values }: DecisionTable['inputs'][number], names: readonly string[], model: Surroundings) {
  const value = compileText(text, names, model)
  const type = model.types(typeRef)
  const allowed = values ? compileTests(values, [], model) : null
  return (scope: readonly Value[]) => {
    const found = coerce(value(scope), type)
    return allowed && found !== null && allowed([found]) !== true ? undefined : found
  }
}

function rowOf(tests: string[], names: readonly string[], model: Surroundings): Compiled {
  const cells = tests.map((test) => compileTests(test, names, model))
  return (scope) => {
    const outer = scope.slice(0, names.length)
    return cells.every((cell, i) => cell([...outer, scope[names.length + i] ?? null]) === true)
  }
}

function outputOf(table: DecisionTable, texts: string[], names: readonly string[], model: Surroundings): Compiled {
  const cells = table.outputs.map(({ name, typeRef }, i) => {
    const value = compileText(texts[i] || 'null', names, model)
    const type = model.types(typeRef)
    return { name: name ?? '', value: (scope: readonly Value[]) => coerce(value(scope), type) }
  })
  const [only] = cells
  if (cells.length === 1 && only) return only.value
  return (scope) => new Map(cells.map(({ name, value }) => [name, value(scope)]))
}

/** The values that tests over constants name, in their order. */
function constants(text: string | undefined, model: Surroundings): Value[] {
  if (!text) return []
  const syntax = parseUnaryTests(text)
  return syntax.kind === 'unary' ? syntax.tests.map((test) => compileSyntax(test, [], model)([])) : []
}
