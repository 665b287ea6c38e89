import { createHash } from 'node:crypto'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { aWorld, type Caller, type World } from '../../../../test/support/world.ts'
import { auditOf, grantPerson } from '../../people/people.test-support.ts'
import { at, book, saidOf } from '../sessions.test-support.ts'
import type { Application, Draw, PersonSeries, Roster, SeriesDetail } from './contract.ts'
import { drawAll, drawSeries } from './drawing.ts'
import { fillSeries } from './enrolling.ts'
import { reactions } from './reacting.ts'
import { aCourse, anElder, apply, aSeries } from './series.test-support.ts'

let w: World
beforeAll(async () => {
  w = await aWorld()
})
beforeEach(() => w.clock.set('2025-06-30'))

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const detail = async (id: string) => (await w.stranger.get(`${at}/series/${id}`)).body as SeriesDetail
const drawOf = async (id: string) => (await w.stranger.get(`${at}/series/${id}/draw`)).body as Draw
const mine = async (who: Caller, person: string) =>
  ((await who.get(`${at}/persons/${person}/series`)).body as PersonSeries).applications
const placesIn = async (series: string) =>
  (await w.owner.query('select taken from sessions.slot where series = $1 order by starts_at', [series])).rows.map(
    ({ taken }) => taken,
  )
const draw = async (id: string) => {
  w.clock.set('2025-07-10')
  await drawSeries(w.ctx(), { series: id })
  await fillSeries(w.ctx(), { series: id })
}
const leave = (who: Caller, application: string) => who.post(`${at}/series-applications/${application}/withdrawal`, {})

/** How many orders to draw a course wait in the queue. */
const ordered = async (series: string) =>
  (
    await w.owner.query(
      "select from graphile_worker._private_jobs where payload ->> 'series' = $1 and key like 'sessions.draw_one%'",
      [series],
    )
  ).rowCount

/** A course with so many elders who applied on its first day. */
async function applied(n: number, wish: Record<string, unknown> = {}) {
  const course = await aCourse(w, wish)
  const elders = []
  for (let one = 0; one < n; one++) elders.push(await anElder(w, course.keeper))
  w.clock.set('2025-07-01')
  const applications: Application[] = []
  for (const { self, id } of elders) {
    const reply = await apply(self, course.id, id)
    expect(reply.status, reply.text).toBe(201)
    applications.push(reply.body as Application)
  }
  return { ...course, elders, applications }
}

test('a course is published with all its meetings, farther ahead than slots are made, and with the hash of its seed', async () => {
  const { id, meetings, commitment } = await aCourse(w)
  expect(meetings).toBe(10)
  expect(commitment).toMatch(/^[0-9a-f]{64}$/)
  expect(await detail(id)).toMatchObject({
    state: 'announced',
    applied: 0,
    commitment,
    startsOn: '2025-09-02',
    title: '书法入门',
  })
  expect((await detail(id)).meetings.map(({ startsAt }) => startsAt).at(-1)).toBe('2025-11-04T06:00:00.000Z')
  expect(await drawOf(id)).toMatchObject({ seed: null, results: [], commitment })
  const { rows } = await w.owner.query('select sealed_seed from sessions.series where id = $1', [id])
  expect(rows[0].sealed_seed.toString('latin1')).not.toMatch(/[0-9a-f]{64}/)
})

test('five want two places: the draw can be computed again by anybody, two are booked in every meeting, three wait in the order drawn', async () => {
  const { id, commitment, elders, applications } = await applied(5)
  await draw(id)
  const { seed, results, capacity } = await drawOf(id)
  expect(sha256(seed ?? '')).toBe(commitment)
  const again = applications.map(({ id: application }) => ({ application, digest: sha256(`${seed}${application}`) }))
  again.sort((a, b) => a.digest.localeCompare(b.digest))
  expect(results.map(({ application, digest }) => ({ application, digest }))).toEqual(again)
  expect(results.map(({ rank, place }) => [rank, place])).toEqual([1, 2, 3, 4, 5].map((rank) => [rank, rank <= capacity]))
  expect(await placesIn(id)).toEqual(Array(10).fill(2))
  const states = await Promise.all(elders.map(async ({ self, id: person }) => (await mine(self, person))[0]))
  const byRank = states.sort((a, b) => (a?.rank ?? 0) - (b?.rank ?? 0))
  expect(byRank.map((one) => one?.state)).toEqual(['enrolled', 'enrolled', 'waiting', 'waiting', 'waiting'])
  expect(byRank.map((one) => one?.place)).toEqual([null, null, 1, 2, 3])
  expect(byRank[0]?.attendance).toEqual({ coming: 10, attended: 0, absent: 0, skipped: 0, share: null })
  expect(await detail(id)).toMatchObject({ state: 'drawn', applied: 5, enrolled: 2, waiting: 3 })
})

