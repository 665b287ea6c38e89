import { describe, expect, test } from 'vitest'
import { aWorld, type Caller } from '../../../../../test/support/world.ts'
import { aPerson } from '../../../people/people.test-support.ts'
import { runImpact } from '../../drafting/impact.ts'
import { kinds } from '../../drafting/part.ts'
import type { Draft, DraftView, Faults, Impact, ImpactPersons } from '../../rulebook/contract.ts'
import { aDraft, aRule, at, fromAge } from '../../services.test-support.ts'
import type { CatalogueEntry } from '../contract.ts'
import type { ServiceVersions } from './contract.ts'

const w = await aWorld()
const coordinator = await w.as('coordinator')
const minzheng = await w.as('department_officer', { department: 'minzheng' })
const jiaoyu = await w.as('department_officer', { department: 'jiaoyu' })
const officer = await w.as('street_officer', { street: '310118001' })
const elsewhere = await w.as('coordinator', { district: '310101' })
await aRule(coordinator, '晨间.资格', fromAge(70))
await aRule(coordinator, '晨间.放宽', fromAge(60))
await aRule(coordinator, '晨间.次数', 'kind: quota\nvalidFrom: 2025-01-01\nconfirmed: false\nunit: 次\nvalue: 2\n')

const codeOf = (reply: { status: number; body: unknown }) => [reply.status, (reply.body as { code: string }).code]
const text = (id: string, changes: Record<string, string> = {}) =>
  Object.entries({
    id,
    name: '{ zh: 晨间陪走, en: Morning walks }',
    domain: '养老',
    engine: 'sessions',
    audience: '70 周岁以上老年人',
    says: '{ zh: 清晨有人陪着走一段。, en: Somebody walks with you. }',
    eligibility: '晨间.资格',
    departments: '[区民政局]',
    channels: '[counter, phone]',
    source: '{ document: 本区自设, place: 演示用, unsure: 没有文件依据 }',
    validFrom: '2025-01-01',
    ...changes,
  })
    .map(([key, value]) => `${key}: ${value}\n`)
    .join('')
const draft = async (who: Caller, service: string, written: string) => {
  const reply = await who.post(`${at}/service-drafts`, { service, text: written, reason: '测试' })
  expect(reply.status, reply.text).toBe(201)
  return (reply.body as Draft).id
}
const publish = async (who: Caller, service: string, written: string, validFrom = '2025-01-01') => {
  const id = await draft(who, service, written)
  const reply = await who.post(`${at}/service-drafts/${id}/publication`, { validFrom })
  expect(reply.status, reply.text).toBe(201)
  return (reply.body as { id: string }).id
}
const entryOf = async (service: string, on = '2025-06-30') =>
  (await w.stranger.get(`${at}/services/${service}?on=${on}`)).body as CatalogueEntry
const auditOf = async (service: string) =>
  (
    await w.owner.query<{ action: string }>('select action from platform.audit where subject = $1 order by id', [
      `service/${service}`,
    ])
  ).rows.map(({ action }) => action)

