import { beforeAll, describe, expect, test } from 'vitest'
import { aWorld, type Caller, type World } from '../../../../test/support/world.ts'
import { reading } from '../../../platform/database/transaction.ts'
import { aPerson, at, auditOf, grantPerson, xiayang, yingpu } from '../../people/people.test-support.ts'
import { judgeDistrict } from '../entitling/judge.ts'
import type { ConsultationList, UntoldList } from './contract.ts'

let w: World
let department: Caller
let officer: Caller
let neighbour: Caller
beforeAll(async () => {
  w = await aWorld()
  department = await w.as('department_officer', { department: 'minzheng' })
  officer = await w.as('street_officer', { street: xiayang.street })
  neighbour = await w.as('street_officer', { street: yingpu.street })
})

const consult = (who: Caller, body: Record<string, unknown>) => who.post(`${at}/consultations`, { channel: 'counter', ...body })
const consultations = async (who: Caller, query = '') => (await who.get(`${at}/consultations${query}`)).body as ConsultationList
const untold = async (who: Caller, query = '') => (await who.get(`${at}/untold${query}`)).body as UntoldList
const codeOf = ({ body }: { body: unknown }) => (body as { code: string }).code

describe('a consultation', () => {
  test('is recorded for the person’s street with what was asked and shown, never with answers, and is counted by month', async () => {
    const { id } = await aPerson(officer, { name: '顾问来访' })
    const asked = { person: id, asked: ['独居'], services: ['zonghe_jintie'], note: '去街道办津贴' }
    expect((await consult(officer, asked)).status).toBe(201)
    expect((await consult(officer, { channel: 'phone' })).status).toBe(201)
    const { consultations: rows, months } = await consultations(officer)
    expect(rows.map(({ personName, streetName, channel }) => [personName, streetName, channel])).toEqual([
      [null, '夏阳街道', 'phone'],
      ['顾问来访', '夏阳街道', 'counter'],
    ])
    expect(months).toEqual([{ month: '2025-06', street: xiayang.street, streetName: '夏阳街道', n: 2 }])
    expect((await consultations(officer, '?channel=phone')).consultations).toHaveLength(1)
    expect((await auditOf(w, id)).map(({ action }) => action)).toContain('services.consult')
    const question = { district: '310118', from: '2025-06-01', to: '2025-07-01', filter: {} }
    const held = w.product.installation.counters.get('consultations.held')
    const counted = await reading(w.ctx(), (tx) => Promise.resolve(held?.count(tx.db, question)))
    expect(counted).toEqual([{ street: xiayang.street, n: 2, missing: 0 }])
    const sheet = await officer.get(`${at}/consultations.xlsx`)
    expect([sheet.status, String(sheet.headers['content-type'])]).toEqual([200, expect.stringContaining('spreadsheetml')])
  })

  test('is found by the name, the adviser, a service or a word of the note, within its days; a name out of sight finds nothing', async () => {
    const { id } = await aPerson(officer, { name: '葵可查' })
    expect((await consult(officer, { person: id, services: ['laonian_zhucan'], note: '先去看看食堂' })).status).toBe(201)
    const found = async (who: Caller, query: Record<string, string>) =>
      (await consultations(who, `?${new URLSearchParams(query)}`)).consultations.map(({ note }) => note)
    for (const words of ['葵可查', '食堂', '助餐', 'zhucan'])
      expect(await found(officer, { words }), words).toEqual(['先去看看食堂'])
    expect(await found(officer, { words: officer.name })).toContain('先去看看食堂')
    expect(await found(officer, { words: '100%' })).toEqual([])
    expect(await found(neighbour, { words: '葵可查' })).toEqual([])
    expect(await found(officer, { words: '食堂', from: '2025-07-01' })).toEqual([])
    const { months } = await consultations(officer, `?words=${encodeURIComponent('食堂')}`)
    expect(months).toMatchObject([{ n: 1 }])
    expect((await officer.get(`${at}/consultations.xlsx?words=${encodeURIComponent('食堂')}`)).status).toBe(200)
  })

  test('of another street is not the neighbour’s to read, and one about somebody out of sight cannot be recorded', async () => {
    const { id } = await aPerson(officer, { name: '邻街看不见' })
    expect((await consult(neighbour, { person: id })).status).toBe(404)
    expect((await consultations(neighbour)).consultations).toEqual([])
    expect((await consultations(department)).consultations.length).toBeGreaterThan(1)
  })

  test('is recorded by a provider about those whom their duty serves, and by nobody else’s', async () => {
    const { id } = await aPerson(officer, { name: '有人服务' })
    const carer = await w.as('provider')
    expect((await consult(carer, { person: id })).status).toBe(404)
    await grantPerson(w, carer, id, 'duty')
    expect((await consult(carer, { person: id, channel: 'home' })).status).toBe(201)
    expect((await carer.get(`${at}/consultations`)).status).toBe(403)
    expect((await consult(await w.as('resident'), {})).status).toBe(403)
  })

  test.each([
    ['a way there is not', { channel: 'fax' }],
    ['a note too long', { note: 'x'.repeat(501) }],
    ['a person that is no id', { person: 'me' }],
  ])('with %s is refused', async (_what, body) => {
    expect((await consult(officer, body)).status).toBe(400)
  })
})

