import { describe, expect, test } from 'vitest'
import { aWorld, type Caller } from '../../../../test/support/world.ts'
import { transaction } from '../../../platform/database/transaction.ts'
import { aDownloader } from '../../people/importing/sheet.test-support.ts'
import { aPerson, auditOf, grantPerson, yingpu } from '../../people/people.test-support.ts'
import { aRule, at, fromAge } from '../services.test-support.ts'
import type { DecidedList, Decision, DecisionList, MadeDecision } from './contract.ts'
import { decide } from './decide.ts'
import { judgeSome } from './judging.ts'
import { replayDecisions } from './replay.ts'

const w = await aWorld()
const coordinator = await w.as('coordinator')
const officer = await w.as('street_officer', { street: '310118001' })
const neighbour = await w.as('street_officer', { street: '310118002' })
const department = await w.as('department_officer', { department: 'minzheng' })
const old = await aPerson(officer, { name: '甲老', bornOn: '1940-01-01' })

const codeOf = (reply: { status: number; body: unknown }) => [reply.status, (reply.body as { code: string }).code]
const ask = (who: Caller, person: string, wish: Record<string, unknown>) =>
  who.post(`${at}/persons/${person}/decisions`, { purpose: 'eligibility', ...wish })
const decided = async (who: Caller, person: string, wish: Record<string, unknown>) => {
  const reply = await ask(who, person, wish)
  expect(reply.status, reply.text).toBe(201)
  return reply.body as MadeDecision
}
const replayed = async () => {
  const lines: string[] = []
  return { ...(await replayDecisions(w.ctx(), (line) => lines.push(line))), lines }
}

describe('a decision', () => {
  test('says yes, no or what is missing, with the clauses and where each fact is known from', async () => {
    const yes = await decided(officer, old.id, { rule: '人群.老年人' })
    expect(yes.decision).toMatchObject({ outcome: 'yes', confirmed: true, needs: [], source: { place: '第二条' } })
    expect(yes.decision.facts).toMatchObject([{ name: '年龄', value: 85, source: '出生日期', validFrom: '2025-01-01' }])
    const child = await aPerson(officer, { name: '乙幼', bornOn: '2022-01-01', since: '2022-02-01' })
    expect((await decided(officer, child.id, { rule: '人群.老年人' })).decision).toMatchObject({ outcome: 'no' })
    const needs = await decided(officer, old.id, { rule: '人群.独居老年人' })
    expect(needs.decision).toMatchObject({ outcome: 'needs', needs: ['独居'] })
    expect((await decided(officer, child.id, { rule: '人群.独居老年人' })).decision).toMatchObject({ outcome: 'no', needs: [] })
  })

  test('keeps its facts as they were, and its rule: what changes later does not reach it', async () => {
    const person = await aPerson(officer, { name: '丙独', bornOn: '1950-01-01' })
    await officer.post(`${at}/persons/${person.id}/facts`, { name: '独居', value: true, validFrom: '2024-01-01', source: '走访' })
    await aRule(coordinator, '判定.独居', fromAge(70).replace('年龄 >= 70', '年龄 >= 70 and 独居'))
    const made = await decided(officer, person.id, { rule: '判定.独居', service: 'baobaowu' })
    expect(made.decision.outcome).toBe('yes')
    await officer.post(`${at}/persons/${person.id}/facts`, {
      name: '独居',
      value: false,
      validFrom: '2025-06-01',
      source: '走访',
    })
    await aRule(coordinator, '判定.独居', fromAge(90))
    const kept = (await officer.get(`${at}/decisions/${made.id}?purpose=complaint`)).body as MadeDecision
    expect(kept.decision).toEqual(made.decision)
    expect(kept).toMatchObject({ service: 'baobaowu', person: person.id, decidedBy: officer.name })
    expect((await decided(officer, person.id, { rule: '判定.独居' })).decision.outcome).toBe('no')
    const { decisions } = (await officer.get(`${at}/persons/${person.id}/decisions?purpose=complaint`)).body as DecisionList
    expect(decisions.map(({ decision }) => decision.outcome)).toEqual(['no', 'yes'])
    expect((await auditOf(w, person.id)).filter(({ action }) => action === 'services.decide')).toMatchObject([
      { details: { rule: '判定.独居', outcome: 'yes', service: 'baobaowu' } },
      { details: { outcome: 'no' } },
    ])
    expect(
      (await auditOf(w, person.id)).filter(({ action, details }) => action === 'people.viewed' && details.what === 'decisions'),
    ).toHaveLength(1)
  })

  test('that is not to be kept leaves nothing but that the record was looked at', async () => {
    const person = await aPerson(officer, { name: '丁问', bornOn: '1950-01-01' })
    expect(await decided(officer, person.id, { rule: '人群.老年人', keep: false })).toMatchObject({ id: null })
    expect((await auditOf(w, person.id)).map(({ action }) => action)).not.toContain('services.decide')
  })

  test('is the same whoever asks: what a resident may not see of the household still counts', async () => {
    const [one, other] = [
      await aPerson(department, { name: '戊同' }),
      await aPerson(department, { name: '戊伴', residence: yingpu }),
    ]
    const members = [one, other].map(({ id }) => ({ person: id, role: 'other' }))
    await department.post(`${at}/households`, { kind: 'living', street: '310118001', members, source: '走访' })
    const resident = await w.resident({ person: one.id })
    const own = await resident.post(`${at}/persons/${one.id}/decisions`, { rule: '人群.纯老家庭老年人', keep: false })
    expect(own.status, own.text).toBe(201)
    expect((own.body as MadeDecision).decision).toMatchObject({ outcome: 'yes' })
    expect((await decided(department, one.id, { rule: '人群.纯老家庭老年人' })).decision).toMatchObject({ outcome: 'yes' })
  })

  test.each<[string, () => Promise<{ status: number; body: unknown }>, [number, string]]>([
    [
      'whoever says no purpose',
      () => officer.post(`${at}/persons/${old.id}/decisions`, { rule: '人群.老年人' }),
      [422, 'purpose_needed'],
    ],
    ['the officer of another street', () => ask(neighbour, old.id, { rule: '人群.老年人' }), [404, 'not_found']],
    ['the coordinator, who keeps no records', () => ask(coordinator, old.id, { rule: '人群.老年人' }), [404, 'not_found']],
    ['who asks by no rule', () => ask(officer, old.id, { rule: '人群.无此规则' }), [422, 'rule_not_in_force']],
    [
      'who asks for a day before the rule',
      () => ask(officer, old.id, { rule: '人群.老年人', on: '2019-01-01' }),
      [422, 'rule_not_in_force'],
    ],
  ])('is refused to %s', async (_who, asking, expected) => {
    expect(codeOf(await asking())).toEqual(expected)
  })

  test('is shown to those who may see the whole record, and to nobody by its number alone', async () => {
    const { id } = await decided(officer, old.id, { rule: '人群.老年人' })
    expect(codeOf(await neighbour.get(`${at}/decisions/${id}?purpose=service`))).toEqual([404, 'not_found'])
    const carer = await w.as('provider')
    await grantPerson(w, carer, old.id, 'duty')
    expect(codeOf(await carer.get(`${at}/decisions/${id}`))).toEqual([403, 'not_permitted'])
    const self = await w.resident({ person: old.id })
    expect((await self.get(`${at}/decisions/${id}`)).status).toBe(200)
    expect((await self.get(`${at}/persons/${old.id}/export`)).text).toContain('人群.老年人')
  })
})

