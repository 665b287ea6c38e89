import { type Bytes, openArchive } from './archive.ts'
import type { SheetRow } from './csv.ts'
import { limits } from './limits.ts'
import { SheetProblem } from './problem.ts'
import { readSharedTexts, type SharedTexts } from './shared-texts.ts'
import { dayOfSerial, readWorkbook, type Workbook } from './workbook.ts'
import { hear } from './xml.ts'

/**
 * The rows of a workbook's first visible sheet (ECMA-376), read as they are unpacked. Days are YYYY-MM-DD, true and false 是 and 否; a cell with a
 * formula comes as the formula with its `=`, so that whoever reads the row can say so. Throws SheetProblem.
 */
export async function* xlsxRows(bytes: Bytes): AsyncIterable<SheetRow> {
  const archive = await openArchive(bytes)
  try {
    const workbook = await readWorkbook(archive)
    const shared = await readSharedTexts(archive, workbook.sharedTexts)
    const sheet = new SheetReader(workbook, shared)
    for await (const _ of hear(archive.text(workbook.sheet), sheet)) yield* sheet.ready()
    yield* sheet.ready()
  } finally {
    archive.close()
  }
}

class SheetReader {
  private readonly workbook: Workbook
  private readonly shared: SharedTexts
  private done: SheetRow[] = []
  private row = 0
  private cells: string[] = []
  private column = -1
  private type = 'n'
  private style = 0
  private value = ''
  private formula: string | undefined
  private within: 'value' | 'formula' | undefined
  private phonetic = false

  constructor(workbook: Workbook, shared: SharedTexts) {
    this.workbook = workbook
    this.shared = shared
  }

  ready(): SheetRow[] {
    const { done } = this
    this.done = []
    return done
  }

  open = (name: string, attributes: Record<string, string>): void => {
    if (name === 'row') {
      this.row = Number(attributes.r ?? this.row + 1)
      this.cells = []
      this.column = -1
    } else if (name === 'c') {
      this.column = attributes.r ? columnOf(attributes.r) : this.column + 1
      if (!(this.column < limits.columns)) throw new SheetProblem('too_many_columns', { row: this.row, limit: limits.columns })
      this.type = attributes.t ?? 'n'
      this.style = Number(attributes.s ?? 0)
      this.value = ''
      this.formula = undefined
    } else if (name === 'v' || (name === 't' && !this.phonetic)) this.within = 'value'
    else if (name === 'rPh') this.phonetic = true
    else if (name === 'f') {
      this.within = 'formula'
      this.formula = ''
    }
  }

  text = (piece: string): void => {
    if (this.within === 'value') this.value += piece
    else if (this.within === 'formula') this.formula += piece
    else return
    if (this.value.length > limits.cell || (this.formula?.length ?? 0) > limits.cell)
      throw new SheetProblem('cell_too_long', { row: this.row, limit: limits.cell })
  }

  close = (name: string): void => {
    if (name === 'v' || name === 't' || name === 'f') this.within = undefined
    else if (name === 'rPh') this.phonetic = false
    else if (name === 'c') {
      while (this.cells.length < this.column) this.cells.push('')
      this.cells[this.column] = this.formula === undefined ? this.cellText() : `=${this.formula}`
    } else if (name === 'row' && this.cells.some((cell) => cell.trim() !== ''))
      this.done.push({ row: this.row, cells: this.cells })
  }

  private cellText(): string {
    if (this.type === 's') return this.shared(Number(this.value))
    if (this.type === 'b') return this.value === '1' ? '是' : '否'
    if (this.type === 'd') return this.value.slice(0, 10)
    if (this.type !== 'n' || this.value === '') return this.value
    const number = Number(this.value)
    if (this.workbook.days.has(this.style)) return dayOfSerial(number, this.workbook.from1904) ?? this.value
    return Number.isSafeInteger(number) ? String(number) : this.value
  }
}

function columnOf(reference: string): number {
  let column = 0
  for (const letter of reference) {
    const code = letter.charCodeAt(0) - 64
    if (code < 1 || code > 26) break
    column = column * 26 + code
  }
  return column - 1
}
