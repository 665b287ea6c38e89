import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import type { Told } from './contract.ts'

/** Keeps whom a line of the record is about, in one statement however many they are. */
export async function keepAbout(tx: Tx, line: string, persons: readonly string[], how: Told): Promise<void> {
  await sql`
    insert into people.line_about (district, person, line, how)
    select distinct ${tx.district}, person, ${line}::uuid, ${how} from unnest(${[...persons]}::uuid[]) as person`.execute(tx.db)
}
