import { beforeAll, expect, test } from 'vitest'
import { aWorld, type World } from '../../../../../test/support/world.ts'
import { transaction } from '../../../../platform/database/transaction.ts'
import { auditOf } from '../../../people/people.test-support.ts'
import { sessions } from '../../index.ts'
import { at, saidOf } from '../../sessions.test-support.ts'
import { aNursery, noted, sync, theDay } from '../attendance.test-support.ts'
import type { Room } from '../contract.ts'
import { attendanceRetention } from '../own.ts'
import type { CareRecord } from './contract.ts'

let w: World
beforeAll(async () => {
  w = await aWorld()
})

const peanuts = { allergies: ['花生', '青霉素'], needs: '不吃牛肉', permissions: { photo: false, outing: true, medicine: null } }

test('a guardian tells allergies and permissions: the room sees them, the database holds no word of them', async () => {
  const { slot, carer, kids } = await aNursery(w, { children: 1 })
  const [kid] = kids as [(typeof kids)[0]]
  const url = `${at}/persons/${kid.id}/safety`
  expect((await kid.guardian.get(url)).body).toMatchObject({
    allergies: [],
    needs: null,
    toldAt: null,
    permissions: { photo: null },
  })
  await kid.guardian.put(url, { ...peanuts, allergies: ['尘螨'] })
  const told = await kid.guardian.put(url, peanuts)
  expect(told.body).toMatchObject({ ...peanuts, toldByName: kid.guardian.name })
  w.clock.set(theDay)
  const room = (await carer.get(`${at}/slots/${slot}/room`)).body as Room
  expect(room.people[0]).toMatchObject(peanuts)
  const { rows } = await w.owner.query(
    'select sealed, photo, outing from sessions.safety_note where person = $1 order by known_at',
    [kid.id],
  )
  expect(rows.map(({ photo, outing }) => [photo, outing])).toEqual([
    [false, true],
    [false, true],
  ])
  expect(rows.some(({ sealed }) => (sealed as Buffer).includes('花生'))).toBe(false)
  expect((await auditOf(w, kid.id)).map(({ action }) => action)).toContain('sessions.tell_safety')
  // A carer sees it in the room alone; the person's own page of it is the guardian's.
  expect((await carer.get(url)).status).toBe(404)
})

test('an injury is recorded, told to the guardian without its words, read and signed once', async () => {
  const { slot, carer, kids } = await aNursery(w, { families: true })
  const [kid, other] = kids as [(typeof kids)[0], (typeof kids)[0]]
  w.clock.set(theDay)
  const what = { what: '跑动中跌倒', where: '右膝擦伤', firstAid: '清洗、消毒、贴创可贴' }
  const { id } = (await carer.post(`${at}/slots/${slot}/injuries`, { booking: kid.booking, ...what })).body as { id: string }
  const told = await w.owner.query('select payload::text from graphile_worker._private_jobs where payload::text like $1', [
    `%${id}%`,
  ])
  expect(told.rows.length).toBeGreaterThan(0)
  expect(told.rows.some(({ payload }) => payload.includes('跌倒'))).toBe(false)
  const own = (await kid.guardian.get(`${at}/persons/${kid.id}/care-record`)).body as CareRecord
  expect(own.injuries).toMatchObject([{ id, ...what, recordedByName: carer.name, acknowledgedAt: null }])
  expect((await other.guardian.get(`${at}/persons/${kid.id}/care-record`)).status).toBe(404)
  expect((await other.guardian.post(`${at}/injuries/${id}/acknowledgement`)).status).toBe(404)
  expect((await carer.post(`${at}/injuries/${id}/acknowledgement`)).status).toBe(404)
  const signed = await kid.guardian.post(`${at}/injuries/${id}/acknowledgement`)
  const again = await kid.guardian.post(`${at}/injuries/${id}/acknowledgement`)
  expect([signed.status, again.body]).toEqual([200, signed.body])
  expect(saidOf(await carer.post(`${at}/injuries/${id}/withdrawal`, { reason: '记错了' }))).toEqual([409, 'injury_signed'])
  const wrong = (await carer.post(`${at}/slots/${slot}/injuries`, { booking: other.booking, ...what })).body as { id: string }
  expect((await carer.post(`${at}/injuries/${wrong.id}/withdrawal`, { reason: '记错了孩子' })).status).toBe(200)
  expect((await other.guardian.get(`${at}/persons/${other.id}/care-record`)).body).toMatchObject({ injuries: [] })
  const before = { booking: kid.booking, ...what, happenedAt: '2025-07-01T09:00:00+08:00' }
  expect(saidOf(await carer.post(`${at}/slots/${slot}/injuries`, before))).toEqual([422, 'injury_outside_session'])
})

test('parents read a note about the day; one that is written again takes the place of the first', async () => {
  const { slot, carer, kids } = await aNursery(w, { children: 1 })
  const other = await aNursery(w, { children: 1 })
  const [kid] = kids as [(typeof kids)[0]]
  w.clock.set(theDay)
  await carer.post(`${at}/slots/${slot}/day-notes`, { booking: kid.booking, text: '上午搭积木。' })
  await carer.post(`${at}/slots/${slot}/day-notes`, { booking: kid.booking, text: '上午搭积木，睡了四十分钟。' })
  const own = (await kid.guardian.get(`${at}/persons/${kid.id}/care-record`)).body as CareRecord
  expect(own.notes.map(({ text, byName }) => [text, byName])).toEqual([['上午搭积木，睡了四十分钟。', carer.name]])
  const elsewhere = { booking: other.kids[0]?.booking, text: '不是这一场的孩子' }
  expect(saidOf(await carer.post(`${at}/slots/${slot}/day-notes`, elsewhere))).toEqual([422, 'not_in_slot'])
})

