import { gunzipSync } from 'node:zlib'
import type { Context } from '../../../../platform/context.ts'
import { type Tx, transaction } from '../../../../platform/database/transaction.ts'
import { Problem } from '../../../../platform/problem.ts'
import { open } from '../../../../platform/secrecy/seal.ts'
import { holdersOfNumbers, type NumberHolder, SheetProblem } from '../../../people/index.ts'
import type { CatalogueEntry } from '../../catalogue/contract.ts'
import { findEntry } from '../../catalogue/entries.ts'
import { judgeSome } from '../../decisions/judging.ts'
import { enrolled } from '../events.ts'
import { sealedAbout } from './actions.ts'
import type { EnrolmentFault } from './contract.ts'
import { type Good, readRow, type Seen } from './row.ts'
import { headings, type ListRow, listRows } from './rows.ts'
import { closeImport, insertChecks, insertMany, knownAmong, lockWaiting, periodsIn } from './store.ts'

const faultsKept = 10_000

/** Takes a waiting list in: all its good rows in one transaction, so that it may be run again. A file that cannot be read fails with the reason. */
export function takeEnrolments(ctx: Context, { import: id }: { import: string }): Promise<void> {
  return transaction(ctx, async (tx) => {
    const record = await lockWaiting(tx, id)
    if (!record) return
    const fail = (failure: string, failureDetails: Record<string, unknown>) =>
      closeImport(tx, id, { state: 'failed', rows: null, made: 0, same: 0, bad: 0, faults: [], failure, failureDetails })
    const entry = await findEntry(tx, record.service, tx.today)
    if (!entry) return await fail('service_gone', {})
    let rows: ListRow[]
    try {
      const content = gunzipSync(Buffer.from(open(ctx.keys, record.sealed, sealedAbout(tx.district, id)), 'base64'))
      rows = await listRows(content, record.fileName)
    } catch (error) {
      if (error instanceof SheetProblem || error instanceof Problem) return await fail(error.code, error.details)
      throw error
    }
    const read = await readRows(ctx, tx, rows, { entry, scope: record.scope })
    const { good, faults, same } = read
    const by = { document: record.document, by: record.madeBy, byName: record.madeByName }
    const ids = await insertMany(
      tx,
      { ...by, import: id, service: entry.id },
      good.map(({ new: row }) => row),
    )
    const checks = [
      ...good.map(({ checkOn, new: { person } }, at) => ({ person, enrolment: ids[at] ?? null, on: checkOn })),
      ...read.checks,
    ]
    const all = { ...by, service: entry.id, kind: entry.enrolment?.check ?? entry.name.zh.slice(0, 40) }
    const checked = await insertChecks(
      tx,
      all,
      checks.flatMap(({ on, ...row }) => (on === null ? [] : [{ ...row, on }])),
    )
    const counts = { rows: rows.length, made: good.length, same, bad: read.bad }
    await closeImport(tx, id, {
      state: 'done',
      ...counts,
      failure: null,
      failureDetails: {},
      faults: faults.slice(0, faultsKept),
    })
    await tx.audit('services.import_done', `import/${id}`, { service: entry.id, checked, ...counts })
    if (good.length + checked > 0) await tx.emit(enrolled({ service: entry.id }))
  })
}

type Read = { good: Good[]; same: number; bad: number; checks: Seen[]; faults: EnrolmentFault[] }

/** Row by row: who it is, whether the reader's streets hold them, the days, the rule, and what is on record already. */
async function readRows(
  ctx: Context,
  tx: Tx,
  rows: readonly ListRow[],
  { entry, scope }: { entry: CatalogueEntry; scope: string },
): Promise<Read> {
  const numbers = rows.map(({ cells }) => ({ kind: cells.documentKind || undefined, number: cells.number }))
  const holders = await holdersOfNumbers(tx, ctx.keys, numbers)
  const persons = holders.flatMap((holder) => ('person' in holder ? [holder.person] : []))
  const [known, periods] = [await knownAmong(tx, persons), await periodsIn(tx, entry.id, persons)]
  const rule = entry.rules.eligibility
  const outcomes = rule === undefined ? new Map<string, string>() : await judgedMany(tx, rule, [...known.keys()])
  const read: Read = { good: [], same: 0, bad: 0, checks: [], faults: [] }
  for (const [at, { row, cells }] of rows.entries()) {
    const holder = holders[at] as NumberHolder
    const person = 'person' in holder ? known.get(holder.person) : undefined
    const isTheirs = scope === '*' || scope.split(',').includes(person?.street ?? '')
    const one = readRow(cells, { holder, person: isTheirs ? person : undefined, entry, outcomes, periods, today: tx.today })
    if ('faults' in one) {
      read.bad += 1
      for (const { column, reason } of one.faults) {
        const value = column === 'number' ? masked(cells.number) : cells[column].slice(0, 60)
        read.faults.push({ row, field: headings[column][0], value, reason })
      }
    } else if ('enrolment' in one) {
      read.same += 1
      read.checks.push(one)
    } else {
      read.good.push(one)
      const { person: id, from, to } = one.new
      periods.set(id, [...(periods.get(id) ?? []), { id: '', person: id, from, to }])
    }
  }
  return read
}

/** The rule's outcome for many, some thousand at a time. */
async function judgedMany(tx: Tx, rule: string, persons: readonly string[]): Promise<Map<string, string>> {
  const all = new Map<string, string>()
  for (let at = 0; at < persons.length; at += 5000)
    for (const [person, outcome] of await judgeSome(tx, { rule, on: tx.today }, persons.slice(at, at + 5000)))
      all.set(person, outcome)
  return all
}

/** All but the first three and the last two characters of a number. */
const masked = (text: string): string =>
  text.length <= 6 ? '＊'.repeat(text.length) : `${text.slice(0, 3)}${'*'.repeat(Math.min(text.length, 20) - 5)}${text.slice(-2)}`
