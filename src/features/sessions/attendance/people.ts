import type { Tx } from '../../../platform/database/transaction.ts'
import { found, permit } from '../../../platform/problem.ts'
import { briefsNamed, withWholeDistrict } from '../../people/index.ts'
import { mayRun } from '../policy.ts'
import { findSlot, type SlotRow } from '../slots/store.ts'
import { recordsOf } from './people-store.ts'
import { maySeeRoom } from './policy.ts'

/** Somebody in a room, as far as the room may know them. `records`: every record that is theirs. */
export type Known = { person: string; name: string; bornOn: string | null; records: string[] }

/** A slot whose room the actor looks after; asked before anybody in it is read. Problems: 404, 403. */
export async function requireRoom(tx: Tx, id: string): Promise<SlotRow> {
  const slot = found(await findSlot(tx, id), 'slot')
  permit(mayRun(tx.actor, tx.district, slot))
  if (tx.actor.kind !== 'system') permit(maySeeRoom(tx.actor, tx.district, slot))
  return slot
}

/**
 * Those whom rows are about, by the id that the row carries. No duty names the people of a room to its carers: the whole district is in sight while they are looked up, and
 * only the brief is handed out. The caller has asked the policy of the room.
 */
export async function peopleOf(tx: Tx, ids: readonly string[]): Promise<Map<string, Known>> {
  return await withWholeDistrict(tx, async () => {
    const records = await recordsOf(tx, ids)
    const briefs = await briefsNamed(
      tx,
      records.map(({ stands }) => stands),
    )
    const of = new Map<string, string[]>()
    for (const { id, stands } of records) of.set(stands, [...(of.get(stands) ?? []), id])
    return new Map(
      records.flatMap(({ id, stands }) => {
        const brief = briefs.get(stands)
        return brief
          ? [[id, { person: stands, name: brief.name, bornOn: brief.bornOn, records: of.get(stands) ?? [] }] as const]
          : []
      }),
    )
  })
}