test('drawn twice, or two workers at once, nothing more happens; before its day nothing does', async () => {
  const { id } = await applied(3)
  await drawAll(w.ctx())
  expect((await drawOf(id)).seed).toBeNull()
  expect(await ordered(id)).toBe(0)
  w.clock.set('2025-07-10')
  await Promise.all([drawAll(w.ctx()), drawAll(w.ctx())])
  expect(await ordered(id)).toBe(1)
  await Promise.all([drawSeries(w.ctx(), { series: id }), drawSeries(w.ctx(), { series: id })])
  const first = await drawOf(id)
  await Promise.all([fillSeries(w.ctx(), { series: id }), fillSeries(w.ctx(), { series: id }), drawAll(w.ctx())])
  expect(await drawOf(id)).toEqual(first)
  expect(await placesIn(id)).toEqual(Array(10).fill(2))
  expect(await detail(id)).toMatchObject({ enrolled: 2, waiting: 1 })
})

test('whoever is not too many gets in, all of them; later ones get a free place at once and wait when there is none', async () => {
  const { id, elders, keeper } = await applied(1)
  await draw(id)
  expect((await mine(elders[0]?.self as Caller, elders[0]?.id ?? ''))[0]).toMatchObject({ state: 'enrolled', rank: 1 })
  const [second, third] = [await anElder(w, keeper), await anElder(w, keeper)]
  expect((await apply(second.self, id, second.id)).body).toMatchObject({ state: 'enrolled', rank: 2 })
  expect((await apply(third.self, id, third.id)).body).toMatchObject({ state: 'waiting', rank: 3, place: 1 })
})

test('one who leaves frees all meetings to come, and the first who waits takes the place; the person reads it in the account of their record', async () => {
  const { id, elders, applications } = await applied(3)
  await draw(id)
  const { results } = await drawOf(id)
  const who = (rank: number) => {
    const at = applications.findIndex((one) => one.id === results[rank - 1]?.application)
    return { ...(elders[at] as (typeof elders)[number]), application: applications[at]?.id ?? '' }
  }
  w.clock.set('2025-09-10') // two meetings are over
  expect((await leave(who(1).self, who(1).application)).body).toMatchObject({ state: 'left', mayLeave: false })
  expect(await placesIn(id)).toEqual([2, 2, ...Array(8).fill(1)])
  await fillSeries(w.ctx(), { series: id })
  expect(await placesIn(id)).toEqual(Array(10).fill(2))
  expect((await mine(who(3).self, who(3).id))[0]).toMatchObject({ state: 'enrolled', attendance: { coming: 8 } })
  expect(saidOf(await leave(who(1).self, who(1).application))).toEqual([409, 'application_is_over'])
  expect((await auditOf(w, who(1).id)).map(({ action }) => action)).toEqual(
    expect.arrayContaining(['sessions.apply_for_series', 'sessions.enrol_in_series', 'sessions.leave_series']),
  )
})

test('an application withdrawn before the draw takes no part in it', async () => {
  const { id, elders, applications } = await applied(3)
  expect((await leave(elders[0]?.self as Caller, applications[0]?.id ?? '')).body).toMatchObject({ state: 'withdrawn' })
  await draw(id)
  expect((await drawOf(id)).results.map(({ application }) => application)).not.toContain(applications[0]?.id)
  expect(await detail(id)).toMatchObject({ applied: 2, enrolled: 2, waiting: 0 })
})

