import type { Caller, World } from '../../../test/support/world.ts'
import { newId } from '../../platform/ids.ts'
import { checkCharacter } from './identity/number.ts'

/** Two streets of 青浦 with a committee of each, and its API. */
export const at = '/api/districts/310118'
export const xiayang = { street: '310118001', committee: '310118001001' }
export const yingpu = { street: '310118002', committee: '310118002001' }

let sequence = 0

/** A citizen number on a division that never was, of somebody born on the day. */
export function aNumber(bornOn: string, sex: 'female' | 'male' = 'female'): string {
  sequence += 1
  const order = (sequence * 2 + (sex === 'male' ? 1 : 0)) % 1000
  const body = `310199${bornOn.replaceAll('-', '')}${String(order).padStart(3, '0')}`
  return body + checkCharacter(body)
}

/** Enters a person over HTTP; lives and is registered in 夏阳 unless said. */
export async function aPerson(who: Caller, wish: Record<string, unknown> = {}): Promise<{ id: string; name: string }> {
  const body = {
    name: '张小明',
    sex: 'male',
    bornOn: '1940-05-01',
    residence: xiayang,
    registered: xiayang,
    since: '2020-01-01',
    source: '走访',
  }
  const reply = await who.post(`${at}/persons`, { ...body, ...wish })
  if (reply.status !== 201) throw new Error(`${reply.status} ${reply.text}`)
  return reply.body as { id: string; name: string }
}

/** Lets an account see or act for a person. */
export async function grantPerson(
  w: World,
  account: Caller,
  person: string,
  as: 'self' | 'guardian' | 'trusted' | 'duty',
  district = '310118',
): Promise<void> {
  await w.owner.query(
    `insert into platform.person_grant (id, account, district, person, as_what, why, proof, starts_on, granted_by, granted_at)
     values ($1, $2, $3, $4, $5, '测试', 'counter', '2019-01-01', 'test', now())`,
    [newId(), account.id, district, person, as],
  )
}

/** The audit lines about a person, oldest first. */
export async function auditOf(w: World, person: string): Promise<{ action: string; details: Record<string, unknown> }[]> {
  const { rows } = await w.owner.query<{ action: string; details: Record<string, unknown> }>(
    'select action, details from platform.audit where subject = $1 order by id',
    [`person/${person}`],
  )
  return rows
}
