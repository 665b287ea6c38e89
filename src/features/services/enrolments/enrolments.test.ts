import { beforeAll, describe, expect, test, vi } from 'vitest'
import { aWorld, type Caller } from '../../../../test/support/world.ts'
import { transaction } from '../../../platform/database/transaction.ts'
import { aPerson, auditOf, grantPerson, yingpu } from '../../people/people.test-support.ts'
import type {
  Check,
  DueList,
  EnrolledList,
  EnrolmentDetail,
  EnrolmentServices,
  MadeEnrolment,
  PersonEnrolments,
} from './contract.ts'
import { anElder, anEnrolment, at, codeOf, judge } from './enrolments.test-support.ts'
import { enrolmentTimeline } from './timeline.ts'

const w = await aWorld()
const officer = await w.as('street_officer', { street: '310118001' })
const neighbour = await w.as('street_officer', { street: '310118002' })
const department = await w.as('department_officer', { department: 'minzheng' })
const elsewhere = await w.as('department_officer', { district: '310151', department: 'minzheng' })
const coordinator = await w.as('coordinator')

const of = async (who: Caller, id: string) => (await who.get(`${at}/enrolments/${id}`)).body as EnrolmentDetail
const all = async (who: Caller, person: string) =>
  (await who.get(`${at}/persons/${person}/enrolments?purpose=service`)).body as PersonEnrolments
const wish = (person: string, more: Record<string, unknown> = {}) => ({
  service: 'jiankang_guanli',
  person,
  from: '2024-01-10',
  ...more,
})

