import type { Context } from '../../../platform/context.ts'
import { transaction } from '../../../platform/database/transaction.ts'
import { found } from '../../../platform/problem.ts'
import { findPerson, withWholeDistrict } from '../../people/index.ts'
import { findBooking } from '../bookings/store.ts'
import type { Contacts } from './contract.ts'
import { phoneOf } from './fetching/actions.ts'
import { fetchersOf } from './fetching/standing.ts'
import { peopleOf, requireRoom } from './people.ts'
import { stoodAt } from './rules/fetching.ts'

/**
 * Whom to call about somebody in a room: the telephone of their record, and of those who were named to fetch them. For those who look after the room; every reading is on
 * record with the person. Problems: 404, 403.
 */
export function readContacts(ctx: Context, id: string): Promise<Contacts> {
  return transaction(ctx, async (tx) => {
    const row = found(await findBooking(tx, id), 'booking')
    const slot = await requireRoom(tx, row.slot)
    const known = found((await peopleOf(tx, [row.person])).get(row.person), 'booking')
    const person = await withWholeDistrict(tx, () => findPerson(tx, known.person))
    const standing = (await fetchersOf(tx, [known], tx.today)).get(known.person) ?? { guardians: [], named: [] }
    await tx.audit('sessions.read_contacts', `person/${known.person}`, { booking: id, slot: slot.id })
    return {
      ...{ person: known.person, name: known.name },
      contacts: [
        { kind: 'record', name: known.name, relation: null, phone: person?.phone ?? null },
        ...standing.guardians.map(({ kind, name }) => ({ kind, name, relation: null, phone: null })),
        ...standing.named
          .filter((one) => stoodAt(one, { at: tx.now, on: tx.today }))
          .map((one) => ({
            ...{ kind: 'named' as const, name: one.name, relation: one.relation },
            phone: phoneOf(tx, ctx.keys, one),
          })),
      ],
    }
  })
}
