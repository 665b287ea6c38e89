import { describe, expect, test } from 'vitest'
import { aWorld, someEvidence } from '../../../../test/support/world.ts'
import { reading } from '../../../platform/database/transaction.ts'
import type { Family, Household } from '../household/contract.ts'
import { aNumber, aPerson, at, auditOf, xiayang, yingpu } from '../people.test-support.ts'
import { outOfStep } from '../places-in-step.test-support.ts'
import type { PersonForOfficer } from '../register/contract.ts'
import type { Birth, LifeEvent } from './contract.ts'

const w = await aWorld({ day: '2025-06-30' })
const officer = await w.as('street_officer', { street: xiayang.street })
const neighbour = await w.as('street_officer', { street: yingpu.street })
const department = await w.as('department_officer', { department: 'minzheng' })

const codeOf = (reply: { status: number; body: unknown }) => [reply.status, (reply.body as { code: string }).code]
const whole = async (id: string, who = officer) => (await who.get(`${at}/persons/${id}?purpose=service`)).body as PersonForOfficer
/** The rows of a person as the database holds them, without what every write changes. */
const stateOf = async (id: string) => {
  const person = await w.owner.query(`select to_jsonb(p) - 'revision' - 'changed_at' as row from people.person p where id = $1`, [
    id,
  ])
  const rows = async (table: string) =>
    (
      await w.owner.query(
        `select to_jsonb(t) as row from people.${table} t where person = $1 and withdrawn_at is null order by id`,
        [id],
      )
    ).rows
  return [person.rows, await rows('address'), await rows('household_member'), await rows('relationship')]
}
const told = async (event: string) =>
  (
    await w.owner.query<{ payload: Record<string, string> }>(
      `select payload from graphile_worker._private_jobs where payload->>'event' = $1 order by id`,
      [event],
    )
  ).rows.map(({ payload }) => payload)

describe('a birth', () => {
  test('makes the child at home with its mother, and undoing it leaves nothing standing', async () => {
    const mother = await aPerson(officer, { name: '沈母', sex: 'female', bornOn: '1993-01-01' })
    const father = await aPerson(officer, { name: '沈父', sex: 'male', bornOn: '1992-01-01' })
    const members = [
      { person: father.id, role: 'head' },
      { person: mother.id, role: 'spouse' },
    ]
    await officer.post(`${at}/households`, { kind: 'living', ...xiayang, members, source: '走访' })
    const evidence = await officer.keep('310118', '出生证.txt', someEvidence)
    const wish = {
      name: '沈新生',
      sex: 'male',
      bornOn: '2025-06-28',
      mother: mother.id,
      father: father.id,
      source: '出生医学证明',
      evidence,
    }
    const identity = { number: aNumber('2025-06-28', 'male') }
    const reply = await officer.post(`${at}/births`, { ...wish, identity })
    expect(reply.status).toBe(201)
    const { child, id } = reply.body as Birth
    expect(child).toMatchObject({ name: '沈新生', age: 0, streetName: '夏阳街道' })
    const family = (await officer.get(`${at}/persons/${child.id}/family`)).body as Family
    expect(family.living?.members.map(({ role, person }) => [role, person.name])).toEqual([
      ['head', '沈父'],
      ['spouse', '沈母'],
      ['child', '沈新生'],
    ])
    expect(family.relationships.map(({ kind, other }) => [kind, other?.name])).toEqual([
      ['parent', '沈母'],
      ['parent', '沈父'],
    ])
    expect((await whole(child.id)).addresses).toMatchObject([
      { kind: 'residence', validFrom: '2025-06-28' },
      { kind: 'registered' },
    ])
    expect((await officer.post(`${at}/births`, { ...wish, identity })).status).toBe(409)

    expect((await officer.post(`${at}/life-events/${id}/undoing`, { reason: '误登' })).status).toBe(201)
    expect((await officer.get(`${at}/persons/${child.id}`)).status).toBe(404)
    expect((await officer.get(`${at}/persons?words=沈新生`)).text).not.toContain('沈新生')
    expect((await officer.get(`${at}/persons/${mother.id}/family`)).text).not.toContain('沈新生')
    expect((await officer.post(`${at}/births`, { ...wish, identity })).status).toBe(201)
  })

  test('is refused where nobody is known, for another street, or in the future', async () => {
    const wish = { name: '某', sex: 'female', bornOn: '2025-06-01', source: '走访' }
    expect((await officer.post(`${at}/births`, wish)).status).toBe(403)
    expect(codeOf(await department.post(`${at}/births`, wish))).toEqual([422, 'birth_needs_parent_or_place'])
    expect((await officer.post(`${at}/births`, { ...wish, residence: yingpu })).status).toBe(403)
    expect(codeOf(await officer.post(`${at}/births`, { ...wish, residence: xiayang, bornOn: '2025-07-01' }))).toEqual([
      422,
      'day_in_future',
    ])
  })
})

