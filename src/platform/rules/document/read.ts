import { type Document, isScalar, LineCounter, parseDocument } from 'yaml'
import { Rule, RuleName } from './contract.ts'
import { faults, type RuleFault } from './fault.ts'
import { shapeFaults } from './shape.ts'
import type { Layer, NamedRule } from './versions.ts'

/** A rule file: `file` is its path or name; its base name without `.yaml` stands before the dot in the rules' full names. */
export type RuleDocument = { file: string; layer: Layer; text: string }

/** Where in the files a rule stands. `locate` finds line and column of a path inside it, `offset` letters into the text there. */
export type Position = { line: number; column: number }
export type ReadRule = NamedRule & { file?: string; locate?(path: readonly (string | number)[], offset?: number): Position }

/** Reads a rule file as far as it can be read: the rules that have their shape, and every fault of the others with its place. */
export function readRules({ file, layer, text }: RuleDocument): { rules: ReadRule[]; faults: RuleFault[] } {
  const prefix = prefixOf(file)
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true })
  const found: RuleFault[] = document.errors.map((error) => {
    const { line, col } = lines.linePos(error.pos[0])
    const why = error.message.split('\n')[0] ?? error.code
    return { file, rule: prefix, place: '', line, column: col, code: 'yaml', message: faults.yaml(why) }
  })
  if (found.length > 0) return { rules: [], faults: found }
  const content: unknown = document.toJS()
  if (content === null) return { rules: [], faults: [] }
  const rules: ReadRule[] = []
  const fault = (rule: string, path: (string | number)[], code: 'shape' | 'dotted_name', message: RuleFault['message']) =>
    found.push({ file, rule, place: placeOf(path.slice(1)), ...locate(document, lines, text, path, 0), code, message })
  if (typeof content !== 'object' || Array.isArray(content))
    fault(prefix, [], 'shape', faults.shape('应为若干规则，各有其名', 'expected rules by name'))
  else
    for (const [short, written] of Object.entries(content)) {
      const name = `${prefix}.${short}`
      if (!RuleName.safeParse(short).success)
        fault(name, [short], 'shape', faults.shape(`“${short}”不能作规则名`, `${short} is not a name a rule may have`))
      else if (short.includes('.')) fault(name, [short], 'dotted_name', faults.dotted_name(short))
      const periods: unknown[] = Array.isArray(written) ? written : [written]
      periods.forEach((one, at) => {
        const base = Array.isArray(written) ? [short, at] : [short]
        const read = Rule.safeParse(one)
        if (read.success)
          rules.push({
            ...{ name, layer, file, rule: read.data },
            locate: (path, offset = 0) => locate(document, lines, text, [...base, ...path], offset),
          })
        else for (const { path, said } of shapeFaults(read.error.issues, one)) fault(name, [...base, ...path], 'shape', said)
      })
    }
  return { rules, faults: found }
}

/** `districts/national/rules/人群.yaml` → `人群` */
export function prefixOf(file: string): string {
  return (file.split(/[\\/]/).at(-1) ?? file).replace(/\.ya?ml$/, '')
}

/** A path as people read it: `all[1].when`, `row 3.then`. */
export function placeOf(path: readonly (string | number)[]): string {
  if (path[0] === 'rules' && typeof path[1] === 'number') return join(`row ${path[1] + 1}`, path.slice(2))
  return join('', path)
}

function join(start: string, path: readonly (string | number)[]): string {
  return path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text === '' ? key : `${text}.${key}`),
    start,
  )
}

/** Where the deepest part of the path begins that the file has; inside plain or simply quoted text, the letter asked for. */
function locate(document: Document, lines: LineCounter, text: string, path: (string | number)[], offset: number): Position {
  for (let depth = path.length; depth > 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true)
    const range = (node as { range?: [number, number, number] } | undefined)?.range
    if (!range) continue
    const quoted = /^['"]/.test(text.slice(range[0], range[0] + 1)) ? 1 : 0
    const asWritten = isScalar(node) && text.slice(range[0] + quoted, range[1] - quoted) === node.value
    const { line, col } = lines.linePos(range[0] + (depth === path.length && asWritten ? quoted + offset : 0))
    return { line, column: col }
  }
  return { line: 1, column: 1 }
}
