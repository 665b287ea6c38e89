import type { Tx } from '../../../platform/database/transaction.ts'
import { areasNamed } from '../../../platform/districts/named.ts'
import { briefsOf } from '../brief-store.ts'
import { mayEditHousehold } from '../policy.ts'
import type { PersonBrief } from '../shapes.ts'
import type { Household } from './contract.ts'
import { type HouseholdRow, membersOf } from './store.ts'

/** A household as far as the reader may see its people; who may see none of them learns nothing of it. One that all have left is its street's to see. */
export async function shownHousehold(tx: Tx, row: HouseholdRow): Promise<Household | undefined> {
  const members = await membersOf(tx, row)
  const seen = members.flatMap(({ member, person }) => (person ? [{ member, person }] : []))
  const isEmpty = members.length === 0 && mayEditHousehold(tx.actor, tx.district, row.street)
  if (seen.length === 0 && !isEmpty) return undefined
  const names = await areasNamed(tx, [row.street, row.committee])
  const briefs = await briefsOf(
    tx,
    seen.map(({ person }) => person),
  )
  const { id, kind, street, line, endedOn } = row
  return {
    ...{ id, kind, street, line, endedOn, hidden: members.length - seen.length },
    streetName: names.get(street ?? '')?.name ?? null,
    committeeName: names.get(row.committee ?? '')?.name ?? null,
    members: seen.map(({ member }, at) => ({
      ...{ id: member.id, role: member.role, validFrom: member.validFrom },
      person: briefs[at] as PersonBrief,
    })),
  }
}
