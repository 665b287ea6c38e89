import type { Words } from '../../../../platform/words/words.ts'

const plain = '("[^"]*"|-?\\d+(?:\\.\\d+)?)'
const range = new RegExp(`^([[(\\]])\\s*${plain}\\s*\\.\\.\\s*${plain}\\s*([\\])[])$`)
const compared = new RegExp(`^(<=|>=|<|>)\\s*${plain}$`)
const list = new RegExp(`^${plain}(?:\\s*,\\s*${plain})*$`)

/** A cell of a table in words where it is one of the usual forms (`[65..70)`, `>= 80`, `"重度"`, `true`, `-`); else as it is written. */
export function cellText(cell: string, words: Words): string {
  const text = cell.trim()
  if (text === '-') return words('console.rules.cell.any')
  if (text === 'true' || text === 'false') return words(`console.rules.cell.${text}`)
  if (list.test(text)) return text.replaceAll('"', '').replaceAll(/\s*,\s*/g, words('console.rules.cell.or'))
  const [, sign, than = ''] = compared.exec(text) ?? []
  if (sign) return words(`console.rules.cell.${signs[sign as keyof typeof signs]}`, { n: than.replaceAll('"', '') })
  const [, open, low = '', high = '', close] = range.exec(text) ?? []
  if (!open || !close) return text
  const from = open === '[' ? 'from' : 'above'
  const to = close === ']' ? 'to' : 'below'
  return words(`console.rules.cell.${from}_${to}`, { low, high })
}

const signs = { '<': 'less', '<=': 'at_most', '>': 'more', '>=': 'at_least' } as const
