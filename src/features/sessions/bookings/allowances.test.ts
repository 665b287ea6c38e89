import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { aWorld, type Caller, type World } from '../../../../test/support/world.ts'
import { reading } from '../../../platform/database/transaction.ts'
import { newId } from '../../../platform/ids.ts'
import { xiayang } from '../../people/people.test-support.ts'
import { aChild, aRoom, at, book, saidOf } from '../sessions.test-support.ts'
import type { MadeBooking } from './contract.ts'
import { freeUsedRows } from './fact-store.ts'
import { reactions } from './reacting.ts'
import { windowsAround } from './rules.ts'

/** The baby rooms of this district count what a family uses; who lives with nobody counts alone. */
let w: World
beforeAll(async () => {
  w = await aWorld()
  await w.owner.query(
    `update services.service_version set document = jsonb_set(document::jsonb, '{settings,per}', '"family"') where district = '310118' and name = 'baobaowu'`,
  )
})

type Child = Awaited<ReturnType<typeof aChild>>
const allowanceOf = async (subject: string) =>
  (
    await w.owner.query(
      'select used, beyond, brought_in as "broughtIn", moved_to as "movedTo" from sessions.allowance where subject = $1',
      [subject],
    )
  ).rows[0]
const broughtIn = (subject: string, used: number) =>
  w.owner.query(
    `insert into sessions.allowance (district, service, subject, quota_window, granted, used, brought_in, changed_at)
     values ('310118', 'baobaowu', $1, '2025', 12, $2, $2, now())`,
    [subject, used],
  )
const booked = async ({ guardian, id }: Child, slot = ''): Promise<MadeBooking> => {
  const reply = await book(guardian, slot, id)
  expect(reply.status, reply.text).toBe(201)
  return reply.body as MadeBooking
}
const cancel = async (who: Caller, booking: string) => saidOf(await who.post(`${at}/bookings/${booking}/cancellation`, {}))
const tell = (name: string, kept: Child, merged: Child) =>
  reactions[name]?.(w.ctx(), { id: newId(), name, payload: { kept: kept.id, merged: merged.id } })
const merge = async (kept: Child, merged: Child) => {
  await w.owner.query('update people.person set merged_into = $1 where id = $2', [kept.id, merged.id])
  await tell('people.merged', kept, merged)
}
const unmerge = async (kept: Child, merged: Child) => {
  await w.owner.query('update people.person set merged_into = null where id = $1', [merged.id])
  await tell('people.merge_undone', kept, merged)
}
const twoIn = async (wish = {}) => {
  const room = await aRoom(w, { rrule: 'FREQ=DAILY;COUNT=6', ...wish })
  return { ...room, kept: await aChild(w, room.keeper), merged: await aChild(w, room.keeper) }
}

test('two records of one child have one allowance: what both used is counted, told twice once, and given back where it is counted now', async () => {
  const { slots, keeper, kept, merged } = await twoIn()
  await broughtIn(merged.id, 2)
  await booked(kept, slots[0])
  const theirs = await booked(merged, slots[1])
  await merge(kept, merged)
  await tell('people.merged', kept, merged)
  expect(await allowanceOf(kept.id)).toMatchObject({ used: 4, beyond: 0, broughtIn: 2 })
  expect(await allowanceOf(merged.id)).toMatchObject({ used: 0, movedTo: kept.id })
  expect((await booked(kept, slots[2])).allowance).toMatchObject({ used: 5, granted: 12 })
  expect(await cancel(keeper, theirs.id)).toEqual([200, 'cancelled'])
  expect(await allowanceOf(kept.id)).toMatchObject({ used: 4 })
})

