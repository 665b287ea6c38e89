import type { Context } from '../../../../platform/context.ts'
import { reading, type Tx, transaction } from '../../../../platform/database/transaction.ts'
import { factChanged, peopleChanged } from '../../events.ts'
import { readAreas } from '../area-store.ts'
import { readFactKinds } from '../fact-kinds.ts'
import type { PersonOfRow } from '../person-row.ts'
import { type RowReading, readRow } from '../read-row.ts'
import { rowsOfPart } from '../reading/action.ts'
import {
  getImportRecord,
  type ImportFault,
  type ImportRecord,
  insertFaults,
  lockImport,
  readRowPart,
  updateImport,
} from '../store.ts'
import { sheetWords } from '../words.ts'
import { takeTurns } from './match-store.ts'
import { rollBackTo, savepoint } from './savepoint-store.ts'
import { type Taken, type Taking, takeRows } from './take.ts'

/**
 * Takes an import in, part by part: what a part brought and how far the import came are one commit, so that a crash repeats nothing and a cancelled import stops
 * between two parts. Ends by telling once that people changed. `afterPart` is called after each commit.
 */
export async function runImport(
  ctx: Context,
  { import: id }: { import: string },
  afterPart?: (partsDone: number) => void | Promise<void>,
): Promise<void> {
  const { record, rowReading } = await reading(ctx, async (tx) => {
    const record = await getImportRecord(tx, id)
    return { record, rowReading: await rowReadingOf(tx, record) }
  })
  if (record.state !== 'running') return
  let ready = prepare(ctx, record, rowReading, record.parts_done)
  for (let part = record.parts_done; part < record.parts; part += 1) {
    const prepared = await ready
    // The next part is opened and read while the database takes this one in.
    if (part + 1 < record.parts) ready = prepare(ctx, record, rowReading, part + 1)
    ready.catch(() => {})
    const goOn = await transaction(ctx, (tx) => takePart(tx, ctx, record, prepared))
    await afterPart?.(part + 1)
    if (!goOn) return
  }
  await transaction(ctx, (tx) => finish(tx, id))
}

/** What reading the rows of an import needs, today. */
export async function rowReadingOf(tx: Tx, { columns, scope }: ImportRecord): Promise<RowReading> {
  return {
    ...{ columns: columns.columns ?? [], scope, today: tx.today, words: sheetWords },
    ...{ areas: await readAreas(tx), facts: await readFactKinds(tx, scope) },
  }
}

type Prepared = { part: number; rows: number; persons: PersonOfRow[]; faults: ImportFault[] }

async function prepare(ctx: Context, { id }: ImportRecord, rowReading: RowReading, part: number): Promise<Prepared> {
  const sealed = await reading(ctx, (tx) => readRowPart(tx, id, part))
  if (!sealed) return { part, rows: 0, persons: [], faults: [] }
  const rows = await rowsOfPart(ctx, id, part, sealed)
  const persons: PersonOfRow[] = []
  const faults: ImportFault[] = []
  for (const row of rows) {
    const read = readRow(row, rowReading)
    if ('person' in read) persons.push(read.person)
    else faults.push(...read.faults.map((fault, position) => ({ row: row.row, position, ...fault })))
  }
  return { part, rows: rows.length, persons, faults }
}

/** One part in one commit. False where there is nothing left to do: cancelled meanwhile, or another worker was here. */
async function takePart(
  tx: Tx,
  ctx: Context,
  { id, columns, scope, ...record }: ImportRecord,
  prepared: Prepared,
): Promise<boolean> {
  const now = await lockImport(tx, id)
  if (now.state !== 'running' || now.parts_done !== prepared.part) return false
  const taking: Taking = {
    ...{ keys: ctx.keys, scope },
    provenance: { source: `导入：${record.file_name}`.slice(0, 100), by: record.made_by, byName: record.made_by_name },
    facts: (columns.columns ?? []).flatMap((meaning) => (meaning?.startsWith('fact:') ? [meaning.slice(5)] : [])),
  }
  await takeTurns(tx)
  const { taken, refused } = await takeAll(tx, prepared.persons, taking)
  const faults = [...prepared.faults, ...refused, ...taken.kept.map(keptElsewhere(await readAreas(tx)))]
  await insertFaults(tx, id, faults)
  const bad = new Set(faults.map(({ row }) => row)).size
  await updateImport(tx, id, {
    ...{ parts_done: now.parts_done + 1, rows_done: now.rows_done + prepared.rows, bad: now.bad + bad },
    ...{ added: now.added + taken.added, changed: now.changed + taken.changed, same: now.same + taken.same },
  })
  return true
}

/** The rows together; where the database refuses one of them, row by row, so that one row does not hold up the others. */
async function takeAll(
  tx: Tx,
  persons: readonly PersonOfRow[],
  taking: Taking,
): Promise<{ taken: Taken; refused: ImportFault[] }> {
  const together = await attempt(tx, () => takeRows(tx, persons, taking))
  if ('taken' in together) return { ...together, refused: [] }
  const taken: Taken = { added: 0, changed: 0, same: 0, kept: [] }
  const refused: ImportFault[] = []
  for (const person of persons) {
    const alone = await attempt(tx, () => takeRows(tx, [person], taking))
    if ('refusedBy' in alone) {
      const expected = sheetWords('people.import.expected.refused', { constraint: alone.refusedBy })
      refused.push({ row: person.row, position: 0, field: 'name', reason: 'refused', expected })
      continue
    }
    taken.added += alone.taken.added
    taken.changed += alone.taken.changed
    taken.same += alone.taken.same
    taken.kept.push(...alone.taken.kept)
  }
  return { taken, refused }
}

async function attempt(tx: Tx, work: () => Promise<Taken>): Promise<{ taken: Taken } | { refusedBy: string }> {
  const before = await savepoint(tx)
  try {
    return { taken: await work() }
  } catch (error) {
    const { code, constraint } = error as { code?: string; constraint?: string }
    // Broken constraints (class 23) and values no column takes (22) are the row's; everything else is ours, and the part is tried again later.
    if (!code || !/^2[23]/.test(code)) throw error
    await rollBackTo(tx, before)
    return { refusedBy: constraint ?? code }
  }
}

const keptElsewhere =
  (areas: RowReading['areas']) =>
  ({ row, street }: Taken['kept'][number]): ImportFault => ({
    ...{ row, position: 0, field: 'residenceStreet', reason: 'kept_by_another_street' },
    expected: sheetWords('people.import.expected.kept_by_another_street', { street: areas.streetName(street) }),
  })

async function finish(tx: Tx, id: string): Promise<void> {
  const record = await lockImport(tx, id)
  if (record.state !== 'running' || record.parts_done < record.parts) return
  const { added, changed, same, bad } = record
  await updateImport(tx, id, { state: 'done', finished_at: tx.now })
  await tx.audit('people.import_finish', id, { added, changed, same, bad })
  if (added + changed === 0) return
  await tx.emit(peopleChanged())
  // One event a fact, however many people: whoever reacts counts anew.
  for (const meaning of record.columns.columns ?? [])
    if (meaning?.startsWith('fact:')) await tx.emit(factChanged({ name: meaning.slice(5), about: 'person', id: '*' }))
  await tx.enqueue({ job: 'people.find_duplicates', payload: {}, key: `people.find_duplicates ${tx.district}` })
}
