import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { aWorld } from '../../../../test/support/world.ts'
import type { Actor } from '../../../platform/actor.ts'
import { reading } from '../../../platform/database/transaction.ts'
import { ageOn, bornBy, monthsOn } from '../ages.ts'
import { aPerson, at, auditOf, xiayang, yingpu } from '../people.test-support.ts'
import type { FactKind, FactList, FactOfPerson } from './contract.ts'
import { factsIn, registeredFacts } from './registered.ts'

const w = await aWorld({ day: '2025-06-30' })
const officer = await w.as('street_officer', { street: xiayang.street })
const neighbour = await w.as('street_officer', { street: yingpu.street })
const department = await w.as('department_officer', { department: 'minzheng' })
const coordinator = await w.as('coordinator')

const codeOf = (reply: { status: number; body: unknown }) => [reply.status, (reply.body as { code: string }).code]
const record = (id: string, fact: Record<string, unknown>, who = officer) =>
  who.post(`${at}/persons/${id}/facts`, { source: '走访', ...fact })
const held = async (id: string, who = officer) => {
  const { facts } = (await who.get(`${at}/persons/${id}/facts?purpose=service`)).body as FactList
  return facts.map(({ name, value, validFrom, validTo, withdrawn }) => [name, value, validFrom, validTo, withdrawn])
}
type Row = { id: string; value: unknown; source: string; validFrom: string | null }
/** A fact of the rules over everybody on a day, by person. */
const rowsOf = async (name: string, on = '2025-06-30', actor?: Actor) => {
  const fact = registeredFacts.find((one) => one.name === name)
  const found = await reading(w.ctx('310118', actor), async (tx) => {
    const rows = fact?.rows(tx, on) ?? sql`select 1`
    return (
      await sql<Row>`select id, value, source, valid_from as "validFrom" from (${rows}) r where r.district = '310118'`.execute(
        tx.db,
      )
    ).rows
  })
  expect(new Set(found.map(({ id }) => id)).size, `${name}: one row a person`).toBe(found.length)
  return new Map(found.map((row) => [row.id, row]))
}