test('somebody is named once for the same days, also by two at one moment, and again for others', async () => {
  const { kids } = await aNursery(w, { children: 1 })
  const [kid] = kids as [(typeof kids)[0]]
  const name = (wish: Record<string, unknown>) =>
    kid.guardian.post(`${at}/persons/${kid.id}/pickup-persons`, { name: '外婆', relation: '外婆', ...wish })
  const both = await Promise.all([name({ validTo: '2025-08-01' }), name({ phone: '13800000000', validTo: '2025-08-01' })])
  expect(both.map(saidOf).sort()).toEqual([
    [201, 'valid'],
    [409, 'pickup_named_already'],
  ])
  expect(saidOf(await name({ validFrom: '2025-07-31' }))).toEqual([409, 'pickup_named_already'])
  expect(saidOf(await name({ validFrom: '2025-08-01' }))).toEqual([201, 'later'])
})

test('guardians keep the list of who may fetch; their data goes with them, and away when erased', async () => {
  const { slot, carer, keeper, kids } = await aNursery(w, { children: 1 })
  const [kid] = kids as [(typeof kids)[0]]
  const url = `${at}/persons/${kid.id}/pickup-persons`
  const named = await kid.guardian.post(url, { name: '外婆', relation: '外婆', phone: '13800000000', validTo: '2025-12-31' })
  expect(named.body).toMatchObject({ state: 'valid', phone: '13800000000', namedByName: kid.guardian.name })
  expect(saidOf(await kid.guardian.post(url, { name: '外婆', relation: '外婆' }))).toEqual([409, 'pickup_named_already'])
  expect(saidOf(await kid.guardian.post(url, { name: '舅舅', relation: '舅舅', validTo: '2025-06-30' }))).toEqual([
    409,
    'pickup_period',
  ])
  expect((await keeper.post(url, { name: '爷爷', relation: '爷爷' })).status).toBe(201)
  expect((await carer.post(url, { name: '陌生人', relation: '朋友' })).status).toBe(404)
  const { rows } = await w.owner.query('select phone_sealed from sessions.pickup_person where person = $1 and name = $2', [
    kid.id,
    '外婆',
  ])
  expect((rows[0].phone_sealed as Buffer).includes('13800000000')).toBe(false)
  w.clock.set(theDay)
  await carer.post(`${at}/slots/${slot}/day-notes`, { booking: kid.booking, text: '今天很好。' })
  const ctx = w.ctx()
  const data = await transaction(ctx, async (tx) => await sessions.personalData?.export(tx, kid.id, ctx.keys))
  expect(data).toMatchObject({
    pickupPersons: [{ name: '外婆', phone: '13800000000' }, { name: '爷爷' }],
    dayNotes: [{ text: '今天很好。' }],
  })
  await transaction(ctx, async (tx) => await sessions.personalData?.erase(tx, kid.id))
  const left = await w.owner.query(
    `select (select count(*) from sessions.pickup_person where person = $1) + (select count(*) from sessions.day_note where person = $1)
       + (select count(*) from sessions.booking where person = $1) as n`,
    [kid.id],
  )
  expect(Number(left.rows[0].n)).toBe(0)
})

test('what is old goes by its kind; a booking with an injury stays as long as the injury, and a slot’s count follows', async () => {
  const { slot, carer, kids } = await aNursery(w, { children: 2 })
  const [hurt, kid] = kids as [(typeof kids)[0], (typeof kids)[0]]
  w.clock.set(theDay)
  await sync(w, carer, slot, noted(w, 'arrived', { booking: hurt.booking }), noted(w, 'arrived', { booking: kid.booking }))
  await carer.post(`${at}/slots/${slot}/injuries`, { booking: hurt.booking, what: '跌倒', where: '右膝', firstAid: '清洗' })
  const apply = (kind: string, before: string) =>
    transaction(w.ctx(), async (tx) => {
      const one = attendanceRetention.find((it) => it.kind === kind)
      const due = await one?.due(tx, before)
      return [due, await one?.apply(tx, before, 'delete', 10_000)]
    })
  expect(await apply('sessions.booking', '2025-06-01')).toEqual([0, 0])
  const [due, done] = await apply('sessions.booking', '2025-07-08')
  expect(done).toBe(due)
  const left = await w.owner.query('select id from sessions.booking where slot = $1', [slot])
  expect(left.rows).toEqual([{ id: hurt.booking }])
  expect((await w.owner.query('select taken from sessions.slot where id = $1', [slot])).rows).toEqual([{ taken: 1 }])
  for (const kind of ['attendance', 'pickup_person', 'safety_note', 'day_note', 'injury']) {
    const [named, gone] = await apply(`sessions.${kind}`, '2026-07-01')
    expect([kind, gone]).toEqual([kind, named])
  }
  expect((await w.owner.query('select from sessions.injury where slot = $1', [slot])).rowCount).toBe(0)
})
