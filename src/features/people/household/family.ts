import type { Context } from '../../../platform/context.ts'
import { type Tx, transaction } from '../../../platform/database/transaction.ts'
import { found } from '../../../platform/problem.ts'
import { briefsOf } from '../brief-store.ts'
import { maskPhone } from '../masks.ts'
import { findPerson } from '../person-store.ts'
import { mayEdit, standsFor } from '../policy.ts'
import { requireViewing } from '../register/read.ts'
import type { PersonBrief, Purpose } from '../shapes.ts'
import type { Family, Relationship } from './contract.ts'
import { type RelationshipRow, relationshipsOf } from './relationship-store.ts'
import { shownHousehold } from './shown.ts'
import { householdsOf, personsById } from './store.ts'

/**
 * The family of a person: those they live with, those they are registered with, those they are related to. Whom the reader may not see is a count, without
 * name or row. People known by name only, with their phones, are told to those who may see the whole record, for a purpose: that reading stays on record. Without one
 * whoever keeps the record sees of the family what lists show.
 */
export function readFamily(ctx: Context, id: string, { purpose }: { purpose?: Purpose | undefined }): Promise<Family> {
  return transaction(ctx, async (tx) => {
    const person = found(await findPerson(tx, id), 'person')
    const whole = standsFor(tx.actor, tx.district, person.id) || (purpose !== undefined && mayEdit(tx.actor, tx.district, person))
    if (whole) await requireViewing(tx, person, purpose, 'family')
    const households = await householdsOf(tx, person.id)
    const ofKind = async (kind: 'living' | 'registered') => {
      const row = households.find((household) => household.kind === kind)
      return (row && (await shownHousehold(tx, row))) ?? null
    }
    const living = await ofKind('living')
    const registered = await ofKind('registered')
    const rows = await relationshipsOf(tx, person.id)
    const relationships = await shown(tx, person.id, rows, { names: whole, phones: whole })
    return {
      person: (await briefsOf(tx, [person]))[0] as PersonBrief,
      ...{ living, registered, relationships },
      hidden: (living?.hidden ?? 0) + (registered?.hidden ?? 0) + rows.length - relationships.length,
    }
  })
}

/** Relationships as the reader may see them, from one person's side. */
export async function shown(
  tx: Tx,
  person: string,
  rows: readonly RelationshipRow[],
  may: { names: boolean; phones: boolean },
): Promise<Relationship[]> {
  const otherOf = (row: RelationshipRow) => (row.person === person ? row.other : row.person)
  const persons = await personsById(
    tx,
    rows.flatMap((row) => otherOf(row) ?? []),
  )
  const briefs = new Map((await briefsOf(tx, [...persons.values()])).map((brief) => [brief.id, brief]))
  return rows.flatMap((row): Relationship[] => {
    const id = otherOf(row)
    const other = (id && briefs.get(id)) || null
    const { kind, validFrom, validTo, source, evidence } = row
    const known = { id: row.id, kind, validFrom, validTo, source, may: row.may, evidence: may.names ? evidence : null }
    const direction = row.person === person ? ('of' as const) : ('to' as const)
    if (other) return [{ ...known, direction, other, otherName: null, otherPhone: null }]
    if (id !== null || !may.names) return []
    const phone = row.otherPhone === null ? null : may.phones ? row.otherPhone : maskPhone(row.otherPhone)
    return [{ ...known, direction, other: null, otherName: row.otherName, otherPhone: phone }]
  })
}
