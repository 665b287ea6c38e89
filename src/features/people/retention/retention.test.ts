import { beforeAll, describe, expect, test } from 'vitest'
import { aWorld, type Caller, type World } from '../../../../test/support/world.ts'
import { plusDays } from '../../../platform/clock.ts'
import { newId } from '../../../platform/ids.ts'
import { aPerson, xiayang } from '../accounts/people.test-support.ts'
import { dueBefore } from './schedule.ts'

let w: World
let coordinator: Caller
let officer: Caller
const at = '/api/districts/310118'
const codeOf = (reply: { body: unknown }) => (reply.body as { code?: string } | undefined)?.code
type Run = {
  id: string
  dry: boolean
  lines: { kind: string; due: number; done: number; left: number; unknown: boolean }[]
  unscheduled: string[]
}

beforeAll(async () => {
  w = await aWorld()
  coordinator = await w.as('coordinator')
  officer = await w.as('street_officer', { street: xiayang })
})

const run = async (dry: boolean): Promise<Run> => {
  const reply = await coordinator.post(`${at}/retention-runs`, { dry })
  expect(reply.status, reply.text).toBe(201)
  return reply.body as Run
}
const line = (report: Run, kind: string) => report.lines.find((one) => one.kind === kind)
const identity = (person: string) =>
  w.owner.query(
    `insert into people.identity (district, id, person, kind, sealed, key_id, blind, blind_key_id, masked, known_at)
     values ('310118', $1, $2, 'citizen', 'x', 'k', 'b', 'k', '3***', now())`,
    [newId(), person],
  )
const numbersOf = async (person: string) =>
  (await w.owner.query('select from people.identity where person = $1', [person])).rowCount
const movedOut = (person: string, on: string, kind = 'moved_out') =>
  w.owner.query(
    `insert into people.life_event (district, id, person, kind, happened_on, before, source, recorded_by, recorded_by_name, known_at)
     values ('310118', $1, $2, $4, $3, '{"line":"某路 1 号"}', '演示', 'x', 'x', now())`,
    [newId(), person, on, kind],
  )
const away = (person: string) =>
  w.owner.query('update people.person set residence_street = null, registered_street = null, phone = $2 where id = $1', [
    person,
    '13800000000',
  ])

describe('the schedule', () => {
  test('is published to everybody, names every kind that is kept, and counts back by the calendar', async () => {
    const reply = await w.stranger.get(`${at}/retention-schedule`)
    const { kinds } = reply.body as { kinds: Record<string, { after: string; what: string; basis: string }> }
    expect(kinds['people.identity_of_dead']).toMatchObject({ after: 'P3Y', what: 'delete' })
    expect(kinds['people.read_line']?.what).toBe('hold')
    const report = await run(true)
    expect(report.unscheduled).toEqual([])
    expect(report.lines.filter(({ unknown }) => unknown)).toEqual([])
    expect([
      dueBefore('2025-06-30', 'P3Y'),
      dueBefore('2024-02-29', 'P1Y'),
      dueBefore('2025-05-31', 'P3M'),
      dueBefore('2025-06-30', 'P90D'),
    ]).toEqual(['2022-06-30', '2023-02-28', '2025-02-28', '2025-04-01'])
  })

  test('is changed by a coordinator, for kinds that exist and periods that can be read', async () => {
    const rule = { after: 'P6M', from: { zh: '失效', en: 'expiry' }, what: 'delete', basis: '本区规定' }
    const put = (kinds: object, caller = coordinator) => caller.put(`${at}/retention-schedule`, { kinds })
    expect((await put({ 'people.letter': rule }, officer)).status).toBe(403)
    expect(codeOf(await put({ 'people.nothing': rule }))).toBe('retention_kind_unknown')
    expect(codeOf(await put({ 'people.letter': { ...rule, after: 'six months' } }))).toBe('invalid_request')
  })
})