describe('an enrolment', () => {
  test('holds from its day on, rests on a kept decision, and is on record about the person', async () => {
    const person = await anElder(officer, '甲管')
    const reply = await officer.post(`${at}/enrolments`, wish(person.id, { document: '2024 年健康管理名册', scheme: '慢病' }))
    expect(reply.status, reply.text).toBe(201)
    const made = reply.body as MadeEnrolment
    expect(made).toMatchObject({ outcome: 'yes', decision: expect.any(String) })
    expect(await of(officer, made.id)).toMatchObject({
      ...{
        service: 'jiankang_guanli',
        serviceName: { zh: '老年人健康管理' },
        validFrom: '2024-01-10',
        validTo: null,
        open: true,
        scheme: '慢病',
      },
      ...{
        decision: made.decision,
        overridden: false,
        mayKeep: true,
        mayEnd: true,
        checkDueOn: '2025-01-10',
        who: { name: '甲管' },
      },
    })
    const lines = (await auditOf(w, person.id)).map(({ action }) => action)
    expect(lines).toEqual(expect.arrayContaining(['services.decide', 'services.enrol']))
    const lived = await transaction(w.ctx(), (tx) => enrolmentTimeline(tx, person.id))
    expect(lived.map(({ title }) => title)).toContain('登记：老年人健康管理')
  })

  test('with a term runs until its end, and is over after it', async () => {
    const songjiang = await w.as('department_officer', { district: '310117', department: 'minzheng' })
    const person = await songjiang.post('/api/districts/310117/persons', {
      ...{
        name: '约期',
        sex: 'male',
        bornOn: '1950-01-01',
        residence: { street: '310117001' },
        since: '2020-01-01',
        source: '走访',
      },
    })
    const { id } = person.body as { id: string }
    const reply = await songjiang.post('/api/districts/310117/enrolments', {
      service: 'jiating_yisheng',
      person: id,
      from: '2024-02-29',
    })
    expect(reply.status, reply.text).toBe(201)
    const shown = (await songjiang.get(`/api/districts/310117/enrolments/${(reply.body as MadeEnrolment).id}`)).body
    expect(shown).toMatchObject({ validTo: '2025-02-28', plannedTo: '2025-02-28', open: false, endedWhy: 'expired' })
  })

  test('ends on a day with a reason, goes on again when that was a mistake, and keeps its history when it is corrected', async () => {
    const person = await anElder(officer, '乙止')
    const id = await anEnrolment(officer, person.id)
    expect((await officer.post(`${at}/enrolments/${id}/end`, { why: 'left', on: '2025-03-01', note: '本人要求' })).status).toBe(
      200,
    )
    expect(await of(officer, id)).toMatchObject({ open: false, validTo: '2025-03-01', endedWhy: 'left', endedNote: '本人要求' })
    expect(codeOf(await officer.post(`${at}/enrolments/${id}/end`, { why: 'left' }))).toEqual([409, 'enrolment_ended'])
    expect((await officer.post(`${at}/enrolments/${id}/reopening`, { reason: '误录' })).status).toBe(200)
    expect(await of(officer, id)).toMatchObject({ open: true, validTo: null, endedWhy: null })
    const corrected = await officer.post(`${at}/enrolments/${id}/correction`, { from: '2023-12-01', reason: '日期抄错' })
    expect(corrected.status, corrected.text).toBe(200)
    const made = (corrected.body as { id: string }).id
    expect(await of(officer, made)).toMatchObject({ validFrom: '2023-12-01', open: true })
    expect(await of(officer, id)).toMatchObject({ withdrawn: true })
    expect((await all(officer, person.id)).enrolments.map((one) => one.id)).toEqual([made])
    expect((await officer.post(`${at}/enrolments/${made}/withdrawal`, { reason: '登错了人' })).status).toBe(200)
    expect((await all(officer, person.id)).enrolments).toEqual([])
  })

  test('that the rule does not say yes to says why; an officer may go against it with a reason, which stays', async () => {
    const young = await aPerson(officer, { name: '丙轻', bornOn: '1990-01-01' })
    const refused = await officer.post(`${at}/enrolments`, wish(young.id))
    expect(codeOf(refused)).toEqual([422, 'enrolment_not_entitled'])
    expect(refused.text).toContain('65')
    expect((await auditOf(w, young.id)).map(({ action }) => action)).not.toContain('services.decide')
    const unknown = await officer.post(`${at}/enrolments`, wish(young.id, { service: 'shineng_qianyue' }))
    expect(codeOf(unknown)).toEqual([422, 'enrolment_needs_facts'])
    expect(unknown.text).toContain('照护等级')
    const forced = await officer.post(`${at}/enrolments`, wish(young.id, { overrideWhy: '区卫健委批准的试点人员' }))
    expect(forced.body).toMatchObject({ outcome: 'no', decision: expect.any(String) })
    expect(await of(officer, (forced.body as MadeEnrolment).id)).toMatchObject({
      overridden: true,
      overrideWhy: '区卫健委批准的试点人员',
    })
  })

  test('a check is recorded once a day, moves the day of the next, and can be withdrawn', async () => {
    const person = await anElder(officer, '丁检')
    const id = await anEnrolment(officer, person.id)
    const check = await officer.post(`${at}/persons/${person.id}/checks`, {
      service: 'jiankang_guanli',
      on: '2025-05-06',
      note: '血压偏高，已转诊',
    })
    expect(check.status, check.text).toBe(201)
    expect(await of(officer, id)).toMatchObject({ lastCheckOn: '2025-05-06', checkDueOn: '2026-05-06' })
    expect((await all(officer, person.id)).checks).toMatchObject([
      { kind: '体检', on: '2025-05-06', note: '血压偏高，已转诊' } satisfies Partial<Check>,
    ])
    const again = await officer.post(`${at}/persons/${person.id}/checks`, { service: 'jiankang_guanli', on: '2025-05-06' })
    expect(codeOf(again)).toEqual([409, 'enrolment_check_once_a_day'])
    expect((await officer.post(`${at}/checks/${(check.body as { id: string }).id}/withdrawal`, { reason: '录错' })).status).toBe(
      200,
    )
    expect(await of(officer, id)).toMatchObject({ lastCheckOn: null, checkDueOn: '2025-01-10' })
  })
})