test('two records that used more than one may have leave no free session, and what is given back comes off the surplus first', async () => {
  const { slots, keeper, kept, merged } = await twoIn()
  await broughtIn(kept.id, 8)
  await broughtIn(merged.id, 4)
  const theirs = [await booked(merged, slots[0]), await booked(merged, slots[1])]
  await merge(kept, merged)
  expect(await allowanceOf(kept.id)).toMatchObject({ used: 12, beyond: 2, broughtIn: 12 })
  expect(saidOf(await book(kept.guardian, slots[2] ?? '', kept.id))).toEqual([422, 'quota_used_unpriced'])
  await cancel(keeper, theirs[0]?.id ?? '')
  expect(await allowanceOf(kept.id)).toMatchObject({ used: 12, beyond: 1 })
  expect(saidOf(await book(kept.guardian, slots[2] ?? '', kept.id))).toEqual([422, 'quota_used_unpriced'])
})

test('a merge that is undone gives each record what it had used, be it told before or after the merge', async () => {
  const { slots, kept, merged } = await twoIn()
  await broughtIn(merged.id, 3)
  await booked(kept, slots[0])
  const theirs = await booked(merged, slots[1])
  await merge(kept, merged)
  await unmerge(kept, merged)
  await tell('people.merge_undone', kept, merged)
  await tell('people.merged', kept, merged)
  expect([await allowanceOf(kept.id), await allowanceOf(merged.id)]).toMatchObject([
    { used: 1, beyond: 0, broughtIn: 0 },
    { used: 4, beyond: 0, broughtIn: 3, movedTo: null },
  ])
  await cancel(merged.guardian, theirs.id)
  expect([(await allowanceOf(kept.id)).used, (await allowanceOf(merged.id)).used]).toEqual([1, 3])
})

test('a family that moved apart gets its free session back in the household that used it', async () => {
  const { slots, keeper, kept: elder, merged: younger } = await twoIn()
  const household = await aHousehold(keeper, [elder, younger])
  const one = await booked(elder, slots[0])
  expect((await booked(younger, slots[1])).allowance).toMatchObject({ used: 2 })
  const other = await aHousehold(keeper, [elder])
  expect(await cancel(elder.guardian, one.id)).toEqual([200, 'cancelled'])
  expect([(await allowanceOf(household)).used, await allowanceOf(other)]).toEqual([1, undefined])
})

test('rules are told what the person or the family used, in the window by which the service counts', async () => {
  const { slots, keeper, kept: elder, merged: younger } = await twoIn()
  await aHousehold(keeper, [elder, younger])
  await booked(elder, slots[0])
  const alone = await aChild(w, keeper)
  await w.owner.query(
    `insert into sessions.allowance (district, service, subject, quota_window, granted, used, changed_at)
     values ('310118', 'monthly', $1, '2025-07', 4, 3, now()), ('310118', 'monthly', $1, '2025-06', 4, 1, now()), ('310118', 'weekly', $1, '2025-W27', 2, 2, now())`,
    [alone.id],
  )
  const told = (service: string, only?: string[]) =>
    reading(w.ctx(), async (tx) => {
      const asked = freeUsedRows(tx, { windows: windowsAround('2025-07-02'), only, service, families: true })
      const { rows } = await sql<{ id: string; value: number; from: string }>`
        select f.id, f.value, f.valid_from as "from" from (${asked}) f`.execute(tx.db)
      return new Map(rows.map(({ id, value, from }) => [id, [value, from]]))
    })
  expect((await told('baobaowu', [younger.id])).get(younger.id)).toEqual([1, '2025-01-01'])
  expect((await told('baobaowu')).get(elder.id)).toEqual([1, '2025-01-01'])
  expect((await told('baobaowu')).get(alone.id)).toEqual([0, '2025-01-01'])
  expect((await told('monthly', [alone.id])).get(alone.id)).toEqual([3, '2025-07-01'])
  expect((await told('weekly', [alone.id])).get(alone.id)).toEqual([2, '2025-06-30'])
})

async function aHousehold(keeper: Caller, members: Child[]): Promise<string> {
  const reply = await keeper.post(`${at}/households`, {
    ...{ kind: 'living', street: xiayang.street, source: '测试', since: '2025-06-01' },
    members: members.map(({ id }) => ({ person: id, role: 'other' })),
  })
  expect(reply.status, reply.text).toBe(201)
  return (reply.body as { id: string }).id
}