describe('an entry of the catalogue', () => {
  test('that is new is drafted and published by the department that leads it, and everybody reads it from its day on', async () => {
    const id = await draft(minzheng, 'chenjian', text('chenjian'))
    const view = (await minzheng.get(`${at}/service-drafts/${id}`)).body as DraftView
    expect(view).toMatchObject({ kind: 'service', name: 'chenjian', faults: [], current: null, mayPublish: true, state: 'open' })
    const reply = await minzheng.post(`${at}/service-drafts/${id}/publication`, { validFrom: '2025-03-01' })
    expect(reply.status, reply.text).toBe(201)
    expect(await entryOf('chenjian')).toMatchObject({
      name: { zh: '晨间陪走' },
      rules: { eligibility: '晨间.资格' },
      layer: 'district',
    })
    expect((await w.stranger.get(`${at}/services/chenjian?on=2025-02-28`)).status).toBe(404)
    expect((await w.stranger.get('/api/districts/310101/services/chenjian')).status).toBe(404)
    expect(await auditOf('chenjian')).toEqual(['services.draft_service', 'services.publish_service'])
  })

  test('that names a department, an indicator or a line that there is not is told so, with what was probably meant', async () => {
    const changes = { departments: '[区民政局, 区民证局]', moves: '[养老/99]', lines: '[QP-999]' }
    const { faults } = (await minzheng.post(`${at}/service-checks`, { service: 'cuoming', text: text('cuoming', changes) }))
      .body as Faults
    expect(faults.map(({ place, code }) => [place, code])).toEqual([
      ['departments[1]', 'unknown_name'],
      ['moves[0]', 'unknown_name'],
      ['lines[0]', 'unknown_name'],
    ])
    expect(faults[0]).toMatchObject({ line: 8, message: { zh: '没有名为“区民证局”的部门，是否想写“区民政局”？' } })
    const id = await draft(minzheng, 'cuoming', text('cuoming', changes))
    const refused = await minzheng.post(`${at}/service-drafts/${id}/publication`, { validFrom: '2025-01-01' })
    expect(codeOf(refused)).toEqual([422, 'service_faulty'])
  })

  test('copied from a file with the dash of its list is read as well', async () => {
    const listed = text('liebiao')
      .trimEnd()
      .split('\n')
      .map((line, at) => (at === 0 ? `- ${line}` : `  ${line}`))
      .join('\n')
    await publish(minzheng, 'liebiao', listed)
    expect(await entryOf('liebiao')).toMatchObject({ name: { zh: '晨间陪走' } })
  })

  test('of a file is followed by one of the district’s own from a day on; taken back, the file’s holds again', async () => {
    const { text: before } = (await minzheng.get(`${at}/services/zonghe_jintie/versions`)).body as ServiceVersions
    const was = await entryOf('zonghe_jintie')
    const version = await publish(
      coordinator,
      'zonghe_jintie',
      before.replace(/audience: .*/, 'audience: 试改的对象'),
      '2025-06-01',
    )
    expect((await entryOf('zonghe_jintie')).audience).toBe('试改的对象')
    expect((await entryOf('zonghe_jintie', '2025-05-31')).audience).toBe(was.audience)
    const { versions } = (await officer.get(`${at}/services/zonghe_jintie/versions`)).body as ServiceVersions
    expect(versions.map(({ origin, validFrom, validTo }) => [origin, validFrom, validTo])).toEqual([
      ['local', '2025-06-01', null],
      ['file', was.validFrom, '2025-06-01'],
    ])
    const file = versions.find(({ origin }) => origin === 'file')
    expect(codeOf(await coordinator.post(`${at}/service-versions/${file?.id}/withdrawal`, { reason: '不要了' }))).toEqual([
      409,
      'version_of_file',
    ])
    const back = await coordinator.post(`${at}/service-versions/${version}/withdrawal`, { reason: '改错了' })
    expect(back.status, back.text).toBe(200)
    expect(await entryOf('zonghe_jintie')).toEqual(was)
    expect(codeOf(await coordinator.post(`${at}/service-versions/${version}/withdrawal`, { reason: '再来' }))).toEqual([
      409,
      'version_withdrawn',
    ])
  })

  test('keeps its rules: a rule that a service names is not taken back', async () => {
    const rule = await aRule(coordinator, '晨间.暂行', fromAge(75))
    await publish(minzheng, 'zanxing', text('zanxing', { eligibility: '晨间.暂行' }))
    const refused = await coordinator.post(`${at}/rule-versions/${rule}/withdrawal`, { reason: '不用了' })
    expect(codeOf(refused)).toEqual([422, 'rule_still_named'])
    expect(refused.text).toContain('晨间陪走')
  })

  test.each<[string, Record<string, string>, { place: string; line: number; zh: RegExp }]>([
    ['a rule that nobody has', { eligibility: '晨间.无' }, { place: 'eligibility', line: 7, zh: /没有名为“晨间\.无”的规则/ }],
    ['a rule of another kind', { eligibility: '晨间.次数' }, { place: 'eligibility', line: 7, zh: /是 quota，应为 eligibility/ }],
    [
      'a rule before its day',
      { validFrom: '2024-12-31' },
      { place: 'eligibility', line: 7, zh: /2024-12-31 这天“晨间\.资格”没有生效/ },
    ],
    ['another id', { id: 'bieide' }, { place: 'id', line: 1, zh: /编号应为 cuowu/ }],
    ['an engine there is not', { engine: 'nothing' }, { place: 'engine', line: 4, zh: /应为：services、/ }],
    ['no department', { departments: '[]' }, { place: 'departments', line: 8, zh: /不能为空/ }],
    ['a day there is not', { validFrom: '明天' }, { place: 'validFrom', line: 11, zh: /应为日期/ }],
    ['an end before its day', { validTo: '2025-01-01' }, { place: 'validTo', line: 12, zh: /应晚于/ }],
    ['something nobody knows', { price: '5' }, { place: '', line: 1, zh: /不认识的项：price/ }],
    ['what is no YAML', { name: '[' }, { place: '', line: 3, zh: /不是可读的 YAML/ }],
  ])('with %s is told where it is wrong, and is not published', async (_what, changes, { place, line, zh }) => {
    const written = text('cuowu', changes)
    const { faults } = (await minzheng.post(`${at}/service-checks`, { service: 'cuowu', text: written })).body as Faults
    expect(faults[0]).toMatchObject({
      place,
      line,
      message: { zh: expect.stringMatching(zh), en: expect.stringMatching(/^[\x20-\x7e\p{Script=Han}“”’]+$/u) },
    })
    const id = await draft(coordinator, 'cuowu', written)
    const refused = await coordinator.post(`${at}/service-drafts/${id}/publication`, {
      validFrom: changes.validFrom === '2024-12-31' ? '2024-12-31' : '2025-01-01',
    })
    // a day of the text gives way to the day of the publication
    if (changes.validFrom !== '明天' && changes.validTo === undefined) expect(codeOf(refused)).toEqual([422, 'service_faulty'])
  })
})