describe('a death', () => {
  test('ends what others may do for the dead, is told once to all who react, and is undone exactly', async () => {
    const { id } = await aPerson(officer, { name: '陶先逝' })
    const trust = {
      kind: 'trusted',
      otherName: '陶女',
      may: ['money'],
      validFrom: '2025-01-01',
      validTo: '2026-01-01',
      source: '委托书',
    }
    await officer.post(`${at}/persons/${id}/relationships`, trust)
    await officer.post(`${at}/persons/${id}/relationships`, { kind: 'carer', otherName: '陶子', source: '走访' })
    const before = await stateOf(id)
    const tap = () =>
      officer.post(`${at}/persons/${id}/death`, { on: '2025-06-20', source: '殡葬信息' }, { 'idempotency-key': 'death-of-tao' })
    const [first, again] = await Promise.all([tap(), tap()])
    expect([first?.status, again?.body]).toEqual([201, first?.body])
    const event = first?.body as LifeEvent
    expect(await whole(id)).toMatchObject({ diedOn: '2025-06-20', age: 85 })
    const family = (await officer.get(`${at}/persons/${id}/family?purpose=service`)).body as Family
    expect(family.relationships.map(({ kind }) => kind)).toEqual(['carer'])
    expect((await officer.get(`${at}/persons?words=陶先逝`)).text).not.toContain(id)
    expect((await officer.get(`${at}/persons?words=陶先逝&alive=no`)).text).toContain(id)
    expect(
      (await told('people.died')).filter(({ person }) => person === id).map(({ event: _, eventId: __, ...payload }) => payload),
    ).not.toHaveLength(0)
    expect(codeOf(await officer.post(`${at}/persons/${id}/death`, { on: '2025-06-21', source: '走访' }))).toEqual([
      409,
      'life_event_dies_once',
    ])

    expect(codeOf(await neighbour.post(`${at}/life-events/${event.id}/undoing`, { reason: '试试' }))).toEqual([404, 'not_found'])
    const undone = await officer.post(`${at}/life-events/${event.id}/undoing`, { reason: '同名误登' })
    expect(undone.body).toMatchObject({ undone: { why: '同名误登' } })
    expect(await stateOf(id)).toEqual(before)
    expect(codeOf(await officer.post(`${at}/life-events/${event.id}/undoing`, { reason: '再撤' }))).toEqual([
      409,
      'life_event_already_undone',
    ])
    expect((await auditOf(w, id)).map(({ action }) => action)).toEqual(
      expect.arrayContaining(['people.record_death', 'people.undo_life_event']),
    )
    expect((await officer.post(`${at}/persons/${id}/death`, { on: '2025-06-21', source: '走访' })).status).toBe(201)
  })

  test('two officers record it at once: one is told that it is on record', async () => {
    const { id } = await aPerson(officer, { name: '同时' })
    const replies = await Promise.all(
      [officer, department].map((who) => who.post(`${at}/persons/${id}/death`, { on: '2025-06-20', source: '走访' })),
    )
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 409])
  })

  test.each([
    ['in the future', { on: '2025-07-01' }, 422, 'day_in_future'],
    ['before the birth', { on: '1930-01-01' }, 422, 'day_before_birth'],
    [
      'with evidence that nobody kept',
      { on: '2025-06-01', evidence: '019799f6-0000-7000-8000-000000000000' },
      422,
      'evidence_unknown',
    ],
  ])('%s is refused', async (_what, wish, status, code) => {
    const { id } = await aPerson(officer)
    expect(codeOf(await officer.post(`${at}/persons/${id}/death`, { source: '走访', ...wish }))).toEqual([status, code])
  })
})

