import type { Caller, World } from '../../../../test/support/world.ts'
import { newId } from '../../../platform/ids.ts'
import { aPerson, grantPerson, xiayang } from '../../people/people.test-support.ts'
import { aChild, aRoom, at, book } from '../sessions.test-support.ts'
import type { AttendanceAnswer, AttendanceOutcome } from './contract.ts'

/** The day of the slots of these tests, which last from midnight to midnight: whatever the hour at which the tests run, it is in the middle of one. */
export const theDay = '2025-07-07'
export const theMorrow = '2025-07-08'

/** A room on the day, run by an organization with a carer who is signed in, and children of one guardian (or each of their own: `families`) who are booked in it. The clock stands before the day. */
export async function aNursery(
  w: World,
  { children = 2, families = false, ...wish }: Record<string, unknown> & { children?: number; families?: boolean } = {},
): Promise<{
  slot: string
  facility: string
  keeper: Caller
  carer: Caller
  kids: { id: string; name: string; guardian: Caller; booking: string }[]
}> {
  w.clock.set('2025-06-30')
  const { slot, facility, keeper } = await aRoom(w, {
    ...{ startsAt: '00:00', minutes: 1440, capacity: 20, closesMinutes: 0, cancelMinutes: 0, class: 'mixed' },
    ...wish,
  })
  const organization = newId()
  await w.owner.query(
    `insert into places.organization (id, name, kind, synthetic, source, known_at) values ($1, $2, 'social', true, '演示', now())`,
    [organization, `演示托育 ${organization}`],
  )
  await w.owner.query('update places.facility set organization = $2 where id = $1', [facility, organization])
  const carer = await w.as('provider', { organization })
  const kids = []
  const guardian = await w.as('resident')
  for (let n = 0; n < children; n += 1) {
    const wished = {
      name: `演示幼儿${n + 1}`,
      bornOn: '2023-06-15',
      residence: xiayang,
      registered: xiayang,
      since: '2023-06-15',
    }
    const child = families ? await aChild(w, keeper, wished) : { ...(await aPerson(keeper, wished)), guardian }
    if (!families) await grantPerson(w, guardian, child.id, 'guardian')
    const { body } = await book(child.guardian, slot, child.id)
    kids.push({ ...child, booking: (body as { id: string }).id })
  }
  return { slot, facility, keeper, carer, kids }
}

/** An event as a device notes it, now unless said. */
export const noted = (
  w: World,
  kind: 'arrived' | 'left' | 'undone' | 'carers',
  more: Record<string, unknown>,
  minutesAgo = 0,
): Record<string, unknown> & { id: string } => ({
  ...{ id: newId(), kind, deviceAt: new Date(w.clock.now().getTime() - minutesAgo * 60_000).toISOString() },
  ...more,
})

/** Sends events of a slot's room and answers what became of each. */
export async function sync(
  w: World,
  who: Caller,
  slot: string,
  ...events: Record<string, unknown>[]
): Promise<AttendanceOutcome[]> {
  const reply = await who.post(`${at}/slots/${slot}/attendance`, { sentAt: w.clock.now().toISOString(), events })
  if (reply.status !== 200) throw new Error(`${reply.status} ${reply.text}`)
  return (reply.body as AttendanceAnswer).outcomes
}

/** What became of each: `recorded`, or the code of the refusal. */
export const became = (outcomes: readonly AttendanceOutcome[]): string[] => outcomes.map((one) => one.code ?? one.became)

/** The states of a slot's bookings by arrival. */
export const statesOf = async (w: World, slot: string): Promise<string[]> =>
  (await w.owner.query('select state from sessions.booking where slot = $1 order by arrival', [slot])).rows.map(
    ({ state }) => state,
  )