describe('is refused', () => {
  const refusals: [string, () => Promise<{ status: number; body: unknown }>, [number, string]][] = [
    [
      'twice at a time',
      async () => {
        const person = await anElder(officer, '戊重')
        await anEnrolment(officer, person.id)
        return officer.post(`${at}/enrolments`, wish(person.id, { from: '2025-01-01' }))
      },
      [409, 'enrolment_one_at_a_time'],
    ],
    [
      'for a day to come',
      async () => officer.post(`${at}/enrolments`, wish((await anElder(officer, '己日')).id, { from: '2025-07-01' })),
      [422, 'enrolment_day_to_come'],
    ],
    [
      'to end before it begins',
      async () => officer.post(`${at}/enrolments`, wish((await anElder(officer, '己终')).id, { to: '2024-01-10' })),
      [422, 'enrolment_ends_after_it_begins'],
    ],
    [
      'before birth',
      async () => officer.post(`${at}/enrolments`, wish((await anElder(officer, '己生')).id, { from: '1940-01-01' })),
      [422, 'enrolment_before_birth'],
    ],
    [
      'in a service that enrols nobody',
      async () => officer.post(`${at}/enrolments`, wish((await anElder(officer, '己务')).id, { service: 'baobaowu' })),
      [422, 'service_enrols_nobody'],
    ],
    [
      'in a service there is not',
      async () => officer.post(`${at}/enrolments`, wish((await anElder(officer, '己无')).id, { service: 'nothing' })),
      [422, 'service_unknown'],
    ],
    [
      'to the officer of another street',
      async () => neighbour.post(`${at}/enrolments`, wish((await anElder(officer, '庚邻')).id)),
      [404, 'not_found'],
    ],
    [
      'to another district',
      async () => elsewhere.post(`${at}/enrolments`, wish((await anElder(officer, '庚区')).id)),
      [403, 'scope_missing'],
    ],
    [
      'to the coordinator',
      async () => coordinator.post(`${at}/enrolments`, wish((await anElder(officer, '庚协')).id)),
      [403, 'scope_missing'],
    ],
    [
      'to read without a purpose',
      async () => officer.get(`${at}/persons/${(await anElder(officer, '庚的')).id}/enrolments`),
      [422, 'purpose_needed'],
    ],
    [
      'to record a check of tomorrow',
      async () =>
        officer.post(`${at}/persons/${(await anElder(officer, '辛明')).id}/checks`, {
          service: 'jiankang_guanli',
          on: '2025-07-01',
        }),
      [422, 'check_day_to_come'],
    ],
    [
      'to record a step there is not',
      async () =>
        officer.post(`${at}/persons/${(await anElder(officer, '辛步')).id}/checks`, {
          service: 'ertong_baojian',
          step: 'm99',
          on: '2025-01-01',
        }),
      [422, 'check_step_unknown'],
    ],
  ]
  test.each(refusals)('%s', async (_what, ask, expected) => {
    expect(codeOf(await ask())).toEqual(expected)
  })
})

test('ten clerks enrol one person at the same moment: one does', async () => {
  const person = await anElder(officer, '壬争')
  const replies = await Promise.all(Array.from({ length: 10 }, () => department.post(`${at}/enrolments`, wish(person.id))))
  expect(replies.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: 9 }, () => 409)])
})

describe('who sees and ends what', () => {
  test('the person sees and ends their own; a trusted person within their authority; nobody else', async () => {
    const person = await anElder(officer, '癸本')
    const id = await anEnrolment(officer, person.id, { overrideWhy: undefined })
    const [own, stranger] = [await w.resident({ person: person.id }), await w.resident()]
    const trusted = await w.resident({ person: person.id, as: 'trusted', may: ['services'] })
    const reader = await w.resident({ person: person.id, as: 'trusted', may: ['record'] })
    expect((await own.get(`${at}/persons/${person.id}/enrolments`)).body).toMatchObject({ enrolments: [{ id, open: true }] })
    expect((await trusted.get(`${at}/persons/${person.id}/enrolments`)).status).toBe(200)
    expect(codeOf(await reader.get(`${at}/persons/${person.id}/enrolments`))).toEqual([403, 'not_trusted_with'])
    expect(codeOf(await reader.post(`${at}/enrolments/${id}/end`, { why: 'left' }))).toEqual([403, 'not_trusted_with'])
    expect(codeOf(await stranger.get(`${at}/enrolments/${id}`))).toEqual([404, 'not_found'])
    expect(codeOf(await own.post(`${at}/enrolments/${id}/reopening`, { reason: '我要恢复' }))).toEqual([403, 'scope_missing'])
    expect((await trusted.post(`${at}/enrolments/${id}/end`, { why: 'left' })).status).toBe(200)
    const end = (await auditOf(w, person.id)).find(({ action }) => action === 'services.end_enrolment')
    expect(end?.details).toMatchObject({ onBehalfOf: person.id, as: 'trusted' })
  })

  test('an insurance is ended by an office, not by a touch of the insured', async () => {
    const person = await anElder(officer, '癸保')
    const id = await anEnrolment(officer, person.id, { service: 'yanglao_baoxian' })
    const own = await w.resident({ person: person.id })
    expect((await own.get(`${at}/persons/${person.id}/enrolments`)).body).toMatchObject({ enrolments: [{ id, mayLeave: false }] })
    expect(codeOf(await own.post(`${at}/enrolments/${id}/end`, { why: 'left' }))).toEqual([422, 'enrolment_ended_by_office'])
    expect((await officer.post(`${at}/enrolments/${id}/end`, { why: 'left' })).status).toBe(200)
  })

  test('a provider lists, enrols and ends with its own organization whom its duty serves, and nothing else', async () => {
    const organization = '0198a000-0000-7000-8000-000000000001'
    const provider = await w.as('provider', { organization })
    const [mine, other] = [await anElder(officer, '子服'), await anElder(officer, '子外')]
    await grantPerson(w, provider, mine.id, 'duty')
    const made = await provider.post(`${at}/enrolments`, wish(mine.id))
    expect(made.status, made.text).toBe(201)
    expect(codeOf(await provider.post(`${at}/enrolments`, wish(other.id)))).toEqual([404, 'not_found'])
    const wrong = wish(mine.id, { service: 'ziwo_jiankang', organization: '0198a000-0000-7000-8000-000000000002' })
    expect(codeOf(await provider.post(`${at}/enrolments`, wrong))).toEqual([403, 'not_permitted'])
    const elsewheres = await anEnrolment(officer, mine.id, { service: 'ziwo_jiankang' })
    const list = (await provider.get(`${at}/enrolments?service=ziwo_jiankang`)).body as EnrolledList
    expect(list.rows).toEqual([])
    expect(((await provider.get(`${at}/enrolments?service=jiankang_guanli`)).body as EnrolledList).rows).toMatchObject([
      { who: { name: '子服' } },
    ])
    expect(codeOf(await provider.get(`${at}/enrolments/${elsewheres}`))).toEqual([404, 'not_found'])
    expect(
      (await provider.post(`${at}/persons/${mine.id}/checks`, { service: 'jiankang_guanli', on: '2025-06-01' })).status,
    ).toBe(201)
    expect((await provider.post(`${at}/enrolments/${(made.body as MadeEnrolment).id}/end`, { why: 'other' })).status).toBe(200)
  })

  test('the list of a street holds its people only, and looking at it is on record', async () => {
    const [here, there] = [
      await anElder(officer, '丑此'),
      await anElder(department, '丑彼', { residence: yingpu, registered: yingpu }),
    ]
    for (const { id } of [here, there]) await anEnrolment(department, id, { service: 'ziwo_jiankang' })
    const names = async (who: Caller, query = '') =>
      ((await who.get(`${at}/enrolments?service=ziwo_jiankang&limit=200${query}`)).body as EnrolledList).rows.map(
        ({ who: { name } }) => name,
      )
    expect(await names(officer)).toContain('丑此')
    expect(await names(officer)).not.toContain('丑彼')
    expect(await names(neighbour)).toEqual(['丑彼'])
    expect(await names(officer, '&street=310118002')).toEqual([])
    expect(await names(department, '&street=310118002')).toEqual(['丑彼'])
    const { rows } = await w.owner.query(
      `select details from platform.audit where action = 'services.list_people' and subject = 'service/ziwo_jiankang'`,
    )
    expect(rows.length).toBeGreaterThan(3)
    expect(codeOf(await coordinator.get(`${at}/enrolments?service=ziwo_jiankang`))).toEqual([403, 'scope_missing'])
  })
})

