import type { Context } from '../../../platform/context.ts'
import { type Tx, transaction } from '../../../platform/database/transaction.ts'
import { found, Problem, permit } from '../../../platform/problem.ts'
import { briefsOf } from '../brief-store.ts'
import { peopleChanged } from '../events.ts'
import { findPerson, lockPerson, type PersonRow } from '../person-store.ts'
import { mayEdit } from '../policy.ts'
import type { PersonBrief } from '../shapes.ts'
import type { PersonCorrection } from './contract.ts'
import { requirePast } from './days.ts'
import { type Correctable, changePerson, correctable } from './store.ts'

/** Corrects what a record says, with the reason. 409 `person_changed_meanwhile` when somebody else was quicker; what is the same stays untouched. */
export function correctPerson(ctx: Context, id: string, wish: PersonCorrection): Promise<PersonBrief> {
  return transaction(ctx, async (tx) => {
    const person = await lockEditable(tx, id)
    if (person.revision !== wish.revision)
      throw new Problem(409, 'person_changed_meanwhile', { revision: person.revision, asked: wish.revision })
    if (wish.bornOn) requirePast(tx, wish.bornOn)

    const changes = changesOf(person, wish)
    if (Object.keys(changes).length > 0) {
      await changePerson(tx, person, changes, wish.why)
      await tx.audit('people.correct_person', `person/${person.id}`, { fields: Object.keys(changes), why: wish.why })
      await tx.emit(peopleChanged({ person: person.id }))
    }
    return await briefAfter(tx, person.id)
  })
}

/** The person's record, locked, for somebody who may change it; 404 for who may not see it, 403 for who may only see it. */
export async function lockEditable(tx: Tx, id: string): Promise<PersonRow> {
  const person = found(await findPerson(tx, id), 'person')
  permit(mayEdit(tx.actor, tx.district, person))
  return found(await lockPerson(tx, person.id), 'person')
}

async function briefAfter(tx: Tx, id: string): Promise<PersonBrief> {
  const person = found(await findPerson(tx, id), 'person')
  return (await briefsOf(tx, [person]))[0] as PersonBrief
}

function changesOf(person: PersonRow, wish: PersonCorrection): Partial<Record<Correctable, string | null>> {
  const fields = Object.keys(correctable) as Correctable[]
  return Object.fromEntries(
    fields.flatMap((field) => (wish[field] === undefined || wish[field] === person[field] ? [] : [[field, wish[field]]])),
  )
}