describe('a run', () => {
  test('deletes the numbers of those who died long ago, not of the living, the newly dead, or a record under hold or complaint', async () => {
    const day = dueBefore(w.clock.today(), 'P3Y')
    const [long, just, held, asked, living] = await Promise.all([
      aPerson(w, { name: '久逝', diedOn: plusDays(day, -1) }),
      aPerson(w, { name: '新逝', diedOn: day }),
      aPerson(w, { name: '有投诉', diedOn: plusDays(day, -1) }),
      aPerson(w, { name: '待更正', diedOn: plusDays(day, -1) }),
      aPerson(w, { name: '在世' }),
    ])
    for (const { id } of [long, just, held, asked, living]) await identity(id)
    const hold = await officer.post(`${at}/persons/${held.id}/holds`, { why: '家属投诉未结' })
    expect(hold.status).toBe(201)
    const relative = await w.resident({ person: asked.id, as: 'guardian' })
    const correction = await relative.post(`${at}/persons/${asked.id}/corrections`, { field: 'name', says: '名字有误' })
    expect(correction.status).toBe(201)
    expect(line(await run(true), 'people.identity_of_dead')).toMatchObject({ due: 1, done: 0, left: 1 })
    expect(await numbersOf(long.id)).toBe(1)
    const first = await run(false)
    expect(line(first, 'people.identity_of_dead')).toMatchObject({ due: 1, done: 1, left: 0 })
    expect([
      await numbersOf(long.id),
      await numbersOf(just.id),
      await numbersOf(held.id),
      await numbersOf(asked.id),
      await numbersOf(living.id),
    ]).toEqual([0, 1, 1, 1, 1])
    expect(line(await run(false), 'people.identity_of_dead')).toMatchObject({ due: 0, done: 0 })
    const lifting = `${at}/holds/${(hold.body as { id: string }).id}/lifting`
    expect((await officer.post(lifting, { reason: '投诉已结' })).status).toBe(204)
    expect(codeOf(await officer.post(lifting, { reason: '再来一次' }))).toBe('hold_is_lifted')
    expect(line(await run(false), 'people.identity_of_dead')).toMatchObject({ done: 1 })
    expect((await coordinator.get(`${at}/retention-runs/${first.id}`)).body).toMatchObject({
      dry: false,
      ranBy: coordinator.name,
    })
    expect(((await coordinator.get(`${at}/retention-runs`)).body as { runs: unknown[] }).runs.length).toBeGreaterThanOrEqual(4)
    expect((await officer.get(`${at}/retention-runs`)).status).toBe(403)
  })

  test('takes away who somebody was that moved out long ago, and leaves who came back', async () => {
    const [gone, back, lately] = await Promise.all([
      aPerson(w, { name: '迁出人', bornOn: '1950-07-20' }),
      aPerson(w, { name: '回迁人' }),
      aPerson(w, { name: '新迁出' }),
    ])
    for (const { id } of [gone, back, lately]) {
      await away(id)
      await identity(id)
    }
    await movedOut(gone.id, '2018-01-01')
    await movedOut(back.id, '2018-01-01')
    await movedOut(back.id, '2019-01-01', 'moved_in')
    await movedOut(lately.id, '2024-01-01')
    const account = await w.resident({ person: gone.id })
    expect(line(await run(false), 'people.moved_out')).toMatchObject({ done: 1, left: 0 })
    const { rows } = await w.owner.query(
      'select name, phone, born_on::text, (select count(*)::int from people.identity i where i.person = p.id) as numbers from people.person p where id = any($1) order by pseudonymised_at nulls last, name',
      [[gone.id, back.id, lately.id]],
    )
    expect(rows).toEqual([
      { name: '已去标识', phone: null, born_on: '1950-01-01', numbers: 0 },
      { name: '回迁人', phone: '13800000000', born_on: '1950-03-01', numbers: 1 },
      { name: '新迁出', phone: '13800000000', born_on: '1950-03-01', numbers: 1 },
    ])
    expect((await w.owner.query('select before from people.life_event where person = $1', [gone.id])).rows).toEqual([
      { before: {} },
    ])
    expect((await account.get(`${at}/standing`)).body).toEqual({ standing: [] })
  })

  test('a hold and its reason are shown to those who keep the record, not where somebody is only registered', async () => {
    const held = await aPerson(w, { name: '户籍在邻街的人' })
    await w.owner.query("update people.person set registered_street = '310118002' where id = $1", [held.id])
    expect((await officer.post(`${at}/persons/${held.id}/holds`, { why: '诉讼未结' })).status).toBe(201)
    const there = await w.as('street_officer', { street: '310118002' })
    expect((await there.get(`${at}/persons/${held.id}`)).status).toBe(200)
    const seenBy = async (who: typeof officer) => (await who.get(`${at}/holds`)).text.includes('诉讼未结')
    expect([await seenBy(officer), await seenBy(there)]).toEqual([true, false])
  })

  test('takes a person with the records merged into theirs, and keeps them all while there is a hold on one', async () => {
    const [kept, merged, free, also] = await Promise.all([
      aPerson(w, { name: '合并后留存' }),
      aPerson(w, { name: '合并前留存' }),
      aPerson(w, { name: '合并后去标识' }),
      aPerson(w, { name: '合并前去标识' }),
    ])
    for (const { id } of [kept, merged, free, also]) await identity(id)
    expect((await officer.post(`${at}/persons/${merged.id}/holds`, { why: '投诉未结' })).status).toBe(201)
    for (const { id } of [kept, merged, free, also]) await away(id)
    for (const { id } of [kept, free]) await movedOut(id, '2018-01-01')
    const point = 'update people.person set merged_into = $2 where id = $1'
    await w.owner.query(point, [merged.id, kept.id])
    await w.owner.query(point, [also.id, free.id])
    expect(line(await run(false), 'people.moved_out')).toMatchObject({ done: 1, left: 0 })
    const { rows } = await w.owner.query('select name, phone from people.person where id = any($1) order by name', [
      [kept.id, merged.id, free.id, also.id],
    ])
    expect(rows).toEqual([
      { name: '合并前留存', phone: '13800000000' },
      { name: '合并后留存', phone: '13800000000' },
      { name: '已去标识', phone: null },
      { name: '已去标识', phone: null },
    ])
    expect(await Promise.all([kept, merged, free, also].map(({ id }) => numbersOf(id)))).toEqual([1, 1, 0, 0])
  })

  test('clears letters in batches until none is due', async () => {
    const { id } = await aPerson(w, { name: '许多函' })
    await w.owner.query(
      `insert into people.letter (district, id, person, code_hash, as_what, made_by, made_by_name, made_at, expires_at)
       select '310118', gen_random_uuid(), $1, sha256(n::text::bytea), 'self', 'x', 'x', '2020-01-01', '2020-01-15' from generate_series(1, 1201) n`,
      [id],
    )
    expect(line(await run(false), 'people.letter')).toMatchObject({ due: 1201, done: 1201, left: 0 })
  })

  test('of two at the same moment one is told to wait, or both go one after the other', async () => {
    const replies = await Promise.all([1, 2].map(() => coordinator.post(`${at}/retention-runs`, { dry: false })))
    for (const reply of replies) expect(reply.status === 201 || codeOf(reply) === 'retention_running').toBe(true)
    expect(replies.some(({ status }) => status === 201)).toBe(true)
  })

  test('lines about who read a record are counted and kept', async () => {
    await w.owner.query(
      `insert into platform.audit (district, id, at, domain_at, actor, actor_name, action, subject, details, request_id)
       values ('310118', $1, now(), '2019-01-01', 'x', 'x', 'people.viewed', 'person/x', '{}', 'r')`,
      [newId()],
    )
    const before = line(await run(true), 'people.read_line')?.due as number
    expect(before).toBeGreaterThan(0)
    expect(line(await run(false), 'people.read_line')).toMatchObject({ due: before, done: 0, left: before })
  })
})
