import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import type { Topic } from '../shapes.ts'
import type { NewPreference } from './contract.ts'

/** How somebody wants to be told, as it is kept. */
export type PreferenceRow = Omit<NewPreference, 'interests'> & {
  interests: Topic[]
  readerName: string | null
  setByName: string
  setAt: Date
}

export const preferenceColumns = sql`f.channel, f.language, to_char(f.quiet_from, 'HH24:MI') as "quietFrom", to_char(f.quiet_to, 'HH24:MI') as "quietTo",
  f.reader, f.reader_name as "readerName", f.hours_before as "hoursBefore", f.weekly, f.interests, f.refuses, f.set_by_name as "setByName", f.set_at as "setAt"`

export async function findPreference(tx: Tx, person: string): Promise<PreferenceRow | undefined> {
  const { rows } = await sql<PreferenceRow>`
    select ${preferenceColumns} from messages.preference f where f.district = ${tx.district} and f.person = ${person}::uuid`.execute(
    tx.db,
  )
  return rows[0]
}

export type SetAs = 'self' | 'guardian' | 'trusted' | 'officer' | 'system'

/** Keeps what somebody wants from now on, in the place of what they wanted before. */
export async function savePreference(
  tx: Tx,
  person: string,
  wish: NewPreference & { readerName: string | null },
  as: SetAs,
): Promise<void> {
  await sql`
    insert into messages.preference (district, person, channel, language, quiet_from, quiet_to, reader, reader_name, hours_before, weekly, interests, refuses,
      set_by, set_by_name, set_as, set_at)
    values (${tx.district}, ${person}::uuid, ${wish.channel}, ${wish.language}, ${wish.quietFrom}::time, ${wish.quietTo}::time, ${wish.reader},
      ${wish.readerName}, ${wish.hoursBefore}, ${wish.weekly}, ${wish.interests}::text[], ${wish.refuses}::text[], ${tx.actor.id}, ${tx.actor.name}, ${as}, ${tx.now})
    on conflict (district, person) do update set channel = excluded.channel, language = excluded.language, quiet_from = excluded.quiet_from,
      quiet_to = excluded.quiet_to, reader = excluded.reader, reader_name = excluded.reader_name, hours_before = excluded.hours_before,
      weekly = excluded.weekly, interests = excluded.interests, refuses = excluded.refuses, set_by = excluded.set_by,
      set_by_name = excluded.set_by_name, set_as = excluded.set_as, set_at = excluded.set_at`.execute(tx.db)
}

/** After a merge what the merged record wanted holds for the kept one, unless that one said something itself. */
export async function inheritPreference(tx: Tx, { from, to }: { from: string; to: string }): Promise<void> {
  await sql`
    insert into messages.preference (district, person, channel, language, quiet_from, quiet_to, reader, reader_name, hours_before, weekly, interests, refuses,
      set_by, set_by_name, set_as, set_at)
    select district, ${to}::uuid, channel, language, quiet_from, quiet_to, reader, reader_name, hours_before, weekly, interests, refuses, set_by, set_by_name,
      'system', ${tx.now}
    from messages.preference where district = ${tx.district} and person = ${from}::uuid
    on conflict (district, person) do nothing`.execute(tx.db)
}

export async function deletePreference(tx: Tx, person: string): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from messages.preference where district = ${tx.district} and person = ${person}::uuid`.execute(tx.db)
  return Number(numAffectedRows ?? 0)
}
