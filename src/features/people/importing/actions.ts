import type { Context } from '../../../platform/context.ts'
import { reading, type Tx, transaction } from '../../../platform/database/transaction.ts'
import { found, Problem, permit } from '../../../platform/problem.ts'
import { peopleChanged } from '../events.ts'
import { kindsOf } from '../facts/kinds.ts'
import { maskDigits } from '../masks.ts'
import { headings } from './columns.ts'
import type { ImportColumns, ImportProgress, PeopleImport, PeopleImportRow } from './contract.ts'
import { factNames } from './fact-kinds.ts'
import { importScopeOf, mayUseImport } from './policy.ts'
import { progressOf, rowOf } from './progress.ts'
import { readRow } from './read-row.ts'
import { rowsOfPart } from './reading/action.ts'
import { type ColumnMeaning, fields } from './shapes.ts'
import {
  countReasons,
  emptyImport,
  getImportRecord,
  type ImportRecord,
  listImportRecords,
  lockImport,
  readRowPart,
  updateImport,
} from './store.ts'
import { rowReadingOf } from './taking/action.ts'

const previewRows = 10

/** The imports that the reader may use, newest first. */
export async function listPeopleImports(ctx: Context): Promise<PeopleImportRow[]> {
  return await reading(ctx, async (tx) =>
    (await listImportRecords(tx))
      .filter(({ scope }) => mayUseImport(tx.actor, tx.district, scope))
      .map((record) => rowOf(record, tx.now)),
  )
}

/** One import with its columns, what each may mean, and its first rows as they would be read. */
export async function getPeopleImport(ctx: Context, id: string): Promise<PeopleImport> {
  const { record, reasons, choices, rowReading, sealed } = await reading(ctx, async (tx) => {
    const record = own(tx, await getImportRecord(tx, id))
    const facts = await factNames(tx, record.scope)
    return {
      ...{ record, reasons: await countReasons(tx, id), rowReading: await rowReadingOf(tx, record) },
      sealed: record.parts > 0 ? await readRowPart(tx, id, 0) : undefined,
      choices: [
        ...fields.map((field) => ({
          ...{ meaning: field, heading: headings[field][0] as string, required: field === 'name' },
        })),
        ...facts.map((name) => ({ meaning: `fact:${name}`, heading: name, required: false })),
      ],
    }
  })
  const rows = sealed ? (await rowsOfPart(ctx, id, 0, sealed)).slice(0, previewRows) : []
  const { headerRow = null, headings: cells = [], columns = [] } = record.columns
  return {
    ...rowOf(record, ctx.clock.now()),
    ...{ headerRow, headings: cells, columns, choices, reasons },
    preview: rows.map((row) => {
      const read = readRow(row, rowReading)
      return { row: row.row, cells: row.cells.map(maskDigits), faults: 'faults' in read ? read.faults : [] }
    }),
    obstacles: record.state === 'received' ? obstaclesOf(columns) : [],
  }
}

/** How far an import is: asked every second or so while it runs. */
export async function getPeopleImportProgress(ctx: Context, id: string): Promise<ImportProgress> {
  return await reading(ctx, async (tx) => progressOf(own(tx, await getImportRecord(tx, id)), tx.now))
}

/** Says what each column means. 422 'import_columns_differ', 'import_column_twice', 'fact_unknown', 'import_fact_of_departments'. */
export async function setImportColumns(ctx: Context, id: string, { columns }: ImportColumns): Promise<{ id: string }> {
  return await transaction(ctx, async (tx) => {
    const record = await lockOwn(tx, id, ['received'])
    const expected = record.columns.headings?.length ?? 0
    if (columns.length !== expected) throw new Problem(422, 'import_columns_differ', { expected, found: columns.length })
    const named = columns.filter((meaning) => meaning !== null)
    const twice = named.find((meaning, at) => named.indexOf(meaning) !== at)
    if (twice) throw new Problem(422, 'import_column_twice', { column: headingOf(twice as ColumnMeaning) })
    const facts = await factNames(tx, record.scope)
    const [refused] = named.flatMap((meaning) =>
      meaning.startsWith('fact:') && !facts.includes(meaning.slice(5)) ? [meaning.slice(5)] : [],
    )
    if (refused) {
      const known = (await kindsOf(tx)).some(({ name }) => name === refused)
      throw new Problem(422, known ? 'import_fact_of_departments' : 'fact_unknown', { name: refused })
    }
    await updateImport(tx, id, { columns: { ...record.columns, columns: columns as ColumnMeaning[] } })
    return { id }
  })
}