describe('who is due', () => {
  test('entitled and not enrolled, until they are; by street in the coverage; told to the person', async () => {
    const [out, inside] = [await anElder(officer, '寅未'), await anElder(officer, '寅已')]
    await anEnrolment(officer, inside.id)
    await judge(w)
    const due = async () => (await officer.get(`${at}/services/jiankang_guanli/due?limit=200`)).body as DueList
    const names = (await due()).rows.map(({ who }) => who.name)
    expect(names).toContain('寅未')
    expect(names).not.toContain('寅已')
    expect((await all(officer, out.id)).entitled).toMatchObject(
      expect.arrayContaining([expect.objectContaining({ service: 'jiankang_guanli' })]),
    )
    const before = (await officer.get(`${at}/services/jiankang_guanli/coverage`)).body as {
      streets: { street: string; entitled: number; covered: number }[]
    }
    expect(before.streets.map(({ street }) => street)).toEqual(['310118001'])
    await anEnrolment(officer, out.id)
    expect((await due()).rows.map(({ who }) => who.name)).not.toContain('寅未')
    const after = (await officer.get(`${at}/services/jiankang_guanli/coverage`)).body as typeof before
    expect(after.streets[0]).toMatchObject({
      entitled: before.streets[0]?.entitled,
      covered: (before.streets[0]?.covered ?? 0) + 1,
    })
    expect(codeOf(await neighbour.get(`${at}/services/nothing/due`))).toEqual([404, 'not_found'])
    const ofStreet = (await officer.get(`${at}/enrolment-services`)).body as EnrolmentServices
    const inStreet = ofStreet.services.find(({ id }) => id === 'jiankang_guanli')?.entitled
    const { streets } = (await officer.get(`${at}/services/jiankang_guanli/coverage`)).body as { streets: { entitled: number }[] }
    expect(inStreet).toBe(streets.reduce((sum, { entitled }) => sum + entitled, 0))
    expect(inStreet).toBeGreaterThan(0)
  })

  test('the doctor’s to-sign list says that the care level is not supplied yet', async () => {
    await judge(w)
    const list = (await officer.get(`${at}/services/shineng_qianyue/due`)).body as DueList
    expect(list).toMatchObject({ awaited: ['照护等级'], rows: [] })
    expect(list.unknown).toBeGreaterThan(0)
    const { services } = (await department.get(`${at}/enrolment-services`)).body as EnrolmentServices
    expect(services.find(({ id }) => id === 'shineng_qianyue')).toMatchObject({ awaited: ['照护等级'], entitled: 0 })
  })

  test('a check a year: who was not seen for eleven months is listed, overdue after twelve', async () => {
    const [late, soon, fresh] = [await anElder(officer, '卯逾'), await anElder(officer, '卯将'), await anElder(officer, '卯新')]
    await anEnrolment(officer, late.id, { from: '2024-03-01' })
    await anEnrolment(officer, soon.id, { from: '2024-07-15' })
    await anEnrolment(officer, fresh.id, { from: '2024-01-01' })
    await officer.post(`${at}/persons/${fresh.id}/checks`, { service: 'jiankang_guanli', on: '2025-06-01' })
    const { rows } = (await officer.get(`${at}/services/jiankang_guanli/due?kind=check&limit=200`)).body as DueList
    const states = new Map(rows.map(({ who, dueOn, overdue }) => [who.name, [dueOn, overdue]]))
    expect(states.get('卯逾')).toEqual(['2025-03-01', true])
    expect(states.get('卯将')).toEqual(['2025-07-15', false])
    expect(states.has('卯新')).toBe(false)
    const { items } = (await officer.get(`${at}/work`)).body as { items: { kind: string; title: string }[] }
    expect(items).toMatchObject(
      expect.arrayContaining([expect.objectContaining({ kind: 'services.work.check', title: '老年人健康管理' })]),
    )
  })
})