describe('facts of a person', () => {
  test('hold from a day, give way to the next of the same name, end, and are corrected without being lost', async () => {
    const { id } = await aPerson(officer)
    const first = (await record(id, { name: '残疾', value: '三级', validFrom: '2024-01-01' })).body as FactOfPerson
    expect(first).toMatchObject({ name: '残疾', value: '三级', sensitive: 'health', derived: false })
    const second = (await record(id, { name: '残疾', value: '二级', validFrom: '2025-03-01' })).body as FactOfPerson
    expect(await held(id)).toEqual([
      ['残疾', '二级', '2025-03-01', null, false],
      ['残疾', '三级', '2024-01-01', '2025-03-01', false],
    ])
    expect(codeOf(await record(id, { name: '残疾', value: '一级', validFrom: '2025-02-01' }))).toEqual([422, 'fact_before_last'])
    const fixed = await officer.post(`${at}/facts/${second.id}/correction`, { reason: '证件所载为一级', value: '一级' })
    expect(fixed.body).toMatchObject({ value: '一级', validFrom: '2025-03-01', withdrawn: false })
    expect(await held(id)).toEqual([
      ['残疾', '一级', '2025-03-01', null, false],
      ['残疾', '三级', '2024-01-01', '2025-03-01', false],
      ['残疾', '二级', '2025-03-01', null, true],
    ])
    expect(codeOf(await officer.post(`${at}/facts/${second.id}/correction`, { reason: '再改' }))).toEqual([
      409,
      'fact_already_withdrawn',
    ])
    const now = fixed.body as FactOfPerson
    expect((await officer.post(`${at}/facts/${now.id}/end`, { on: '2025-06-01' })).body).toMatchObject({ validTo: '2025-06-01' })
    expect(codeOf(await officer.post(`${at}/facts/${now.id}/end`, { on: '2025-06-01' }))).toEqual([409, 'fact_already_ended'])
    expect((await auditOf(w, id)).map(({ action }) => action)).toEqual(
      expect.arrayContaining(['people.record_fact', 'people.correct_fact', 'people.end_fact']),
    )
  })

  test('a double tap records one; each is told by its name, so that rules reconsider', async () => {
    const { id } = await aPerson(officer)
    const key = { 'idempotency-key': 'fact-once-only' }
    const wish = { name: '低保', value: true, validFrom: '2025-01-01', source: '核对' }
    const replies = await Promise.all([1, 2].map(() => officer.post(`${at}/persons/${id}/facts`, wish, key)))
    expect(new Set(replies.map(({ text }) => text)).size).toBe(1)
    expect(await held(id)).toHaveLength(1)
  })

  test.each([
    ['a kind nobody knows', { name: '富裕', value: true }, 422, 'fact_unknown'],
    ['a level that is none', { name: '残疾', value: '五级' }, 422, 'fact_value_refused'],
    ['a yes that is neither', { name: '独居', value: '也许' }, 422, 'fact_value_refused'],
    ['a day to come', { name: '独居', value: true, validFrom: '2025-07-01' }, 422, 'day_in_future'],
    ['a day before birth', { name: '独居', value: true, validFrom: '1930-01-01' }, 422, 'day_before_birth'],
    [
      'an end before its beginning',
      { name: '独居', value: true, validFrom: '2025-01-01', validTo: '2024-01-01' },
      409,
      'fact_period',
    ],
    ['what only a department may record', { name: '家庭人均月收入', value: 150000 }, 403, 'not_permitted'],
  ])('%s is refused', async (_what, wish, status, code) => {
    const { id } = await aPerson(officer)
    expect(codeOf(await record(id, { validFrom: '2025-01-01', ...wish }))).toEqual([status, code])
  })

  test('another street may not record, end or read; reading takes a purpose that stays on record', async () => {
    const { id } = await aPerson(officer)
    const fact = (await record(id, { name: '独居', value: true, validFrom: '2025-01-01' })).body as FactOfPerson
    for (const reply of [
      await record(id, { name: '独居', value: false, validFrom: '2025-02-01' }, neighbour),
      await neighbour.post(`${at}/facts/${fact.id}/end`, { on: '2025-06-01' }),
      await neighbour.post(`${at}/facts/${fact.id}/correction`, { reason: '试试' }),
      await neighbour.get(`${at}/persons/${id}/facts?purpose=service`),
    ])
      expect(codeOf(reply)).toEqual([404, 'not_found'])
    expect(codeOf(await officer.get(`${at}/persons/${id}/facts`))).toEqual([422, 'purpose_needed'])
    await held(id)
    expect((await auditOf(w, id)).at(-1)).toEqual({ action: 'people.viewed', details: { purpose: 'service', what: 'facts' } })
  })

  test('a district adds kinds of its own, which keep their type', async () => {
    const wish = { name: '爱心卡', en: 'love card', type: 'level', values: ['蓝', '绿'], note: '本区试行' }
    expect(codeOf(await officer.post(`${at}/fact-kinds`, wish))).toEqual([403, 'scope_missing'])
    const { kinds } = (await coordinator.post(`${at}/fact-kinds`, wish)).body as { kinds: FactKind[] }
    expect(kinds.map(({ name }) => name)).toEqual(expect.arrayContaining(['独居', '爱心卡']))
    expect(codeOf(await coordinator.post(`${at}/fact-kinds`, { ...wish, type: 'number' }))).toEqual([
      409,
      'fact_kind_keeps_its_type',
    ])
    const { id } = await aPerson(officer)
    expect((await record(id, { name: '爱心卡', value: '绿', validFrom: '2025-01-01' })).status).toBe(201)
    const names = await reading(w.ctx(), async (tx) => (await factsIn(tx)).map(({ name }) => name))
    expect(names).toContain('爱心卡')
    expect(await reading(w.ctx('310101'), async (tx) => (await factsIn(tx)).map(({ name }) => name))).not.toContain('爱心卡')
  })
})

