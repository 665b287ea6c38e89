import { PassThrough, type Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { zone } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { transaction } from '../../../platform/database/transaction.ts'
import type { Download } from '../../../platform/http/endpoint.ts'
import { Problem } from '../../../platform/problem.ts'
import { type Words, wordsOf, wordTable } from '../../../platform/words/words.ts'
import { briefsOf } from '../brief-store.ts'
import { safeCell } from '../importing/safe-cell.ts'
import { noteListed } from '../privacy/listed.ts'
import type { PersonBrief, Purpose } from '../shapes.ts'
import { questionFor, visible } from './actions.ts'
import { type RosterCursor, rosterPage } from './page-store.ts'
import { unsourcedIn } from './sources.ts'
import zh from './words.zh.json' with { type: 'json' }

const atMost = 50_000
const atOnce = 1_000
const say: Words = wordsOf(wordTable([zh]))

/**
 * A roster as a workbook, phones and numbers masked, with a line that says who took it when and what for. The export is on record with its purpose and how many
 * it holds, and everybody on it reads so among those who looked. 422 'roster_too_long' beyond 50,000.
 */
export async function exportRoster(ctx: Context, id: string, { purpose }: { purpose?: Purpose | undefined }): Promise<Download> {
  const { name, persons, notes } = await transaction(ctx, async (tx) => {
    const roster = await visible(tx, id)
    if (!purpose) throw new Problem(422, 'purpose_needed')
    const question = await questionFor(ctx, tx, roster)
    const persons: PersonBrief[] = []
    let after: RosterCursor | undefined
    for (;;) {
      const rows = await rosterPage(tx, question, after, atOnce)
      persons.push(...(await briefsOf(tx, rows)))
      if (persons.length > atMost) throw new Problem(422, 'roster_too_long', { limit: atMost })
      const last = rows.at(-1)
      if (!last || rows.length < atOnce) break
      after = { bornOn: last.bornOn, id: last.id }
    }
    const unsourced = unsourcedIn(question.filter, question.sources)
    const details = { name: roster.name, purpose, rows: persons.length }
    const held = persons.map((person) => person.id)
    await noteListed(tx, { action: 'people.export_roster', subject: `roster/${id}`, details, how: 'taken', persons: held })
    const at = tx.now.toLocaleString('zh-CN', { timeZone: zone, hour12: false })
    return {
      ...{ name: roster.name, persons },
      notes: [
        say('people.rosters.sheet.taken', {
          by: tx.actor.name,
          at,
          purpose: say(`people.rosters.purpose.${purpose}`),
          count: persons.length,
        }),
        say('people.rosters.sheet.care'),
        ...(persons.some(({ synthetic }) => synthetic) ? [say('people.rosters.sheet.synthetic')] : []),
        ...(unsourced.length > 0 ? [say('people.rosters.sheet.unsourced', { facts: unsourced.join('、') })] : []),
      ],
    }
  })
  const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return { download: { name: `${name}.xlsx`, mediaType, body: workbookOf(name, notes, persons) } }
}

const columns: { heading: string; width: number; of(person: PersonBrief): string }[] = [
  { heading: 'name', width: 12, of: ({ name }) => name },
  { heading: 'sex', width: 6, of: ({ sex }) => say(`people.rosters.sex.${sex}`) },
  { heading: 'bornOn', width: 12, of: ({ bornOn }) => bornOn ?? '' },
  { heading: 'age', width: 6, of: ({ age }) => (age === null ? '' : String(age)) },
  { heading: 'street', width: 14, of: ({ streetName }) => streetName ?? '' },
  { heading: 'committee', width: 22, of: ({ committeeName }) => committeeName ?? '' },
  { heading: 'phone', width: 16, of: ({ phone }) => phone ?? '' },
  { heading: 'number', width: 22, of: ({ number }) => number ?? '' },
]

function workbookOf(name: string, notes: readonly string[], persons: readonly PersonBrief[]): Readable {
  const out = new PassThrough()
  write(out, name, notes, persons).catch((error: Error) => out.destroy(error))
  return out
}

async function write(out: PassThrough, name: string, notes: readonly string[], persons: readonly PersonBrief[]): Promise<void> {
  const { default: Excel } = await import('exceljs')
  const workbook = new Excel.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false })
  const page = workbook.addWorksheet(name.replaceAll(/[\\/?*[\]:']/g, ' ').slice(0, 31), {
    views: [{ state: 'frozen', ySplit: notes.length + 2 }],
    // The same line on every printed sheet; & would begin a code there.
    headerFooter: { oddFooter: `&L${(notes[0] ?? '').replaceAll('&', '＆')}&R&P/&N` },
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  })
  page.columns = columns.map(({ width }) => ({ width, style: { numFmt: '@' } }))
  const line = (cells: string[], bold: boolean) => {
    const row = page.addRow(cells.map(safeCell))
    row.font = { bold }
    row.commit()
  }
  line([name], true)
  for (const note of notes) line([note], false)
  line(
    columns.map(({ heading }) => say(`people.rosters.column.${heading}`)),
    true,
  )
  for (const [at, person] of persons.entries()) {
    page.addRow(columns.map(({ of }) => safeCell(of(person)))).commit()
    if (at % 200 === 199) await setImmediate()
  }
  page.commit()
  await workbook.commit()
}