describe('from within a transaction', () => {
  test('an engine decides and the decision commits with what it does', async () => {
    const made = await transaction(w.ctx(), (tx) => decide(tx, { rule: '人群.老年人', person: old.id, keep: true }))
    expect(made.decision.outcome).toBe('yes')
    await expect(
      transaction(w.ctx(), async (tx) => {
        await decide(tx, { rule: '人群.八十岁', person: old.id, keep: true })
        throw new Error('the booking failed')
      }),
    ).rejects.toThrow('the booking failed')
    const { rows } = await w.owner.query("select from services.decision where rule = '人群.八十岁'")
    expect(rows).toHaveLength(0)
  })

  test('many are judged at once, each as alone', async () => {
    const young = await aPerson(officer, { name: '己青', bornOn: '1990-01-01' })
    const nobody = await aPerson(officer, { name: '庚无', bornOn: null })
    const outcomes = await transaction(w.ctx(), (tx) =>
      judgeSome(tx, { rule: '人群.老年人', on: '2025-06-30' }, [old.id, young.id, nobody.id]),
    )
    expect([old, young, nobody].map(({ id }) => outcomes.get(id))).toEqual(['yes', 'no', 'needs'])
  })
})

describe('a trial', () => {
  const tried = async (who: Caller, wish: Record<string, unknown>) => await who.post(`${at}/rule-trials`, wish)

  test('decides about somebody made up, by what holds or by a text, and keeps nothing', async () => {
    const resident = await w.resident()
    const reply = await tried(resident, { rule: '人群.独居老年人', facts: { 年龄: 70, 独居: true } })
    expect((reply.body as Decision).outcome).toBe('yes')
    expect(((await tried(resident, { rule: '人群.独居老年人', facts: { 独居: true } })).body as Decision).needs).toEqual(['年龄'])
    const draft = await tried(coordinator, { rule: '人群.老年人', text: fromAge(55), facts: { 年龄: 56 } })
    expect((draft.body as Decision).outcome).toBe('yes')
  })

  test.each<[string, Record<string, unknown>, string]>([
    ['a fact that is none', { 年令: 1 }, 'trial_fact_unknown'],
    ['a text for a number', { 年龄: '八十' }, 'trial_fact_refused'],
    ['a level that the kind does not have', { 失能: '很重' }, 'trial_fact_refused'],
    ['a number for yes or no', { 独居: 1 }, 'trial_fact_refused'],
  ])('with %s is refused', async (_what, facts, code) => {
    expect(codeOf(await tried(officer, { rule: '人群.老年人', facts }))).toEqual([422, code])
  })

  test('of a text is for those who draft rules', async () => {
    const resident = await w.resident()
    expect(codeOf(await tried(resident, { rule: '人群.老年人', text: fromAge(1) }))).toEqual([403, 'not_permitted'])
  })
})

