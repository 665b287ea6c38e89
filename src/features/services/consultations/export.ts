import type { Context } from '../../../platform/context.ts'
import { transaction } from '../../../platform/database/transaction.ts'
import type { Download } from '../../../platform/http/endpoint.ts'
import { wordsOf, wordTable } from '../../../platform/words/words.ts'
import { entriesOn } from '../catalogue/entries.ts'
import { consultationsOf, monthsOf } from './consultation-store.ts'
import { servicesNamed } from './consultations.ts'
import type { ConsultationQuery } from './contract.ts'
import { streetsOfAdvice } from './policy.ts'
import zh from './words.zh.json' with { type: 'json' }

const atMost = 20_000
const say = wordsOf(wordTable([zh]))
const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The consultations on screen as a workbook, without names: one page of rows, one of months by street. That it was taken is on record. */
export async function exportConsultations(ctx: Context, query: ConsultationQuery): Promise<Download> {
  const { rows, months, names } = await transaction(ctx, async (tx) => {
    const asked = { ...query, streets: streetsOfAdvice(tx.actor, tx.district), named: await servicesNamed(tx, query.words) }
    const rows = await consultationsOf(tx, { ...asked, before: undefined, limit: atMost })
    await tx.audit('services.export_consultations', 'consultations', { count: rows.length })
    return {
      ...{ rows, months: await monthsOf(tx, asked) },
      names: new Map((await entriesOn(tx, tx.today)).map(({ id, name }) => [id, name.zh])),
    }
  })
  const { default: Excel } = await import('exceljs')
  const workbook = new Excel.Workbook()
  const heading = (name: string) => say(`services.consultations.sheet.${name}`)
  const list = workbook.addWorksheet(heading('list'))
  list.addRow(['day', 'street', 'adviser', 'channel', 'services', 'asked', 'note'].map(heading))
  for (const { on, streetName, adviserName, channel, services, asked, note } of rows)
    list.addRow(
      [
        ...[on, streetName ?? '', adviserName, say(`services.consultations.channel.${channel}`)],
        ...[services.map((id) => names.get(id) ?? id).join('、'), asked.join('、'), note ?? ''],
      ].map(asText),
    )
  const counts = workbook.addWorksheet(heading('months'))
  counts.addRow(['month', 'street', 'count'].map(heading))
  for (const { month, streetName, n } of months) counts.addRow([month, streetName ?? heading('district'), n])
  for (const page of [list, counts]) page.getRow(1).font = { bold: true }
  return { download: { name: `${heading('list')}.xlsx`, mediaType, body: Buffer.from(await workbook.xlsx.writeBuffer()) } }
}

/** What a spreadsheet would take for a formula gets an apostrophe. */
const asText = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)
