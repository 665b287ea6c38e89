import type { Context } from '../../../platform/context.ts'
import { reading } from '../../../platform/database/transaction.ts'
import { listStreets } from '../../../platform/districts/store.ts'
import type { Download } from '../../../platform/http/endpoint.ts'
import { documentKinds } from '../identity/documents.ts'
import { headings } from './columns.ts'
import { type FactKindRead, readFactKinds } from './fact-kinds.ts'
import { xlsxType } from './fault-sheet.ts'
import { importScopeOf } from './policy.ts'
import { type Field, fields } from './shapes.ts'
import { sheetWords } from './words.ts'

const rowsWithChoices = 5_000

/** The sheet to fill in: hints above the headings, choices where there are some, and numbers as text, so that none loses digits. */
export async function downloadTemplate(ctx: Context): Promise<Download> {
  const { streets, facts } = await reading(ctx, async (tx) => ({
    streets: (await listStreets(tx)).map(({ name }) => name),
    facts: [...(await readFactKinds(tx, importScopeOf(tx.actor, tx.district) ?? '')).values()],
  }))
  const { default: Excel } = await import('exceljs')
  const workbook = new Excel.Workbook()
  const page = workbook.addWorksheet(sheetWords('people.import.sheet.template'), { views: [{ state: 'frozen', ySplit: 2 }] })
  const choices = workbook.addWorksheet(sheetWords('people.import.sheet.choices'))
  const columns = [...fields.map((field) => ownColumn(field, streets)), ...facts.map(factColumn)]
  page.columns = columns.map(({ width }) => ({ width, style: { numFmt: '@' } }))
  const hints = page.addRow(columns.map(({ hint }) => hint))
  hints.font = { size: 9, color: { argb: 'FF4A5556' } }
  hints.alignment = { wrapText: true, vertical: 'top' }
  page.addRow(columns.map(({ heading }) => heading)).font = { bold: true }
  let listed = 0
  for (const [at, { choices: values }] of columns.entries()) {
    if (values.length === 0) continue
    listed += 1
    for (const [down, value] of values.entries()) choices.getCell(down + 1, listed).value = value
    const [letter, list] = [letterOf(at + 1), letterOf(listed)]
    const formula = `${quotedName(choices.name)}!$${list}$1:$${list}$${values.length}`
    const validation = { type: 'list' as const, allowBlank: true, formulae: [formula], showErrorMessage: false }
    const range = page as typeof page & { dataValidations: { add(range: string, validation: object): void } }
    range.dataValidations.add(`${letter}3:${letter}${rowsWithChoices}`, validation)
  }
  const name = `${sheetWords('people.import.sheet.template')}.xlsx`
  return { download: { name, mediaType: xlsxType, body: Buffer.from(await workbook.xlsx.writeBuffer()) } }
}

type TemplateColumn = { heading: string; hint: string; width: number; choices: string[] }

function ownColumn(field: Field, streets: string[]): TemplateColumn {
  const choices: Partial<Record<Field, string[]>> = {
    sex: ['女', '男'],
    documentKind: documentKinds.map(({ zh }) => zh),
    registeredStreet: [...streets, '区外'],
    residenceStreet: [...streets, '区外'],
    householdRole: ['户主', '配偶', '子', '女', '父', '母', '祖父', '祖母', '孙', '孙女', '兄弟姐妹', '其他'],
  }
  const width = /Line$/.test(field) ? 32 : field === 'number' ? 22 : 14
  return {
    ...{ heading: headings[field][0] as string, width, choices: choices[field] ?? [] },
    hint: sheetWords(`people.import.hint.${field}`),
  }
}

function factColumn({ name, type, values }: FactKindRead): TemplateColumn {
  const choices = type === 'boolean' ? ['是', '否'] : values
  const hint = choices.length > 0 ? choices.join('／') : sheetWords(`people.import.hint.${type}`)
  return { heading: name, hint, width: Math.max(10, name.length * 2 + 2), choices }
}

const quotedName = (name: string) => `'${name.replaceAll("'", "''")}'`

function letterOf(column: number): string {
  const rest = (column - 1) % 26
  const letter = String.fromCharCode(65 + rest)
  return column <= 26 ? letter : letterOf((column - 1 - rest) / 26) + letter
}