describe('a life', () => {
  beforeAll(() => w.product.work())
  vi.setConfig({ testTimeout: 90_000 })
  const settled = async (id: string, state: Partial<EnrolmentDetail>) => {
    await expect.poll(() => of(department, id), { timeout: 60_000 }).toMatchObject(state)
  }
  test('that ends, ends its enrolments on the day; a death undone lets them go on', async () => {
    const person = await anElder(officer, '辰亡')
    const id = await anEnrolment(officer, person.id)
    const death = await officer.post(`${at}/persons/${person.id}/death`, { on: '2025-05-01', source: '死亡证明' })
    expect(death.status, death.text).toBe(201)
    await settled(id, { open: false, validTo: '2025-05-01', endedWhy: 'died' })
    const undone = await officer.post(`${at}/life-events/${(death.body as { id: string }).id}/undoing`, { reason: '报错了人' })
    expect(undone.status, undone.text).toBe(201)
    await settled(id, { open: true, validTo: null, endedWhy: null })
  })

  test('that moves out of the district ends what rests on living there, and keeps what rests on the register', async () => {
    const person = await anElder(department, '辰迁')
    const lives = await anEnrolment(department, person.id)
    const registered = await anEnrolment(department, person.id, { service: 'yanglao_baoxian' })
    const move = await department.post(`${at}/persons/${person.id}/moves`, {
      on: '2025-06-01',
      kind: 'out',
      to: { outside: '江苏省昆山市' },
      source: '走访',
    })
    expect(move.status, move.text).toBe(201)
    await settled(lives, { open: false, validTo: '2025-06-01', endedWhy: 'moved_out' })
    expect(await of(department, registered)).toMatchObject({ open: true })
  })

  test('known twice and merged keeps one of two enrolments in a service, and both again when the merge is undone', async () => {
    const [kept, merged] = [await anElder(department, '辰并'), await anElder(department, '辰并')]
    const [one, other] = [await anEnrolment(department, kept.id), await anEnrolment(department, merged.id)]
    const merge = await department.post(`${at}/merges`, { kept: kept.id, merged: merged.id, why: '同一人' })
    expect(merge.status, merge.text).toBe(201)
    await settled(other, { open: false, endedWhy: 'merged', person: kept.id })
    expect((await all(department, kept.id)).enrolments.filter(({ open }) => open).map(({ id }) => id)).toEqual([one])
    const twice = await department.post(`${at}/enrolments`, wish(merged.id, { from: '2025-01-01' }))
    expect(codeOf(twice)).toEqual([409, 'enrolment_one_at_a_time'])
    expect(
      (await department.post(`${at}/merges/${(merge.body as { id: string }).id}/withdrawal`, { reason: '不是同一人' })).status,
    ).toBe(200)
    await settled(other, { open: true })
  })
})
