import { keepsPeople } from '../../../platform/actor.ts'
import type { Context } from '../../../platform/context.ts'
import { type Tx, transaction } from '../../../platform/database/transaction.ts'
import type { Download } from '../../../platform/http/endpoint.ts'
import { found, Problem } from '../../../platform/problem.ts'
import type { Amount } from '../../../platform/rules/document/contract.ts'
import { amountText } from '../../../platform/rules/document/describe/words.ts'
import { wordsOf, wordTable } from '../../../platform/words/words.ts'
import { noteListed } from '../../people/index.ts'
import { purposes } from '../../people/shapes.ts'
import { streetsOfAdvice } from '../consultations/policy.ts'
import { serviceNames } from '../enrolments/services.ts'
import { versionsNamed } from '../version-store.ts'
import zh from '../words.zh.json' with { type: 'json' }
import { decidedCounts, decidedPage } from './across-store.ts'
import type { DecidedList, DecidedQuery, DecidedRow } from './contract.ts'

const exportedAtMost = 20_000
const say = wordsOf(wordTable([zh]))
const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** What was decided by a rule about the people whose records the reader keeps, newest first; the look is on record with its purpose. Problems: 404, 422 `purpose_needed`. */
export function listDecided(ctx: Context, rule: string, { purpose, ...query }: DecidedQuery): Promise<DecidedList> {
  return transaction(ctx, async (tx) => {
    await requireRule(tx, rule)
    requirePurpose(purpose)
    const question = { ...query, rule, streets: streetsOf(tx) }
    const rows = await decidedPage(tx, question)
    const counts = query.before === undefined ? await decidedCounts(tx, question) : null
    await noteDecided(tx, 'listed', rule, rows, { purpose, shown: rows.length })
    return { rows, counts, next: rows.length < query.limit ? null : (rows.at(-1)?.id ?? null) }
  })
}

/** The same as a workbook. That it was taken is on record. Problems: 404, 422 `purpose_needed`. */
export async function exportDecided(ctx: Context, rule: string, { purpose, ...query }: DecidedQuery): Promise<Download> {
  const { rows, names } = await transaction(ctx, async (tx) => {
    await requireRule(tx, rule)
    requirePurpose(purpose)
    const rows = await decidedPage(tx, { ...query, rule, before: undefined, limit: exportedAtMost, streets: streetsOf(tx) })
    await noteDecided(tx, 'taken', rule, rows, { purpose, count: rows.length })
    return { rows, names: await serviceNames(tx) }
  })
  const { default: Excel } = await import('exceljs')
  const workbook = new Excel.Workbook()
  const heading = (name: string) => say(`services.decided.sheet.${name}`)
  const sheet = workbook.addWorksheet(heading('title'))
  sheet.addRow(['name', 'born', 'street', 'outcome', 'value', 'service', 'on', 'by', 'at'].map(heading))
  for (const { name, bornOn, street, outcome, value, unit, service, on, decidedBy, decidedAt } of rows)
    sheet.addRow(
      [
        ...[name, bornOn ?? '', street ?? '', say(`services.decided.outcome.${outcome}`)],
        ...[
          value === null ? '' : amountText(String(value), (unit ?? undefined) as Amount['unit'], 'zh'),
          service ? (names.get(service)?.name.zh ?? service) : '',
        ],
        ...[on, decidedBy, decidedAt],
      ].map(asText),
    )
  sheet.getRow(1).font = { bold: true }
  const body = Buffer.from(await workbook.xlsx.writeBuffer())
  return { download: { name: `${heading('title')} ${rule}.xlsx`, mediaType, body } }
}

/** Whoever is on the list reads among those who looked at their record that it was read or taken. */
async function noteDecided(
  tx: Tx,
  how: 'listed' | 'taken',
  rule: string,
  rows: readonly DecidedRow[],
  details: Record<string, unknown>,
): Promise<void> {
  const action = how === 'taken' ? 'services.export_decisions' : 'services.list_decisions'
  const persons = rows.map(({ person }) => person)
  await noteListed(tx, { action, subject: `rule/${rule}`, details: { name: rule, ...details }, how, persons })
}

async function requireRule(tx: Tx, rule: string): Promise<void> {
  found((await versionsNamed(tx, 'rule_version', rule))[0], 'rule')
}

function requirePurpose(purpose: DecidedQuery['purpose']): void {
  if (!purpose) throw new Problem(422, 'purpose_needed', { purposes })
}

/** Whose decisions: those whose records the reader keeps; all of the district for a department that works with people. */
const streetsOf = (tx: Tx): string[] | undefined =>
  keepsPeople(tx.actor, tx.district) ? undefined : streetsOfAdvice(tx.actor, tx.district)

/** What a spreadsheet would take for a formula gets an apostrophe. */
const asText = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)
