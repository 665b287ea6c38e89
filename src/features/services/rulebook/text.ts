import { stringify } from 'yaml'
import type { Rule } from '../../../platform/rules/document/contract.ts'
import { type ReadRule, readRules } from '../../../platform/rules/document/read.ts'
import { partsOf } from '../../../platform/rules/document/versions.ts'
import type { Fault } from './contract.ts'
import { inOrder } from './order.ts'

/** A rule as a draft's text: what stands below its name in a file. */
export const textOf = (rule: Rule): string => stringify(written(rule), { lineWidth: 0 })

/** A rule as somebody would write it: in the order of the files, and without the defaults that nobody writes. */
export function written({ kind, about, confirmed, ...rest }: Rule): Record<string, unknown> {
  const said = { kind, ...(about === 'person' ? {} : { about }), ...rest, ...(confirmed ? {} : { confirmed }) }
  return inOrder<Record<string, unknown>>(said, keys)
}

const keys = [
  ...['kind', 'about', 'unit', 'per', 'validFrom', 'validTo', 'confirmed', 'source', 'says'],
  ...['inputs', 'hitPolicy', 'value', 'all', 'any', 'none', 'rules'],
]

/** Reads a draft's text as the rule it would be; faults have lines and columns of the text. */
export function readText(name: string, text: string): { rule: ReadRule | undefined; faults: Fault[] } {
  const { file, short } = partsOf(name)
  const body = text
    .trimEnd()
    .split('\n')
    .map((line) => (line.trim() === '' ? '' : `  ${line}`))
  const { rules, faults } = readRules({ file: `${file}.yaml`, layer: 'district', text: `${short}:\n${body.join('\n')}` })
  return { rule: rules[0], faults: faults.map((fault) => faultShown(fault)) }
}

type Found = Omit<Fault, 'line' | 'column' | 'at'> & { line?: number; column?: number; at?: { from: number; to: number } }

/** A fault as pages show it; the text begins one line below the name and two columns to its left. */
export const faultShown = ({ rule, place, line, column, at, code, message }: Found): Fault => ({
  ...{ rule, place, code, message, at: at ? { from: at.from, to: at.to } : null },
  line: line === undefined ? null : Math.max(1, line - 1),
  column: column === undefined ? null : Math.max(1, column - 2),
})