test('groups of the rule of priority are drawn one after the other', async () => {
  const coordinator = await w.as('coordinator')
  const text =
    "kind: priority\nunit: 积分\nhitPolicy: first\nvalidFrom: 2025-01-01\nrules:\n  - { when: '年龄 >= 80', then: 1, says: { zh: 高龄 } }\n  - { then: 0, says: { zh: 其他 } }\n"
  const rule = await coordinator.post(`${at}/rule-drafts`, { rule: '课程.优先', text, reason: '高龄老人先抽' })
  expect(rule.status, rule.text).toBe(201)
  const published = await coordinator.post(`${at}/rule-drafts/${(rule.body as { id: string }).id}/publication`, {
    validFrom: '2025-01-01',
  })
  expect(published.status, published.text).toBe(201)
  await w.owner.query(
    `update services.service_version set document = document || '{"priority":"课程.优先"}'::jsonb where district = '310118' and name = 'laonian_xuexiao'`,
  )
  const course = await aCourse(w)
  const [young, old, oldest] = [
    await anElder(w, course.keeper),
    await anElder(w, course.keeper, { bornOn: '1944-01-01' }),
    await anElder(w, course.keeper, { bornOn: '1940-01-01' }),
  ]
  w.clock.set('2025-07-02')
  const ids: string[] = []
  for (const { self, id } of [young, old, oldest]) ids.push(((await apply(self, course.id, id)).body as Application).id)
  await draw(course.id)
  const { results } = await drawOf(course.id)
  expect(results.map(({ group }) => group)).toEqual([1, 1, 2])
  expect(results[2]?.application).toBe(ids[0])
})

test('somebody engaged elsewhere at one meeting follows the rest; at most of them, the place goes on to the next', async () => {
  const { id, elders, facility, keeper } = await applied(2, { capacity: 1 })
  await draw(id)
  const other = await keeper.post(
    `${at}/series`,
    aSeries(facility, { title: '国画', capacity: 5, applyFrom: '2025-07-10', applyUntil: '2025-07-11', drawOn: '2025-07-11' }),
  )
  const second = (other.body as { id: string }).id
  for (const { self, id: person } of elders) expect((await apply(self, second, person)).status).toBe(201)
  w.clock.set('2025-07-11')
  await drawSeries(w.ctx(), { series: second })
  await fillSeries(w.ctx(), { series: second })
  const states = await Promise.all(
    elders.map(async ({ self, id: person }) =>
      Object.fromEntries((await mine(self, person)).map(({ title, state }) => [title, state])),
    ),
  )
  expect(states).toEqual(
    expect.arrayContaining([
      { 书法入门: 'enrolled', 国画: 'passed' },
      { 书法入门: 'waiting', 国画: 'enrolled' },
    ]),
  )
})

test('who is refused: strangers, other residents, other providers; and one meeting of a course is not booked by itself', async () => {
  const { id, elders, applications } = await applied(1)
  const [elder] = elders as [(typeof elders)[number]]
  expect((await apply(w.stranger, id, elder.id)).status).toBe(401)
  const other = await w.as('resident')
  expect((await apply(other, id, elder.id)).status).toBe(404)
  expect((await leave(other, applications[0]?.id ?? '')).status).toBe(404)
  const trusted = await w.as('resident')
  await grantPerson(w, trusted, elder.id, 'trusted')
  expect(saidOf(await leave(trusted, applications[0]?.id ?? ''))).toEqual([403, 'not_trusted_with'])
  const provider = await w.as('provider')
  expect((await provider.get(`${at}/series/${id}/applications`)).status).toBe(403)
  expect((await provider.post(`${at}/series`, aSeries('019799f6-0000-7000-8000-000000000000'))).status).toBe(404)
  expect((await provider.post(`${at}/series/${id}/cancellation`, { reason: '不办了' })).status).toBe(403)
  const slot = (await detail(id)).meetings[0]?.slot ?? ''
  expect(saidOf(await book(elder.self, slot, elder.id))).toEqual([409, 'slot_of_a_series'])
})

