import { hitPolicyOf } from '../document/check-table.ts'
import type { Amount } from '../document/contract.ts'
import { asText } from '../document/expressions.ts'
import type { Syntax } from '../feel/syntax.ts'
import { compileTable } from '../table/evaluate.ts'
import type { BookRule, ProgramBuilder } from './edition.ts'
import { answerOf, type Formula, holding, type Part, truthOf } from './formula.ts'
import { judgeOfExpression, judgeOfTable } from './judge.ts'
import { finished, namedBy, together } from './named.ts'
import type { Program, Rows } from './program.ts'

/** An amount made ready: one expression, or a table whose rows are conditions or cells. */
export function amountProgram(rule: BookRule, amount: Amount, builder: ProgramBuilder): Program {
  if (amount.value !== undefined) {
    const text = asText(amount.value)
    const syntax = builder.read({ text, role: 'answer' })
    const named = namedBy(syntax, builder)
    const formula = answerOf(syntax, builder)
    return finished(rule, {
      formula,
      judge: judgeOfExpression(syntax, named, builder),
      named,
      pieces: { of: 'value', text, names: named },
    })
  }
  const inputs = (amount.inputs ?? []).map((text) => builder.read({ text, role: 'input' }))
  const hitPolicy = hitPolicyOf(amount)
  const read = (amount.rules ?? []).map(({ when, then, says }) => {
    const texts = Array.isArray(when) ? when : when === undefined ? [] : [when]
    const condition = Array.isArray(when)
      ? cells(
          inputs,
          when.map((text) => builder.read({ text, role: 'cell' })),
        )
      : when === undefined
        ? always
        : builder.read({ text: when, role: 'condition' })
    const answer = builder.read({ text: asText(then), role: 'answer' })
    return { says, when: texts, said: asText(then), condition, answer }
  })
  const rows = read.map((row) => ({
    ...row,
    condition: holding(truthOf(row.condition, builder)),
    answer: answerOf(row.answer, builder),
  }))
  const table = compileTable({
    hitPolicy,
    rows: rows.map(({ condition, answer }) => ({ matches: condition.run as never, outputs: answer.run as never })),
  })
  const formula: Formula = {
    run: table as Part,
    leaves: rows.flatMap(({ condition, answer }) => [...condition.leaves, ...answer.leaves]),
  }
  const judges = read.map(({ condition, answer }) => {
    const [if_, then] = [namedBy(condition, builder), namedBy(answer, builder)]
    return {
      condition: judgeOfExpression(condition, if_, builder),
      answer: judgeOfExpression(answer, then, builder),
      named: [if_, then],
    }
  })
  const named = together(judges.flatMap((one) => one.named))
  const pieces: Rows = { of: 'rows', hitPolicy, names: named, rows }
  return finished(rule, { formula, judge: judgeOfTable(hitPolicy, judges), named, pieces })
}

const always: Syntax = { kind: 'boolean', value: true, from: 0, to: 0 }

/** A row of cells is one condition: each input in the tests of its cell. */
function cells(inputs: readonly Syntax[], tests: readonly Syntax[]): Syntax {
  const conditions = tests.flatMap((cell, at): Syntax[] => {
    const input = inputs[at]
    if (!input || cell.kind !== 'unary' || cell.tests.length === 0) return []
    const { from, to } = cell
    const holds: Syntax = { kind: 'in', of: input, tests: cell.tests, from, to }
    return [cell.not ? { kind: 'call', of: { kind: 'name', name: 'not', from, to }, args: [holds], from, to } : holds]
  })
  return conditions.length === 0
    ? always
    : conditions.reduce((left, right): Syntax => ({ kind: 'and', left, right, from: left.from, to: right.to }))
}