describe('a move', () => {
  const within = { kind: 'within', to: yingpu, on: '2025-06-10', source: '迁移单' }
  test('takes the person and their record to the other street, out of the household; whoever recorded it by mistake takes it back the same day, exactly', async () => {
    const { id } = await aPerson(officer, { name: '罗搬迁', registered: null })
    const members = [{ person: id, role: 'head' }]
    const household = (
      await officer.post(`${at}/households`, { kind: 'living', ...xiayang, members, since: '2024-01-01', source: '走访' })
    ).body as Household
    const before = await stateOf(id)
    const moved = await officer.post(`${at}/persons/${id}/moves`, within)
    expect(moved.body).toMatchObject({ kind: 'moved_within', on: '2025-06-10' })
    expect((await officer.get(`${at}/persons/${id}`)).status).toBe(404)
    // Nobody is left in it: it stands empty before whoever keeps the street's households.
    expect((await officer.get(`${at}/households/${household.id}`)).body).toMatchObject({ members: [], hidden: 0 })
    expect(await whole(id, neighbour)).toMatchObject({ residenceStreet: yingpu.street })
    const event = (moved.body as LifeEvent).id
    expect((await officer.post(`${at}/life-events/${event}/undoing`, { reason: '选错街镇' })).status).toBe(201)
    expect(await stateOf(id)).toEqual(before)
    expect((await neighbour.get(`${at}/persons/${id}`)).status).toBe(404)
  })

  test('undoing refuses while something later rests on it, and a day later it is not one’s own any more', async () => {
    const { id } = await aPerson(officer, { name: '罗再迁', registered: null })
    const first = (await officer.post(`${at}/persons/${id}/moves`, within)).body as LifeEvent
    const second = (
      await neighbour.post(`${at}/persons/${id}/moves`, {
        ...within,
        kind: 'out',
        to: { outside: '浙江省嘉兴市' },
        on: '2025-06-20',
      })
    ).body as LifeEvent
    expect(second.kind).toBe('moved_out')
    expect(codeOf(await department.post(`${at}/life-events/${first.id}/undoing`, { reason: '误登' }))).toEqual([
      409,
      'life_event_superseded',
    ])
    expect((await department.get(`${at}/persons/${id}`)).body).toMatchObject({ street: null })
    w.clock.set('2025-07-02')
    expect(codeOf(await neighbour.post(`${at}/life-events/${second.id}/undoing`, { reason: '误登' }))).toEqual([404, 'not_found'])
    w.clock.set('2025-06-30')
    expect((await department.post(`${at}/life-events/${second.id}/undoing`, { reason: '误登' })).status).toBe(201)
    expect((await department.post(`${at}/life-events/${first.id}/undoing`, { reason: '误登' })).status).toBe(201)
    expect((await whole(id)).addresses).toMatchObject([{ streetName: '夏阳街道', validTo: null }])
  })

  test.each([
    ['into the district of somebody who lives in it', { ...within, kind: 'in' }],
    ['out of the district to a street of it', { ...within, kind: 'out' }],
    ['within the district to a place outside it', { ...within, to: { outside: '北京市' } }],
  ])('%s is refused', async (_what, wish) => {
    const { id } = await aPerson(officer)
    expect(codeOf(await officer.post(`${at}/persons/${id}/moves`, wish))).toEqual([422, 'move_direction'])
  })

  test('the timeline tells it to those who see the whole record', async () => {
    const { id } = await aPerson(department, { name: '时间线' })
    await department.post(`${at}/persons/${id}/facts`, { name: '独居', value: true, validFrom: '2025-02-01', source: '走访' })
    await department.post(`${at}/persons/${id}/moves`, within)
    const people = w.product.features.find(({ name }) => name === 'people')
    const lines = await reading(w.ctx(), (tx) => people?.timeline?.(tx, id) ?? Promise.resolve([]))
    expect(lines.map(({ title }) => title)).toEqual(expect.arrayContaining(['区内迁移', '独居', '居住：盈浦街道庆华社区居委会']))
    const path = `${at}/persons/${id}/timeline`
    type Told = { total: number; lines: { on: string; title: string; said: { key: string } | null; feature: string }[] }
    const told = (await department.get(`${path}?purpose=service&limit=2`)).body as Told
    expect([told.total, told.lines.length]).toEqual([lines.length, 2])
    expect(told.lines).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ title: '区内迁移', said: expect.objectContaining({ key: 'people.timeline.moved_within' }) }),
      ]),
    )
    const rest = (await department.get(`${path}?purpose=service&offset=2&limit=200`)).body as Told
    const days = [...told.lines, ...rest.lines].map(({ on }) => on)
    expect([days.length, days]).toEqual([told.total, [...days].sort().reverse()])
    expect(codeOf(await department.get(path))).toEqual([422, 'purpose_needed'])
    const elsewhere = await w.as('street_officer', { street: '310118109' })
    expect((await elsewhere.get(`${path}?purpose=service`)).status).toBe(404)
  })
})

test('every record says where its open addresses say that somebody lives', async () => {
  expect(await outOfStep(w)).toEqual([])
})
