import { dayOf } from '../clock.ts'
import type { Context } from '../context.ts'
import { transaction } from '../database/transaction.ts'
import { type Column, spreadsheet, workbookOf } from '../files/workbook.ts'
import type { Download } from '../http/endpoint.ts'
import type { Words } from '../words/words.ts'
import type { AuditFilter } from './contract.ts'
import { listAudit } from './store.ts'
import { deedOf, detailsOf, kindOf } from './words.ts'

/** The most lines that one workbook takes. */
const most = 20_000

type Line = Awaited<ReturnType<typeof listAudit>>[number]

/** The record of deeds as a workbook, newest first, with the page's filters; that it was taken along stands in the record itself. */
export async function exportAudit(ctx: Context, filter: AuditFilter, words: Words): Promise<Download> {
  const lines = await transaction({ ...ctx, idempotency: undefined }, async (tx) => {
    const found = await listAudit(tx, { ...filter, limit: most })
    await tx.audit('audit.export', 'audit', { ...filter, rows: found.length })
    return found
  })
  const title = words('audit.file.title')
  const body = workbookOf({
    name: title,
    title: `${title}（${lines.length}）`,
    notes: [
      words('audit.file.range', { from: filter.from ?? words('audit.file.start'), to: filter.to ?? words('audit.file.end') }),
      ...(lines.length === most ? [words('audit.file.cut', { rows: most })] : []),
    ],
    columns: columnsOf(words),
    rows: lines,
  })
  return { download: { name: `${title} ${dayOf(new Date())}.xlsx`, mediaType: spreadsheet, body } }
}

const moment = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' })

function columnsOf(words: Words): Column<Line>[] {
  const heading = (name: string) => words(`audit.column.${name}`)
  const told = ({ action, subject, details }: Line) => ({
    ...{ action, subject },
    details: details as unknown as Record<string, unknown>,
  })
  return [
    { heading: heading('at'), width: 20, of: (line) => moment.format(line.at) },
    { heading: heading('business_day'), width: 12, kind: 'day', of: (line) => dayOf(line.domainAt) },
    { heading: heading('who'), width: 20, of: (line) => line.actorName },
    { heading: heading('kind'), width: 18, of: (line) => kindOf(line.action, words) },
    { heading: heading('deed'), width: 48, of: (line) => deedOf(told(line), words) },
    { heading: heading('details'), width: 40, of: (line) => detailsOf(told(line), words) || null },
    { heading: heading('subject'), width: 38, of: (line) => line.subject },
    { heading: heading('request'), width: 38, of: (line) => line.requestId },
  ]
}
