import type { Context } from '../../../platform/context.ts'
import { type Tx, transaction } from '../../../platform/database/transaction.ts'
import { knownFiles } from '../../../platform/files/table.ts'
import { found, Problem } from '../../../platform/problem.ts'
import { endPersonGrants } from '../../../platform/sign-in/person-grants-store.ts'
import { withdrawLetters } from '../accounts/letter-store.ts'
import { peopleChanged, relationshipChanged } from '../events.ts'
import { findPerson } from '../person-store.ts'
import { lockEditable } from '../register/correct.ts'
import { requirePast } from '../register/days.ts'
import { knownPerson } from './actions.ts'
import type { NewRelationship, Relationship } from './contract.ts'
import { shown } from './family.ts'
import {
  insertRelationship,
  lockRelationship,
  type RelationshipRow,
  setRelationshipEnd,
  withdrawRelationships,
} from './relationship-store.ts'

/**
 * Records that somebody is a person's parent, guardian, carer …, for a child or an adult, with source and evidence. A trusted person's authority (代办) needs an end
 * and what they may do: 422 `trusted_needs_end_and_matters`.
 */
export function addRelationship(ctx: Context, id: string, wish: NewRelationship): Promise<Relationship> {
  return transaction(ctx, async (tx) => {
    const person = await lockEditable(tx, id)
    const other = wish.other ? (await knownPerson(tx, wish.other)).id : null
    const { kind, may, source } = wish
    const [validFrom, validTo, evidence] = [wish.validFrom ?? tx.today, wish.validTo ?? null, wish.evidence ?? null]
    const otherName = other === null ? (wish.otherName ?? null) : null
    if (other === null && otherName === null) throw new Problem(422, 'relationship_names_the_other')
    if (other === person.id) throw new Problem(422, 'relationship_is_with_another')
    if (validTo !== null && validTo <= validFrom) throw new Problem(422, 'relationship_period')
    if (kind === 'trusted' && (validTo === null || may.length === 0)) throw new Problem(422, 'trusted_needs_end_and_matters')
    if (kind === 'trusted' && validTo !== null && validTo <= tx.today)
      throw new Problem(422, 'relationship_is_over', { on: validTo })
    if (evidence !== null && !(await knownFiles(tx, [evidence])).has(evidence))
      throw new Problem(422, 'evidence_unknown', { ids: evidence })

    const row = {
      person: person.id,
      other,
      otherName,
      otherPhone: wish.otherPhone ?? null,
      kind,
      may,
      validFrom,
      validTo,
      source,
      evidence,
    }
    const relationship = await insertRelationship(tx, row)
    await tx.audit('people.add_relationship', `person/${person.id}`, {
      relationship,
      kind,
      other,
      validFrom,
      validTo,
      may,
      evidence,
    })
    await told(tx, person.id, relationship)
    return await view(tx, { ...row, id: relationship, withdrawn: false })
  })
}

/** Ends a relationship on a day; what accounts may see or do by it ends with it. */
export function endRelationship(ctx: Context, id: string, { on }: { on: string }): Promise<Relationship> {
  return transaction(ctx, async (tx) => {
    const row = await lockEditableRelationship(tx, id)
    requirePast(tx, on)
    if (on <= row.validFrom) throw new Problem(422, 'relationship_ends_before_it_begins', { on, validFrom: row.validFrom })
    if (row.validTo !== null && row.validTo <= on) throw new Problem(409, 'relationship_has_ended', { on: row.validTo })
    await setRelationshipEnd(tx, id, on)
    await stopGrants(tx, id)
    await tx.audit('people.end_relationship', `person/${row.person}`, { relationship: id, on })
    await told(tx, row.person, id)
    return await view(tx, { ...row, validTo: on })
  })
}

/** Withdraws a relationship that never was, with the reason. */
export function withdrawRelationship(ctx: Context, id: string, { reason }: { reason: string }): Promise<Relationship> {
  return transaction(ctx, async (tx) => {
    const row = await lockEditableRelationship(tx, id)
    await withdrawRelationships(tx, [id], reason)
    await stopGrants(tx, id)
    await tx.audit('people.withdraw_relationship', `person/${row.person}`, { relationship: id, reason })
    await told(tx, row.person, id)
    return await view(tx, row)
  })
}

async function lockEditableRelationship(tx: Tx, id: string): Promise<RelationshipRow> {
  const { person, withdrawn } = found(await lockRelationship(tx, id), 'relationship')
  found(await findPerson(tx, person), 'relationship')
  await lockEditable(tx, person)
  if (withdrawn) throw new Problem(409, 'relationship_already_withdrawn')
  return found(await lockRelationship(tx, id), 'relationship')
}

/** What rests on a relationship ends with it at once, not when a job comes round. */
async function stopGrants(tx: Tx, relationship: string): Promise<void> {
  await endPersonGrants(tx.db, { district: tx.district, source: relationship }, { on: tx.today, by: tx.actor.id, at: tx.now })
  await withdrawLetters(tx, { relationship })
}

async function told(tx: Tx, person: string, relationship: string): Promise<void> {
  await tx.emit(relationshipChanged({ person, relationship }))
  await tx.emit(peopleChanged({ person }))
}

async function view(tx: Tx, row: RelationshipRow): Promise<Relationship> {
  return found((await shown(tx, row.person, [row], { names: true, phones: true }))[0], 'relationship')
}
