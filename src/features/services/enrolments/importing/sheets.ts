import type { Context } from '../../../../platform/context.ts'
import { transaction } from '../../../../platform/database/transaction.ts'
import { type Sheet, spreadsheet, workbookOf } from '../../../../platform/files/workbook.ts'
import type { Download } from '../../../../platform/http/endpoint.ts'
import { permit } from '../../../../platform/problem.ts'
import { type Language, type Words, wordsOf, wordTable } from '../../../../platform/words/words.ts'
import en from '../words.en.json' with { type: 'json' }
import zh from '../words.zh.json' with { type: 'json' }
import { ownImport, scopeOf } from './actions.ts'
import type { EnrolmentFault } from './contract.ts'
import { type Column, headings, needed } from './rows.ts'

const chinese = wordTable([zh])
const saying = { zh: wordsOf(chinese), en: wordsOf(wordTable([en]), chinese) } as const

/** The sheet to fill in: what belongs into each column above its heading, every cell as text, so that no number loses digits. Problems: 403. */
export async function downloadEnrolmentTemplate(ctx: Context, language: Language): Promise<Download> {
  await transaction(ctx, (tx) => Promise.resolve(permit(scopeOf(tx) !== undefined)))
  const say = saying[language]
  const { default: Excel } = await import('exceljs')
  const workbook = new Excel.Workbook()
  const page = workbook.addWorksheet(say('services.enrolments.sheet.template'), { views: [{ state: 'frozen', ySplit: 2 }] })
  const columns = Object.keys(headings) as Column[]
  page.columns = columns.map((column) => ({ width: column === 'number' || column === 'why' ? 24 : 14, style: { numFmt: '@' } }))
  const hints = page.addRow(columns.map((column) => say(`services.enrolments.sheet.hint.${column}`)))
  hints.font = { size: 9, color: { argb: 'FF4A5556' } }
  hints.alignment = { wrapText: true, vertical: 'top' }
  const required: readonly Column[] = needed
  // The headings are known by their Chinese words; a star marks what must be there.
  page.addRow(columns.map((column) => `${headings[column][0]}${required.includes(column) ? '*' : ''}`)).font = { bold: true }
  const name = `${say('services.enrolments.sheet.template')}.xlsx`
  return { download: { name, mediaType: spreadsheet, body: Buffer.from(await workbook.xlsx.writeBuffer()) } }
}

/** What is wrong in a list, cell by cell, to mend the file by; numbers are masked. That it was taken is on record. Problems: 404. */
export async function downloadEnrolmentFaults(ctx: Context, id: string, language: Language): Promise<Download> {
  const record = await transaction(ctx, async (tx) => {
    const own = await ownImport(tx, id)
    await tx.audit('services.import_download', `import/${id}`, { bad: own.bad })
    return own
  })
  const say = saying[language]
  const heading = (key: string) => say(`services.enrolments.sheet.${key}`)
  const sheet: Sheet<EnrolmentFault> = {
    name: heading('faults'),
    title: `${record.fileName} · ${heading('faults')}`,
    notes: [say('services.enrolments.sheet.note', { bad: record.bad, rows: record.rows ?? 0, faults: record.faults.length })],
    columns: [
      { heading: heading('row'), width: 8, kind: 'number', of: ({ row }) => row },
      { heading: heading('field'), width: 16, of: ({ field }) => field },
      { heading: heading('value'), width: 28, of: ({ value }) => safe(value) },
      { heading: heading('reason'), width: 60, of: ({ reason }) => reasonText(reason, say) },
    ],
    rows: record.faults,
  }
  const name = `${record.fileName.replace(/\.\w+$/, '')}-${heading('faults')}.xlsx`
  return { download: { name, mediaType: spreadsheet, body: workbookOf(sheet) } }
}

/** A row's own sentence, else that of the number's fault. */
function reasonText(reason: string, say: Words): string {
  const key = `services.enrolments.reason.${reason}`
  const sentence = say(key)
  return sentence === key ? say('services.enrolments.reason.number') : sentence
}

/** What a spreadsheet would take for a formula gets an apostrophe. */
const safe = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)