describe('who', () => {
  test('publishes: the coordinator any entry, an officer those that the department leads, nobody else', async () => {
    const id = await draft(jiaoyu, 'chenjian', text('chenjian', { departments: '[区教育局]' }))
    expect(((await jiaoyu.get(`${at}/service-drafts/${id}`)).body as DraftView).mayPublish).toBe(false)
    expect(codeOf(await jiaoyu.post(`${at}/service-drafts/${id}/publication`, { validFrom: '2025-05-01' }))).toEqual([
      403,
      'not_permitted',
    ])
    expect(codeOf(await officer.post(`${at}/service-drafts`, { service: 'xin', text: text('xin'), reason: '测试' }))).toEqual([
      403,
      'scope_missing',
    ])
    expect(codeOf(await elsewhere.get(`/api/districts/310101/service-drafts/${id}`))).toEqual([404, 'not_found'])
    expect(codeOf(await coordinator.get(`${at}/rule-drafts/${id}`))).toEqual([404, 'not_found'])
    expect((await jiaoyu.put(`${at}/service-drafts/${id}/text`, { text: text('chenjian') })).status).toBe(200)
    expect((await jiaoyu.post(`${at}/service-drafts/${id}/withdrawal`)).status).toBe(200)
    expect(codeOf(await jiaoyu.post(`${at}/service-drafts/${id}/withdrawal`))).toEqual([409, 'draft_settled'])
    expect(await auditOf('chenjian')).toEqual(
      expect.arrayContaining(['services.change_service_draft', 'services.withdraw_service_draft']),
    )
  })

  test.each(['Chenjian', '晨间', '1a', 'a-b', 'a b'])('a service is not called %s', async (service) => {
    expect(codeOf(await coordinator.post(`${at}/service-drafts`, { service, text: text('x'), reason: '测试' }))).toEqual([
      422,
      'service_id_refused',
    ])
  })
})

describe('what a draft of an entry would change', () => {
  test('is counted over everybody: those whom another rule of eligibility lets in, or shuts out', async () => {
    await publish(minzheng, 'yingxiang', text('yingxiang'))
    await aPerson(officer, { name: '甲老', bornOn: '1940-01-01' })
    const between = await aPerson(officer, { name: '乙中', bornOn: '1960-01-01' })
    const id = await draft(minzheng, 'yingxiang', text('yingxiang', { eligibility: '晨间.放宽' }))
    const { id: impact } = (await minzheng.post(`${at}/service-drafts/${id}/impact`)).body as { id: string }
    await runImpact(w.ctx(), kinds, impact)
    const { impact: done } = (await minzheng.get(`${at}/service-drafts/${id}/impact`)).body as { impact: Impact }
    expect(done).toMatchObject({
      state: 'done',
      total: 2,
      changed: 1,
      outcomes: [{ subject: 'yingxiang', before: 'no', after: 'yes', n: 1 }],
    })
    const { persons } = (await minzheng.get(`${at}/service-drafts/${id}/impact/persons`)).body as ImpactPersons
    expect(persons).toMatchObject([{ id: between.id, before: 'no', after: 'yes' }])
  })

  test('of a service that is new is everybody who would get it', async () => {
    const id = await draft(minzheng, 'quanxin', text('quanxin'))
    const { id: impact } = (await minzheng.post(`${at}/service-drafts/${id}/impact`)).body as { id: string }
    await runImpact(w.ctx(), kinds, impact)
    const { impact: done } = (await minzheng.get(`${at}/service-drafts/${id}/impact`)).body as { impact: Impact }
    expect(done).toMatchObject({ changed: 1, outcomes: [{ subject: 'quanxin', before: 'no', after: 'yes', n: 1 }] })
  })

  test('of an amount counts only whom no service that uses it refuses', async () => {
    const [inside, outside] = [
      await aPerson(officer, { name: '戊内', bornOn: '1950-01-01' }),
      await aPerson(officer, { name: '己外', bornOn: '1962-01-01' }),
    ]
    const grant = (fen: number) => `kind: subsidy\nunit: 分\nvalidFrom: 2025-01-01\nconfirmed: false\nvalue: ${fen}\n`
    await aRule(coordinator, '节日.补助', grant(10_000))
    await publish(minzheng, 'jieri', text('jieri', { subsidy: '节日.补助' }))
    const id = await aDraft(coordinator, '节日.补助', grant(20_000))
    const { id: impact } = (await coordinator.post(`${at}/rule-drafts/${id}/impact`)).body as { id: string }
    await runImpact(w.ctx(), kinds, impact)
    const { impact: done } = (await coordinator.get(`${at}/rule-drafts/${id}/impact`)).body as { impact: Impact }
    expect(done.changed).toBeLessThan(done.total ?? 0)
    expect(done.outcomes).toEqual([{ subject: '节日.补助', before: '10000', after: '20000', n: done.changed }])
    const { persons } = (await officer.get(`${at}/rule-drafts/${id}/impact/persons`)).body as ImpactPersons
    expect(persons.map((one) => one.id)).toContain(inside.id)
    expect(persons.map((one) => one.id)).not.toContain(outside.id)
  })
})
