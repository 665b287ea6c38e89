import type { World } from '../../../../test/support/world.ts'
import { newId } from '../../../platform/ids.ts'

type Made = { id: string; name: string }

/** 夏阳街道 and 盈浦街道 of 青浦. */
export const xiayang = '310118001'
export const yingpu = '310118002'

/** Somebody in the register, behind the application's back. */
export async function aPerson(
  w: World,
  person: { name: string; bornOn?: string; diedOn?: string | null; street?: string; district?: string },
): Promise<Made> {
  const id = newId()
  const { name, bornOn = '1950-03-01', diedOn = null, street = xiayang, district = '310118' } = person
  await w.owner.query(
    `insert into people.person (district, id, name, sex, born_on, died_on, registered_street, residence_street, synthetic, source, known_at, changed_at)
     values ($1, $2, $3, 'unknown', $4, $5, $6, $6, true, '演示', $7, $7)`,
    [district, id, name, bornOn, diedOn, street, w.clock.now()],
  )
  return { id, name }
}

/** `other` is the person's parent, guardian …, as recorded by an account. */
export async function aRelationship(
  w: World,
  relationship: { person: string; other: string; kind: string; by: string; district?: string },
): Promise<string> {
  const id = newId()
  await w.owner.query(
    `insert into people.relationship (district, id, person, other, kind, valid_from, known_at, source, recorded_by)
     values ($1, $2, $3, $4, $5, '2019-01-01', $6, '户口簿', $7)`,
    [
      relationship.district ?? '310118',
      id,
      relationship.person,
      relationship.other,
      relationship.kind,
      w.clock.now(),
      relationship.by,
    ],
  )
  return id
}

/** The audit's lines about a person, oldest first. */
export async function linesAbout(w: World, person: string) {
  const { rows } = await w.owner.query<{ action: string; actor_name: string; details: Record<string, unknown> }>(
    'select action, actor_name, details from platform.audit where subject = $1 order by id',
    [`person/${person}`],
  )
  return rows
}
