import ExcelJS from 'exceljs'
import { checkCharacter } from '../../../src/features/people/identity/number.ts'

/** One person as an office's sheet has them. */
export type SheetPerson = { name: string; number: string; street: string; line: string; phone: string; alone: string }

const headings = ['姓名', '身份证号', '居住街道', '居住地址', '联系电话', '是否独居', '备注']

/** A citizen number on a division that never was, so that it is nobody's. */
export function aNumber(bornOn: string, order: number): string {
  const body = `999999${bornOn.replaceAll('-', '')}${String(order).padStart(3, '0')}`
  return body + checkCharacter(body)
}

/** A workbook as offices keep them: headings of their own, numbers as text, a column that means nothing to us. */
export async function asSheet(persons: SheetPerson[]): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  const page = workbook.addWorksheet('名册')
  page.addRow(headings)
  for (const { name, number, street, line, phone, alone } of persons)
    page.addRow([name, number, street, line, phone, alone, '演示'])
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

/** The sheet of faulty rows as it came back, with cells mended by name and heading. */
export async function mendedSheet(sheet: Buffer, mended: Record<string, Record<string, string>>): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(sheet as unknown as ArrayBuffer)
  const page = workbook.worksheets[0]
  if (!page) throw new Error('the sheet of faults has no page')
  const found = (page.getRow(1).values as ExcelJS.CellValue[]).map(String)
  for (const row of page.getRows(2, page.rowCount - 1) ?? []) {
    const changes = mended[String(row.getCell(found.indexOf('姓名')).value)]
    for (const [heading, value] of Object.entries(changes ?? {})) row.getCell(found.indexOf(heading)).value = value
  }
  return Buffer.from(await workbook.xlsx.writeBuffer())
}
