import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import { newId } from '../../../platform/ids.ts'
import { wasKnown } from '../known-store.ts'
import type { NewException, OpeningException } from './contract.ts'

type Row = OpeningException & { facility: string }

const columns = sql`e.id, e.facility, e.on_day as "on", to_char(e.opens, 'HH24:MI') as opens, to_char(e.closes, 'HH24:MI') as closes, e.why`

/** The days from the transaction's day on that differ from the week, the next first. */
export const upcomingOf = (tx: Tx, facility: string): Promise<Row[]> =>
  read(tx, sql`e.facility = ${facility} and e.on_day >= ${tx.asOf}`)

/** What differs on one day, by facility. */
export async function differingOn(tx: Tx, day: string, facilities: readonly string[]): Promise<Map<string, OpeningException>> {
  const rows = await read(tx, sql`e.on_day = ${day} and e.facility = any(${[...facilities]}::uuid[])`)
  return new Map(rows.map(({ facility, ...row }) => [facility, row]))
}

async function read(tx: Tx, which: RawBuilder<unknown>): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select ${columns} from places.opening_exception e
    where e.district = ${tx.district} and ${which} and ${wasKnown('e')} order by e.on_day limit 400`.execute(tx.db)
  return rows
}

/** An exception that stands, locked. */
export async function lockException(tx: Tx, id: string): Promise<Row | undefined> {
  const { rows } = await sql<Row>`
    select ${columns} from places.opening_exception e
    where e.district = ${tx.district} and e.id = ${id} and e.withdrawn_at is null for update`.execute(tx.db)
  return rows[0]
}

/** Says what a day is, in place of what was said of it before. */
export async function putException(tx: Tx, facility: string, { on, opens, closes, why }: NewException): Promise<string> {
  await sql`
    update places.opening_exception set withdrawn_at = ${tx.now}
    where district = ${tx.district} and facility = ${facility} and on_day = ${on} and withdrawn_at is null`.execute(tx.db)
  const id = newId()
  await sql`
    insert into places.opening_exception (district, id, facility, on_day, opens, closes, why, known_at, recorded_by)
    values (${tx.district}, ${id}, ${facility}, ${on}, ${opens}, ${closes}, ${why}, ${tx.now}, ${tx.actor.id})`.execute(tx.db)
  return id
}

/** Takes an exception back: the day is as the week says. */
export async function withdrawRow(tx: Tx, id: string): Promise<void> {
  await sql`update places.opening_exception set withdrawn_at = ${tx.now} where district = ${tx.district} and id = ${id}`.execute(
    tx.db,
  )
}