/** Starts taking the rows in. 422 where the columns do not say enough to know anybody by. */
export async function startImport(ctx: Context, id: string): Promise<{ id: string }> {
  return await transaction(ctx, async (tx) => {
    const record = await lockOwn(tx, id, ['received'])
    const [obstacle] = obstaclesOf(record.columns.columns ?? [])
    if (obstacle === 'import_lacks_name') throw new Problem(422, 'import_lacks_name')
    if (obstacle === 'import_lacks_number_and_birth') throw new Problem(422, 'import_lacks_number_and_birth')
    if (obstacle) throw new Problem(422, 'import_lacks_street')
    await updateImport(tx, id, { state: 'running', started_at: tx.now })
    await tx.audit('people.import_start', id, { rows: record.rows_total, scope: record.scope })
    await tx.enqueue({ job: 'people.import', payload: { import: id } })
    return { id }
  })
}

/** Stops an import between two parts, or gives it up before it began; what is in stays in. */
export async function cancelImport(ctx: Context, id: string): Promise<{ id: string }> {
  return await transaction(ctx, async (tx) => {
    const { added, changed, state } = await lockOwn(tx, id, ['reading', 'received', 'running'])
    await updateImport(tx, id, { state: 'cancelled', finished_at: tx.now })
    await tx.audit('people.import_cancel', id, { state, added, changed })
    if (state !== 'running') await emptyImport(tx, id)
    if (added + changed > 0) await tx.emit(peopleChanged())
    return { id }
  })
}

/** Leaves the rows that did not get in as they are: the import no longer waits for anybody. Said again it stays said. */
export async function setAsideFaults(ctx: Context, id: string): Promise<{ id: string }> {
  return await transaction(ctx, async (tx) => {
    const { bad, set_aside_at } = await lockOwn(tx, id, ['done'])
    if (bad === 0 || set_aside_at !== null) return { id }
    await updateImport(tx, id, { set_aside_at: tx.now })
    await tx.audit('people.import_set_aside', id, { bad })
    return { id }
  })
}

/** The import where the reader may use it; unknown and not theirs are the same answer. */
export const own = (tx: Tx, record: ImportRecord): ImportRecord =>
  found(mayUseImport(tx.actor, tx.district, record.scope) ? record : undefined, 'import')

async function lockOwn(tx: Tx, id: string, states: readonly string[]): Promise<ImportRecord> {
  permit(importScopeOf(tx.actor, tx.district) !== undefined)
  const record = own(tx, await lockImport(tx, id))
  if (!states.includes(record.state)) throw new Problem(409, 'people_import_state', { state: record.state })
  return record
}

/** What the columns lack to know people by: codes of problems. */
function obstaclesOf(columns: readonly ColumnMeaning[]): string[] {
  const has = (...wanted: ColumnMeaning[]) => wanted.some((meaning) => columns.includes(meaning))
  return [
    ...(has('name') ? [] : ['import_lacks_name']),
    ...(has('number', 'bornOn') ? [] : ['import_lacks_number_and_birth']),
    ...(has('registeredStreet', 'residenceStreet', 'registeredCommittee', 'residenceCommittee') ? [] : ['import_lacks_street']),
  ]
}

const headingOf = (meaning: ColumnMeaning): string =>
  meaning?.startsWith('fact:') ? meaning.slice(5) : (headings[meaning as keyof typeof headings]?.[0] ?? String(meaning))