describe('facts that rules ask for, over many persons at once', async () => {
  const days = [
    '2025-05-31',
    '2025-06-29',
    '2025-06-30',
    '2024-02-29',
    '2000-01-31',
    '1960-06-30',
    '1960-07-01',
    '1945-12-31',
    '1920-02-29',
  ]
  const born = await Promise.all(
    days.map(async (bornOn) => ({ bornOn, ...(await aPerson(department, { bornOn, since: bornOn })) })),
  )
  const undated = await aPerson(department, {
    bornOn: null,
    sex: 'unknown',
    residence: yingpu,
    registered: { outside: '江苏省' },
  })

  test.each(['2025-06-30', '2025-02-28', '2024-02-29'])(
    'ages in years and months on %s are those of the calendar',
    async (on) => {
      const [years, months] = [await rowsOf('年龄', on), await rowsOf('月龄', on)]
      for (const { id, bornOn } of born) {
        const expected = bornOn > on ? [undefined, undefined] : [ageOn(bornOn, on), monthsOn(bornOn, on)]
        expect([bornOn, years.get(id)?.value, months.get(id)?.value]).toEqual([bornOn, ...expected])
        if (bornOn <= on) expect(bornOn <= bornBy(ageOn(bornOn, on), on) && bornOn > bornBy(ageOn(bornOn, on) + 1, on)).toBe(true)
      }
      expect(years.has(undated.id)).toBe(false)
    },
  )

  test('sex, street and district of registration and residence, with their day and source; unknown is no row', async () => {
    const one = born[0] as { id: string }
    expect((await rowsOf('性别')).get(one.id)?.value).toBe('男')
    expect((await rowsOf('性别')).has(undated.id)).toBe(false)
    expect((await rowsOf('居住街镇')).get(undated.id)).toMatchObject({
      value: yingpu.street,
      source: '走访',
      validFrom: '2020-01-01',
    })
    expect((await rowsOf('居住街镇', '2019-12-31')).has(undated.id)).toBe(false)
    expect((await rowsOf('户籍街镇')).has(undated.id)).toBe(false)
    expect((await rowsOf('户籍区')).get(undated.id)?.value).toBe('外区')
    expect((await rowsOf('户籍区')).get(one.id)?.value).toBe('本区')
    expect((await rowsOf('居住区')).get(undated.id)?.value).toBe('本区')
  })

  test('every recorded kind answers in its type, as of the day, for the record that stands', async () => {
    const { id } = await aPerson(department)
    const other = await aPerson(department)
    await record(id, { name: '低保', value: true, validFrom: '2025-01-01' }, department)
    await record(
      id,
      { name: '家庭人均月收入', value: 150000, validFrom: '2025-01-01', validTo: '2025-06-01', source: '核对' },
      department,
    )
    await record(id, { name: '残疾', value: '一级', validFrom: '2025-01-01' }, department)
    await record(other.id, { name: '优抚', value: '其他', validFrom: '2025-01-01' }, department)
    expect((await rowsOf('低保')).get(id)).toMatchObject({ value: true, source: '走访', validFrom: '2025-01-01' })
    expect((await rowsOf('低保', '2024-12-31')).has(id)).toBe(false)
    expect((await rowsOf('家庭人均月收入', '2025-05-31')).get(id)?.value).toBe(150000)
    expect((await rowsOf('家庭人均月收入')).has(id)).toBe(false)
    expect((await rowsOf('残疾')).get(id)?.value).toBe('一级')
    await w.owner.query('update people.person set merged_into = $1 where id = $2', [id, other.id])
    expect((await rowsOf('优抚')).get(id)?.value).toBe('其他')
    expect((await rowsOf('优抚')).has(other.id)).toBe(false)
    for (const { name } of registeredFacts) await rowsOf(name)
  })

  test('living alone and with older people only follow from the household, unless it was recorded otherwise', async () => {
    const person = (name: string, bornOn: string | null) => aPerson(department, { name, bornOn, since: '2024-01-01' })
    const live = (...members: { id: string }[]) =>
      department.post(`${at}/households`, {
        kind: 'living',
        ...xiayang,
        source: '走访',
        since: '2025-01-01',
        members: members.map(({ id }) => ({ person: id, role: 'other' })),
      })
    const alone = await person('独', '1940-01-01')
    const [he, she] = [await person('翁', '1940-01-01'), await person('媪', '1942-01-01')]
    const [gran, child] = [await person('祖', '1940-01-01'), await person('孙', '2015-01-01')]
    const [known, unknown] = [await person('明', '1940-01-01'), await person('昧', null)]
    await live(alone)
    await live(he, she)
    await live(gran, child)
    await live(known, unknown)
    const derived = async (name: string, on?: string) => {
      const rows = await rowsOf(name, on)
      return [alone, he, she, gran, child, known].map(({ id }) => rows.get(id)?.value)
    }
    expect(await derived('独居')).toEqual([true, undefined, undefined, undefined, undefined, undefined])
    expect(await derived('纯老家庭')).toEqual([true, true, true, undefined, undefined, undefined])
    expect(await derived('同住人数')).toEqual([1, 2, 2, 2, 2, 2])
    expect(await derived('同住60岁以下人数')).toEqual([0, 0, 0, 1, 1, undefined])
    expect(await derived('独居', '2024-12-31')).toEqual([undefined, undefined, undefined, undefined, undefined, undefined])
    expect((await held(alone.id, department)).map(([name]) => name)).toEqual(['同住人数', '同住60岁以下人数', '独居', '纯老家庭'])
    await record(alone.id, { name: '独居', value: false, validFrom: '2025-02-01' }, department)
    await department.post(`${at}/persons/${he.id}/death`, { on: '2025-06-01', source: '走访' })
    expect(await derived('独居')).toEqual([false, undefined, true, undefined, undefined, undefined])
    expect(await derived('独居', '2025-05-31')).toEqual([false, undefined, undefined, undefined, undefined, undefined])
  })

  test('a reader’s own row security holds: nothing is derived from people out of sight', async () => {
    const mine = await aPerson(department, { name: '可见', residence: xiayang, registered: null })
    const theirs = await aPerson(department, { name: '不可见', residence: yingpu, registered: null })
    await department.post(`${at}/households`, {
      kind: 'living',
      ...xiayang,
      source: '走访',
      since: '2025-01-01',
      members: [mine, theirs].map(({ id }) => ({ person: id, role: 'other' })),
    })
    const grant = {
      role: 'street_officer' as const,
      district: '310118',
      department: null,
      street: xiayang.street,
      organization: null,
    }
    const actor: Actor = { kind: 'account', id: 'a', name: 'a', persons: [], grants: [grant] }
    expect((await rowsOf('年龄', '2025-06-30', actor)).has(theirs.id)).toBe(false)
    for (const name of ['独居', '纯老家庭', '同住人数'])
      expect((await rowsOf(name, '2025-06-30', actor)).has(mine.id)).toBe(false)
  })
})
