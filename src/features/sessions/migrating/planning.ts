import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/database/transaction.ts'
import { contentHash } from '../../../platform/ids.ts'
import { holdersOfNumbers, type NumberHolder } from '../../people/index.ts'
import { entriesOn } from '../../services/index.ts'
import type { MigrationFault, MigrationKind } from './contract.ts'
import { type Known, knownAmong } from './plan-store.ts'
import { planAllowances, type UsedWish } from './planning-allowances.ts'
import { planQueue, type QueueWish } from './planning-queue.ts'
import { type Column, headings, type SheetRow } from './rows.ts'

/** A row whose person and service are known: what the two kinds of plan go on from. */
export type ReadRow = SheetRow & { person: Known; service: string }

/** What is wrong with a row: in which column, and the code of the sentence. */
export type RowFault = { row: SheetRow; column: Column; reason: string }

/** What a file will do: what it writes, how many rows are there already, what is wrong with the rest. */
export type Plan = { allowances: UsedWish[]; queue: QueueWish[]; same: number; faults: MigrationFault[]; hash: string }

/** Reads the rows of a file against the register, the catalogue and the rules of today. Writes nothing. */
export async function planOf(ctx: Context, tx: Tx, rows: readonly SheetRow[], kind: MigrationKind): Promise<Plan> {
  const faults: RowFault[] = []
  const read = await readPersons(ctx, tx, rows, faults)
  const plan =
    kind === 'queue'
      ? { allowances: [], ...(await planQueue(tx, read, faults)) }
      : { queue: [], ...(await planAllowances(tx, read, faults, kind)) }
  const written = [
    plan.allowances.map(({ service, subject, window, used, granted }) => [service, subject, window, used, granted]),
    plan.queue.map(({ slot, person, askedAt }) => [slot.id, person, askedAt.toISOString()]),
  ]
  return { ...plan, faults: faults.map(shownFault).sort((a, b) => a.row - b.row), hash: contentHash(JSON.stringify(written)) }
}

/** Whose rows they are, and of which service: by id or by its name. A name that is not the register's is a slip that must be looked at. */
async function readPersons(ctx: Context, tx: Tx, rows: readonly SheetRow[], faults: RowFault[]): Promise<ReadRow[]> {
  const numbers = rows.map(({ cells }) => ({ kind: cells.documentKind || undefined, number: cells.number }))
  const holders = await holdersOfNumbers(tx, ctx.keys, numbers)
  const known = await knownAmong(
    tx,
    holders.flatMap((holder) => ('person' in holder ? [holder.person] : [])),
  )
  const entries = (await entriesOn(tx, tx.today)).filter(({ engine }) => engine === 'sessions')
  const services = new Map(entries.flatMap(({ id, name }) => [[id, id] as const, [name.zh, id] as const]))
  return rows.flatMap((row, at) => {
    const holder = holders[at] as NumberHolder
    const wrong = (column: Column, reason: string) => {
      faults.push({ row, column, reason })
      return []
    }
    if ('fault' in holder) return wrong('number', holder.fault.code)
    const person = 'person' in holder ? known.get(holder.person) : undefined
    if (!person) return wrong('number', 'migration_person_unknown')
    if (person.name !== row.cells.name.replaceAll(/\s/g, '')) return wrong('name', 'migration_name_differs')
    if (person.diedOn !== null) return wrong('name', 'person_gone')
    const service = services.get(row.cells.service)
    return service ? [{ ...row, person, service }] : wrong('service', 'migration_service_unknown')
  })
}

const shownFault = ({ row, column, reason }: RowFault): MigrationFault => ({
  ...{ row: row.row, field: headings[column][0], reason },
  value: column === 'number' ? masked(row.cells.number) : row.cells[column].slice(0, 60),
})

/** All but the first three and the last two characters of a number. */
const masked = (text: string): string =>
  text.length <= 6 ? '＊'.repeat(text.length) : `${text.slice(0, 3)}${'*'.repeat(Math.min(text.length, 20) - 5)}${text.slice(-2)}`