describe('people who became entitled', () => {
  test('are found by the night after the first, listed in their street, told once, and not listed again', async () => {
    await aPerson(department, { name: '早就六十', bornOn: '1955-01-01' })
    const { id } = await aPerson(officer, { name: '快满六十', bornOn: '1965-07-01', phone: '13800001234' })
    expect((await judgeDistrict(w.ctx())).found).toBe(0)
    expect((await untold(officer)).total).toBe(0)
    w.clock.set('2025-07-02')
    const { judged, found } = await judgeDistrict(w.ctx())
    expect(judged).toBeGreaterThan(1)
    expect(found).toBeGreaterThan(0)
    expect((await judgeDistrict(w.ctx())).found).toBe(0)
    const list = await untold(officer)
    expect(list).toMatchObject({
      total: 1,
      judgedOn: '2025-07-02',
      untold: [{ name: '快满六十', age: 60, foundOn: '2025-07-02' }],
    })
    expect(list.untold[0]?.services.length).toBe(found)
    expect((await untold(neighbour)).untold).toEqual([])
    const work = (await officer.get(`${at}/work`)).body as { items?: { kind: string }[] }
    expect(JSON.stringify(work)).toContain('services.work.untold')

    expect(JSON.stringify(list)).not.toContain('13800001234')
    const view = (who: Caller) => who.post(`${at}/persons/${id}/telephone-view`)
    expect((await view(neighbour)).status).toBe(404)
    expect((await view(await w.as('provider'))).status).toBe(403)
    expect((await view(officer)).body).toEqual({ phone: '13800001234' })
    expect(await auditOf(w, id)).toContainEqual({ action: 'people.viewed', details: { purpose: 'service', what: 'phone' } })

    const services = list.untold[0]?.services ?? []
    const tell = (who: Caller) => who.post(`${at}/persons/${id}/tellings`, { services, how: 'phone' })
    expect((await tell(neighbour)).status).toBe(404)
    expect((await tell(officer)).body).toEqual({ told: services.length })
    expect((await untold(officer)).total).toBe(0)
    expect((await judgeDistrict(w.ctx())).found).toBe(0)
    expect((await auditOf(w, id)).map(({ action }) => action)).toContain('services.tell')
  })

  test('who do not want to be told leave the list and are not put on it again until they say so', async () => {
    const { id } = await aPerson(officer, { name: '不要告知', bornOn: '1965-07-20' })
    w.clock.set('2025-07-21')
    await judgeDistrict(w.ctx())
    expect((await untold(officer)).untold.map(({ name }) => name)).toEqual(['不要告知'])
    const said = (what: string) => officer.post(`${at}/persons/${id}/${what}`, { how: 'phone' })
    expect((await neighbour.post(`${at}/persons/${id}/telling-refusal`, { how: 'phone' })).status).toBe(404)
    expect((await said('telling-refusal')).body).toMatchObject({ optedOut: true })
    const again = await said('telling-refusal')
    expect([again.status, codeOf(again)]).toEqual([409, 'opt_out_stands_once'])
    expect((await untold(officer)).total).toBe(0)
    w.clock.set('2030-07-21')
    await judgeDistrict(w.ctx())
    expect((await untold(officer)).untold.map(({ name }) => name)).not.toContain('不要告知')
    expect((await said('telling-refusal/end')).body).toEqual({ optedOut: false, since: null })
    const fact = { name: '失能', value: '重度', validFrom: '2030-07-01', source: '走访' }
    expect((await department.post(`${at}/persons/${id}/facts`, fact)).status).toBe(201)
    await judgeDistrict(w.ctx())
    expect((await untold(officer)).untold.map(({ name }) => name)).toContain('不要告知')
  })

  test('are judged every night, and only what changed is written: a second night writes nothing, the first day stays', async () => {
    w.clock.set('2030-07-22')
    await judgeDistrict(w.ctx())
    const rows = async () =>
      (
        await w.owner.query(
          `select xmin::text, ctid::text, service, person, valid_from, valid_to from services.entitlement where district = '310118' order by 3, 4, 5`,
        )
      ).rows
    const before = await rows()
    expect(before.length).toBeGreaterThan(10)
    w.clock.set('2030-07-23')
    const { judged, found } = await judgeDistrict(w.ctx())
    expect([judged > 1, found]).toEqual([true, 0])
    expect(await rows()).toEqual(before)
    const { rows: runs } = await w.owner.query(
      `select began, ended from services.judging where district = '310118' and on_day = '2030-07-23'`,
    )
    expect(runs).toEqual([{ began: 0, ended: 0 }])
  })

  test('who dies is entitled to nothing more, and nobody is told in their place', async () => {
    const { id } = await aPerson(officer, { name: '将逝', bornOn: '1970-08-01' })
    w.clock.set('2030-08-02')
    await judgeDistrict(w.ctx())
    expect((await untold(officer)).untold.map(({ name }) => name)).toContain('将逝')
    const died = await officer.post(`${at}/persons/${id}/death`, { on: '2030-08-02', source: '死亡证明' })
    expect(died.status, died.text).toBe(201)
    w.clock.set('2030-08-03')
    await judgeDistrict(w.ctx())
    const { rows } = await w.owner.query(
      'select count(*)::int as n from services.entitlement where person = $1 and valid_to is null',
      [id],
    )
    expect(rows[0].n).toBe(0)
    expect((await untold(officer)).untold.map(({ name }) => name)).not.toContain('将逝')
  })
})