test('what is refused says which rule, and when one can', async () => {
  const course = await aCourse(w)
  const elder = await anElder(w, course.keeper)
  const asked = async (day: string) => {
    w.clock.set(day)
    return saidOf(await apply(elder.self, course.id, elder.id))
  }
  expect(await asked('2025-06-30')).toEqual([409, 'series_not_open_yet'])
  expect(await asked('2025-07-08')).toEqual([409, 'series_closed'])
  expect(await asked('2025-11-11')).toEqual([409, 'series_over'])
  expect(await asked('2025-07-07')).toEqual([201, 'applied'])
  expect(await asked('2025-07-07')).toEqual([409, 'application_once_in_series'])
  const young = await anElder(w, course.keeper, { bornOn: '1990-01-01' })
  expect(saidOf(await apply(young.self, course.id, young.id))).toEqual([422, 'not_eligible'])
  const officer = await w.as('street_officer', { street: '310118001' })
  const overridden = await apply(officer, course.id, young.id, { channel: 'phone', overrideWhy: '陪读的家人，经区教育局同意' })
  expect(saidOf(overridden)).toEqual([201, 'applied'])
  w.clock.set('2025-06-30')
  const said = async (wish: Record<string, unknown>) =>
    saidOf(await course.keeper.post(`${at}/series`, aSeries(course.facility, wish)))
  expect(await said({ applyFrom: '2025-06-29' })).toEqual([422, 'series_window_past'])
  expect(await said({ drawOn: '2025-09-03' })).toEqual([422, 'series_draw_after_start'])
  expect(await said({ drawOn: '2025-07-07' })).toEqual([409, 'series_window'])
  const [time] = aSeries('').meetings
  expect(await said({ meetings: [time, { ...time, startsAt: '15:00' }] })).toEqual([422, 'series_meets_twice_at_once'])
  expect(await said({ meetings: [{ ...time, rrule: 'FREQ=HOURLY' }] })).toEqual([422, 'schedule_rule_unreadable'])
})

test('those who run it read who is in it, with their attendance and nothing more of their record; it is on record', async () => {
  const { id, elders, keeper } = await applied(2)
  await draw(id)
  const slot = (await detail(id)).meetings[0]?.slot ?? ''
  await w.owner.query("update sessions.booking set state = 'attended' where slot = $1 and person = $2", [slot, elders[0]?.id])
  await w.owner.query("update sessions.booking set state = 'absent' where slot = $1 and person = $2", [slot, elders[1]?.id])
  const officer = await w.as('street_officer', { street: '310118001' })
  const roster = (await officer.get(`${at}/series/${id}/applications`)).body as Roster
  const shareOf = (person: string | undefined) => roster.applications.find((one) => one.person === person)?.attendance.share
  expect([shareOf(elders[0]?.id), shareOf(elders[1]?.id)]).toEqual([1, 0])
  expect(roster.applications[0]).not.toHaveProperty('bornOn')
  expect((await keeper.get(`${at}/series/${id}/applications`)).status).toBe(200)
  const { rows } = await w.owner.query(
    "select count(*)::int as n from platform.audit where action = 'sessions.read_roster' and subject = $1",
    [`series/${id}`],
  )
  expect(rows[0].n).toBe(2)
})

test('who applied is for those who may see the room, by name to nobody else', async () => {
  const { id, elders } = await applied(1)
  const refused: [who: string, caller: Caller, status: number][] = [
    ['a department that works with no records of people', await w.as('department_officer', { department: 'fagai' }), 403],
    ['the officer of another street', await w.as('street_officer', { street: '310118002' }), 403],
    ['another provider', await w.as('provider', { organization: '00000000-0000-4000-8000-000000000001' }), 403],
    ['the coordinator', await w.as('coordinator'), 403],
    ['an auditor', await w.as('auditor'), 403],
    ['one of those who applied', elders[0]?.self as Caller, 403],
    ['a stranger', w.stranger, 401],
  ]
  const answers = []
  for (const [who, caller] of refused) {
    const reply = await caller.get(`${at}/series/${id}/applications`)
    answers.push([who, reply.status, reply.text.includes(elders[0]?.name ?? '')])
  }
  expect(answers).toEqual(refused.map(([who, , status]) => [who, status, false]))
})