describe('replaying', () => {
  test('every stored decision comes out the same, by rules and facts as they were', async () => {
    const { same, other, lines } = await replayed()
    expect([other, lines]).toEqual([0, []])
    expect(same).toBeGreaterThan(8)
  })

  test('names a decision that does not follow from its facts', async () => {
    const { rows } = await w.owner.query<{ id: string }>(
      `update services.decision set facts = replace(facts::text, '85', '5')::jsonb
       where id = (select id from services.decision where rule = '人群.老年人' and outcome = 'yes' limit 1) returning id`,
    )
    const { other, lines } = await replayed()
    expect(other).toBe(1)
    expect(lines[0]).toMatch(new RegExp(`^${rows[0]?.id} 人群.老年人 2025-06-30: was yes, is no$`))
  })
})

describe('the decisions by a rule', () => {
  const list = (who: Caller, rule: string, query: string) => who.get(`${at}/rules/${encodeURIComponent(rule)}/decisions?${query}`)

  test('are listed across persons to those who keep their records, by outcome and day, and go out as a workbook; each look is on record', async () => {
    await aRule(coordinator, '名单.七十', fromAge(70))
    const [own, other] = [
      await aPerson(officer, { name: '辛本街', bornOn: '1945-01-01' }),
      await aPerson(department, { name: '壬邻街', bornOn: '1946-01-01', residence: yingpu, registered: yingpu }),
    ]
    const young = await aPerson(officer, { name: '癸年轻', bornOn: '1990-01-01' })
    for (const { id } of [own, young]) await decided(officer, id, { rule: '名单.七十', on: '2025-06-01' })
    await decided(department, other.id, { rule: '名单.七十', on: '2025-06-20' })

    expect(codeOf(await list(officer, '名单.七十', ''))).toEqual([422, 'purpose_needed'])
    const seen = async (who: Caller, query = '') => (await list(who, '名单.七十', `purpose=service${query}`)).body as DecidedList
    const mine = await seen(officer)
    expect(mine.rows.map(({ name, outcome }) => [name, outcome])).toEqual([
      ['癸年轻', 'no'],
      ['辛本街', 'yes'],
    ])
    expect(mine.counts).toEqual([
      { outcome: 'no', n: 1 },
      { outcome: 'yes', n: 1 },
    ])
    expect((await seen(neighbour)).rows.map(({ name }) => name)).toEqual(['壬邻街'])
    expect((await seen(department)).rows).toHaveLength(3)
    expect((await seen(department, '&outcome=yes&from=2025-06-10')).rows.map(({ name }) => name)).toEqual(['壬邻街'])
    expect((await seen(department, '&to=2025-06-10')).rows).toHaveLength(2)
    const first = await seen(department, '&limit=2')
    expect((await seen(department, `&limit=2&before=${first.next}`)).rows).toHaveLength(1)
    expect((await list(coordinator, '名单.七十', 'purpose=service')).status).toBe(403)

    const file = await officer.get(`${at}/rules/${encodeURIComponent('名单.七十')}/decisions.xlsx?purpose=service`)
    expect([file.status, String(file.headers['content-type'])]).toEqual([200, expect.stringContaining('spreadsheetml')])
    const { rows } = await w.owner.query<{ action: string; details: Record<string, unknown> }>(
      `select action, details from platform.audit where subject = 'rule/名单.七十' and action in ('services.list_decisions', 'services.export_decisions')`,
    )
    expect(rows).toContainEqual({
      action: 'services.export_decisions',
      details: expect.objectContaining({ purpose: 'service', count: 2 }),
    })
    expect(rows.filter(({ action }) => action === 'services.list_decisions').length).toBeGreaterThan(5)
    const { lines } = (await officer.get(`${at}/persons/${own.id}/access`)).body as { lines: { kind: string; action: string }[] }
    expect(lines[0]).toMatchObject({ kind: 'taken', action: 'services.export_decisions', purpose: 'service', office: '夏阳街道' })
    expect(lines.filter(({ kind }) => kind === 'listed').length).toBeGreaterThan(2)
  })

  test('go out with money in 元, as it is read on screen', async () => {
    await aRule(coordinator, '名单.收费', 'kind: fee\nvalidFrom: 2025-01-01\nconfirmed: false\nunit: 分\nvalue: 7550\n')
    const { id } = await aPerson(officer, { name: '辛收费', bornOn: '1945-01-01' })
    await decided(officer, id, { rule: '名单.收费', on: '2025-06-01' })
    const download = await aDownloader(w, { role: 'street_officer', street: '310118001' })
    const { default: Excel } = await import('exceljs')
    const workbook = new Excel.Workbook()
    const bytes = await download(`${at}/rules/${encodeURIComponent('名单.收费')}/decisions.xlsx?purpose=service`)
    await workbook.xlsx.load(new Uint8Array(bytes).buffer)
    expect(workbook.worksheets[0]?.getRow(2).getCell(5).value).toBe('75.5 元')
  })
})
