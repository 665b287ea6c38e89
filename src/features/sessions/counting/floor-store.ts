import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import { countedAs } from './rows-store.ts'

/** The service that sets a district's floor of guidance: the first, by id, whose settings name the rule. (rule, channels) */
const floor = (district: string): RawBuilder<unknown> => sql`
  select l.settings ->> 'atLeast' as rule, l.settings -> 'atLeastChannels' as channels from services.listed l
  where l.district = ${district} and l.engine = 'sessions' and ${countedAs('guidance')} and l.settings ? 'atLeast' order by l.id limit 1`

/**
 * Whether a session `s` of guidance counts towards the district's floor: it was held in one of the ways that the floor names, or the floor names none. Everything that says of a
 * family how far it is from the floor asks this.
 */
export const countsForFloor = (district: string): RawBuilder<boolean> =>
  sql<boolean>`coalesce((select f.channels from (${floor(district)}) f) ? s.channel, true)`

/** The rule with the least number of contacts a family and year; undefined where the district promises none. */
export async function floorRule(tx: Tx): Promise<string | undefined> {
  const { rows } = await sql<{ rule: string }>`select f.rule from (${floor(tx.district)}) f`.execute(tx.db)
  return rows[0]?.rule
}