test('a death frees the place; a cancelled course cancels its meetings and ends every application', async () => {
  const { id, elders, keeper } = await applied(3)
  await draw(id)
  const enrolled = []
  for (const elder of elders) if ((await mine(elder.self, elder.id))[0]?.state === 'enrolled') enrolled.push(elder)
  const [gone] = enrolled as [(typeof elders)[number]]
  await w.owner.query('update people.person set died_on = $2 where id = $1', [gone.id, '2025-07-09'])
  const told = { name: 'people.died', payload: { person: gone.id, lifeEvent: 'x' }, id: 'one' }
  await reactions['people.died']?.(w.ctx(), told)
  await reactions['people.died']?.(w.ctx(), told)
  await fillSeries(w.ctx(), { series: id })
  expect(await detail(id)).toMatchObject({ enrolled: 2, waiting: 0 })
  expect((await keeper.post(`${at}/series/${id}/cancellation`, { reason: '教师生病' })).status).toBe(200)
  expect(await detail(id)).toMatchObject({ state: 'cancelled', why: '教师生病', applied: 0 })
  expect((await detail(id)).meetings.every(({ cancelled }) => cancelled)).toBe(true)
  expect(await placesIn(id)).toEqual(Array(10).fill(0))
  expect(saidOf(await keeper.post(`${at}/series/${id}/cancellation`, { reason: '再来一次' }))).toEqual([409, 'series_cancelled'])
})

test('somebody who left while the news of their death waited for the course is not taken out a second time', async () => {
  const { id, elders, applications } = await applied(2)
  await draw(id)
  const [dead] = elders
  await w.owner.query("update people.person set died_on = '2025-07-09' where id = $1", [dead?.id])
  const leaving = await w.owner.connect()
  try {
    await leaving.query('begin')
    await leaving.query('select from sessions.series where id = $1 for update', [id])
    const told = reactions['people.died']?.(w.ctx(), { id: 'e', name: 'people.died', payload: { person: dead?.id ?? '' } })
    await new Promise((resolve) => setTimeout(resolve, 300))
    await leaving.query("update sessions.series_application set state = 'left', ended_at = now() where id = $1", [
      applications[0]?.id,
    ])
    await leaving.query('update sessions.series set enrolled = enrolled - 1 where id = $1', [id])
    await leaving.query('commit')
    await told
  } finally {
    await leaving.query('rollback')
    leaving.release()
  }
  const { rows } = await w.owner.query('select enrolled from sessions.series where id = $1', [id])
  expect(rows[0].enrolled).toBe(1)
})

test('somebody who was given a place while the news of their death waited loses its meetings, too', async () => {
  const { id, elders, applications } = await applied(1)
  w.clock.set('2025-07-10')
  await drawSeries(w.ctx(), { series: id })
  const [one] = elders
  const enrolling = await w.owner.connect()
  try {
    await enrolling.query('begin')
    await enrolling.query('select from sessions.series where id = $1 for update', [id])
    await w.owner.query("update people.person set died_on = '2025-07-09' where id = $1", [one?.id])
    const told = reactions['people.died']?.(w.ctx(), { id: 'e', name: 'people.died', payload: { person: one?.id ?? '' } })
    await new Promise((resolve) => setTimeout(resolve, 300))
    await enrolling.query("update sessions.series_application set state = 'enrolled', enrolled_at = now() where id = $1", [
      applications[0]?.id,
    ])
    await enrolling.query('update sessions.series set enrolled = enrolled + 1 where id = $1', [id])
    await enrolling.query('commit')
    await told
  } finally {
    await enrolling.query('rollback')
    enrolling.release()
  }
  const { rows } = await w.owner.query(
    'select c.enrolled, a.state from sessions.series c join sessions.series_application a on a.series = c.id where c.id = $1',
    [id],
  )
  expect(rows).toEqual([{ enrolled: 0, state: 'passed' }])
})

test('a course in a house that closes before it begins is cancelled as a whole; one that runs loses the meetings from that day on', async () => {
  const before = await applied(2)
  const closed = async (facility: string, closedOn: string) => {
    w.clock.set('2025-07-10')
    await w.owner.query('update places.facility set closed_on = $2 where id = $1', [facility, closedOn])
    await reactions['places.closed']?.(w.ctx(), { id: 'e', name: 'places.closed', payload: { facility } })
  }
  await closed(before.facility, '2025-08-01')
  expect(await detail(before.id)).toMatchObject({ state: 'cancelled', why: '设施停止运营' })
  expect((await mine(before.elders[0]?.self as Caller, before.elders[0]?.id ?? ''))[0]).toMatchObject({ state: 'passed' })
  w.clock.set('2025-06-30')
  const during = await applied(1)
  await draw(during.id)
  await closed(during.facility, '2025-10-07')
  const { state, meetings } = await detail(during.id)
  expect([state, meetings.length, meetings.filter(({ cancelled }) => !cancelled).length]).toEqual(['drawn', 10, 5])
})
