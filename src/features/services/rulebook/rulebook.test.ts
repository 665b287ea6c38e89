import { describe, expect, test } from 'vitest'
import { aWorld } from '../../../../test/support/world.ts'
import { aPerson } from '../../people/people.test-support.ts'
import { runImpact } from '../drafting/impact.ts'
import { kinds } from '../drafting/part.ts'
import { aDraft, aRule, at, auditOfRule, draftOf, fromAge } from '../services.test-support.ts'
import type { Faults, Impact, ImpactPersons, RuleList, RuleView } from './contract.ts'

const w = await aWorld()
const coordinator = await w.as('coordinator')
const minzheng = await w.as('department_officer', { department: 'minzheng' })
const jiaoyu = await w.as('department_officer', { department: 'jiaoyu' })
const officer = await w.as('street_officer', { street: '310118001' })
const elsewhere = await w.as('coordinator', { district: '310101' })

const codeOf = (reply: { status: number; body: unknown }) => [reply.status, (reply.body as { code: string }).code]
const ruleOf = async (name: string, on = '2025-06-30') =>
  (await coordinator.get(`${at}/rules/${encodeURIComponent(name)}?on=${on}`)).body as RuleView
const holds = async (rule: string, age: number, on = '2025-06-30') =>
  ((await coordinator.post(`${at}/rule-trials`, { rule, on, facts: { 年龄: age } })).body as { outcome: string }).outcome

describe('the rules of a district', () => {
  test('are those of the nation, the city and its own, found by name and pinyin, with the services that name them', async () => {
    const { rules } = (await officer.get(`${at}/rules`)).body as RuleList
    expect(new Set(rules.map(({ layer }) => layer))).toEqual(new Set(['national', 'city', 'district']))
    expect(rules.find(({ name }) => name === '人群.老年人')).toMatchObject({
      kind: 'eligibility',
      validFrom: '2021-01-01',
      layer: 'national',
    })
    const found = ((await officer.get(`${at}/rules?words=dujulaonianren`)).body as RuleList).rules
    expect(found.map(({ name }) => name)).toContain('人群.独居老年人')
    expect(rules.some(({ services }) => services.length > 0)).toBe(true)
  })

  test('one of them says what it asks for, whom it names and who names it', async () => {
    const rule = await ruleOf('人群.独居老年人')
    expect(rule.facts).toEqual([{ name: '独居', type: 'boolean', supplied: true }])
    expect(rule.names).toEqual(['人群.老年人'])
    expect((await ruleOf('人群.老年人')).namedBy).toContain('人群.独居老年人')
    expect(rule.text).toContain('rule: 老年人')
  })

  test('one that rests on what is to be confirmed is to be confirmed itself, in the list and on its page', async () => {
    const resting = 'kind: eligibility\nvalidFrom: 2025-01-01\nall:\n  - { rule: 待核的 }\n'
    await aRule(coordinator, '待核.待核的', `confirmed: false\n${fromAge(60)}`)
    await aRule(coordinator, '待核.其上', resting)
    const { rules } = (await officer.get(`${at}/rules?on=2025-06-30`)).body as RuleList
    expect(rules.find(({ name }) => name === '待核.其上')?.confirmed).toBe(false)
    expect((await ruleOf('待核.其上')).confirmed).toBe(false)
    expect((await ruleOf('人群.独居老年人')).confirmed).toBe(true)
  })
})

describe('a draft', () => {
  test.each<[string, string, { line: number; place: string; code: string }]>([
    ['a name that nothing has', fromAge(60).replace('年龄', '年令'), { line: 4, place: 'all[0].when', code: 'unknown_name' }],
    ['what is no expression', fromAge(60).replace('>= 60', '>= '), { line: 4, place: 'all[0].when', code: 'syntax' }],
    ['a text compared with a number', fromAge(60).replace('年龄', '性别'), { line: 4, place: 'all[0].when', code: 'compares' }],
    [
      'a rule that nobody has',
      'kind: eligibility\nvalidFrom: 2025-01-01\nall:\n  - { rule: 无此规则 }\n',
      { line: 4, place: 'all[0].rule', code: 'unknown_rule' },
    ],
    ['no kind', 'validFrom: 2025-01-01\n', { line: 1, place: 'kind', code: 'shape' }],
    ['what is no YAML', 'kind: [\n', { line: 1, place: '', code: 'yaml' }],
  ])('with %s is told where it is wrong, and is not published', async (_what, text, fault) => {
    const { faults } = (await coordinator.post(`${at}/rule-checks`, { rule: '测试.有误', text })).body as Faults
    expect(faults[0]).toMatchObject({
      place: fault.place,
      code: fault.code,
      message: { zh: expect.stringMatching(/\p{Script=Han}/u) },
    })
    const id = await aDraft(coordinator, '测试.有误', text)
    expect((await draftOf(coordinator, id)).faults[0]).toMatchObject({ line: expect.any(Number), code: fault.code })
    expect(faults[0]?.line).toBe(fault.line)
    const refused = await coordinator.post(`${at}/rule-drafts/${id}/publication`, { validFrom: '2025-01-01' })
    expect(codeOf(refused)).toEqual([422, 'rule_faulty'])
    expect((refused.body as { details: { faults: unknown[] } }).details.faults.length).toBeGreaterThan(0)
  })

  test('that is sound is published from a day on; what held before ends there, and both can be asked', async () => {
    await aRule(coordinator, '测试.高龄', fromAge(80), '2025-01-01')
    expect(await holds('测试.高龄', 75)).toBe('no')
    const version = await aRule(coordinator, '测试.高龄', fromAge(70), '2025-03-01')
    expect(await holds('测试.高龄', 75)).toBe('yes')
    expect(await holds('测试.高龄', 75, '2025-02-28')).toBe('no')
    const { versions } = await ruleOf('测试.高龄')
    expect(versions.map(({ validFrom, validTo, origin, withdrawn }) => [validFrom, validTo, origin, withdrawn])).toEqual([
      ['2025-03-01', null, 'local', null],
      ['2025-01-01', '2025-03-01', 'local', null],
    ])
    expect(await auditOfRule(w, '测试.高龄')).toEqual(Array(2).fill(['services.draft_rule', 'services.publish_rule']).flat())

    const withdrawn = await coordinator.post(`${at}/rule-versions/${version}/withdrawal`, { reason: '数字有误' })
    expect(withdrawn.status, withdrawn.text).toBe(200)
    expect(await holds('测试.高龄', 75)).toBe('no')
    expect((await ruleOf('测试.高龄')).versions.find(({ id }) => id === version)?.withdrawn?.why).toBe('数字有误')
    expect(codeOf(await coordinator.post(`${at}/rule-versions/${version}/withdrawal`, { reason: '再来一次' }))).toEqual([
      409,
      'version_withdrawn',
    ])
  })

  test('of the same first day takes the place of what was there, and gives it back when it is withdrawn', async () => {
    await aRule(coordinator, '测试.同日', fromAge(60))
    const second = await aRule(coordinator, '测试.同日', fromAge(65))
    expect(await holds('测试.同日', 62)).toBe('no')
    await coordinator.post(`${at}/rule-versions/${second}/withdrawal`, { reason: '发错了' })
    expect(await holds('测试.同日', 62)).toBe('yes')
  })

  test('before one that is known to begin later ends where that begins', async () => {
    await aRule(coordinator, '测试.先后', fromAge(80), '2026-01-01')
    await aRule(coordinator, '测试.先后', fromAge(60), '2025-01-01')
    expect([await holds('测试.先后', 70), await holds('测试.先后', 70, '2026-01-01')]).toEqual(['yes', 'no'])
  })

  test('over a rule of the nation holds in the district alone, from its day on', async () => {
    await aRule(coordinator, '人群.七十岁', fromAge(68), '2025-06-01')
    expect([await holds('人群.七十岁', 69), await holds('人群.七十岁', 69, '2025-05-31')]).toEqual(['yes', 'no'])
    const there = await elsewhere.post('/api/districts/310101/rule-trials', { rule: '人群.七十岁', facts: { 年龄: 69 } })
    expect((there.body as { outcome: string }).outcome).toBe('no')
  })

  test('that would leave rules without what they name is refused; so is taking such a rule away', async () => {
    const base = await aRule(coordinator, '测试.底', fromAge(60))
    await aRule(coordinator, '测试.上', 'kind: eligibility\nvalidFrom: 2025-01-01\nall:\n  - { rule: 底 }\n')
    const amount = 'kind: amount\nvalidFrom: 2025-01-01\nvalue: 5\n'
    const id = await aDraft(coordinator, '测试.底', amount)
    expect(codeOf(await coordinator.post(`${at}/rule-drafts/${id}/publication`, { validFrom: '2025-01-01' }))).toEqual([
      422,
      'rule_faulty',
    ])
    expect(codeOf(await coordinator.post(`${at}/rule-versions/${base}/withdrawal`, { reason: '不用了' }))).toEqual([
      422,
      'rule_still_named',
    ])
    expect(await holds('测试.上', 61)).toBe('yes')
  })

  test('is changed and taken back by whoever made it; a settled one by nobody', async () => {
    const id = await aDraft(minzheng, '测试.草案', fromAge(60))
    expect((await minzheng.put(`${at}/rule-drafts/${id}/text`, { text: fromAge(61) })).status).toBe(200)
    expect((await draftOf(minzheng, id)).text).toContain('61')
    expect(codeOf(await jiaoyu.put(`${at}/rule-drafts/${id}/text`, { text: fromAge(62) }))).toEqual([403, 'not_permitted'])
    expect((await minzheng.post(`${at}/rule-drafts/${id}/withdrawal`)).status).toBe(200)
    expect(codeOf(await minzheng.put(`${at}/rule-drafts/${id}/text`, { text: fromAge(63) }))).toEqual([409, 'draft_settled'])
    expect(codeOf(await coordinator.post(`${at}/rule-drafts/${id}/publication`, { validFrom: '2025-01-01' }))).toEqual([
      409,
      'draft_settled',
    ])
  })
})

describe('who publishes', () => {
  test('the coordinator any rule; an officer those of services that the department leads; nobody else', async () => {
    // A file of the district's own rules whose services are all led by one department.
    const { rows } = await w.owner.query<{ rule: string; leader: string }>(
      `select min(r.name) as rule, min(d.id) as leader from services.service_version s
       join services.rule_version r on r.district = s.district and r.layer = 'district' and r.name = s.document ->> 'eligibility'
       join plans.department d on d.district = s.district and d.name = s.document -> 'departments' ->> 0
       where s.district = '310118' and not exists (select from services.rule_version shared where shared.district = s.district
         and shared.layer <> 'district' and split_part(shared.name, '.', 1) = split_part(r.name, '.', 1))
       group by split_part(r.name, '.', 1) having count(distinct d.id) = 1 order by 1 limit 1`,
    )
    const { rule, leader } = rows[0] as { rule: string; leader: string }
    const leading = await w.as('department_officer', { department: leader })
    const other = await w.as('department_officer', { department: 'dangan' })
    const text = fromAge(60)
    const id = await aDraft(other, rule, text)
    expect(codeOf(await other.post(`${at}/rule-drafts/${id}/publication`, { validFrom: '2025-01-01' }))).toEqual([
      403,
      'not_permitted',
    ])
    expect((await draftOf(leading, id)).mayPublish).toBe(true)
    expect((await draftOf(other, id)).mayPublish).toBe(false)
    const shared = await aDraft(minzheng, '人群.六十五岁', fromAge(65))
    expect(codeOf(await minzheng.post(`${at}/rule-drafts/${shared}/publication`, { validFrom: '2025-01-01' }))).toEqual([
      403,
      'not_permitted',
    ])
    expect(codeOf(await officer.post(`${at}/rule-drafts`, { rule, text, reason: '测试' }))).toEqual([403, 'scope_missing'])
    expect(codeOf(await elsewhere.post(`${at}/rule-drafts/${id}/publication`, { validFrom: '2025-01-01' }))).toEqual([
      403,
      'scope_missing',
    ])
    expect(codeOf(await elsewhere.get(`/api/districts/310101/rule-drafts/${id}`))).toEqual([404, 'not_found'])
  })

  test('a version of a file is not withdrawn but followed by one of the district’s own', async () => {
    const { versions } = await ruleOf('人群.百岁')
    expect(codeOf(await coordinator.post(`${at}/rule-versions/${versions[0]?.id}/withdrawal`, { reason: '不要' }))).toEqual([
      409,
      'version_of_file',
    ])
  })

  test.each(['老年人', '宝宝屋.1岁', 'a-b.c', '人群'])('a rule is not called %s', async (rule) => {
    expect(codeOf(await coordinator.post(`${at}/rule-drafts`, { rule, text: fromAge(60), reason: '测试' }))).toEqual([
      422,
      'rule_name_refused',
    ])
  })
})

describe('what a draft would change', () => {
  test('is counted over everybody, and named to those who keep their records', async () => {
    const born = (year: number) => ({ bornOn: `${year}-01-01` })
    const [old, between] = [
      await aPerson(officer, { name: '甲老', ...born(1940) }),
      await aPerson(officer, { name: '乙中', ...born(1958) }),
    ]
    await aPerson(minzheng, {
      name: '丙邻',
      ...born(1957),
      residence: { street: '310118002' },
      registered: { street: '310118002' },
    })
    await aPerson(officer, { name: '丁幼', ...born(2020) })
    await aRule(coordinator, '测试.影响', fromAge(70))
    const id = await aDraft(coordinator, '测试.影响', fromAge(65))
    expect((await coordinator.get(`${at}/rule-drafts/${id}/impact`)).body).toEqual({ impact: null })
    const { id: impact } = (await coordinator.post(`${at}/rule-drafts/${id}/impact`)).body as { id: string }
    await runImpact(w.ctx(), kinds, impact)
    await runImpact(w.ctx(), kinds, impact)

    const { impact: done } = (await coordinator.get(`${at}/rule-drafts/${id}/impact`)).body as { impact: Impact }
    expect(done).toMatchObject({
      state: 'done',
      total: 4,
      checked: 4,
      changed: 2,
      stale: false,
      outcomes: [{ subject: '测试.影响', before: 'no', after: 'yes', n: 2 }],
    })
    const seenBy = async (who: typeof officer) => (await who.get(`${at}/rule-drafts/${id}/impact/persons`)).body as ImpactPersons
    expect((await seenBy(officer)).persons).toMatchObject([{ id: between.id, name: '乙中', before: 'no', after: 'yes' }])
    expect((await seenBy(officer)).hidden).toBe(1)
    expect((await seenBy(minzheng)).persons.map(({ name }) => name).sort()).toEqual(['丙邻', '乙中'].sort())
    expect(await seenBy(coordinator)).toEqual({ persons: [], hidden: 2, next: null })
    expect(JSON.stringify(await seenBy(minzheng))).not.toContain(old.id)

    await coordinator.put(`${at}/rule-drafts/${id}/text`, { text: fromAge(66) })
    expect((await draftOf(coordinator, id)).impact).toMatchObject({ stale: true })
  })

  test('is told of the rules that rest on it too, each by itself: a rule that names it, and an amount', async () => {
    const elder = await aPerson(officer, { name: '戊增', bornOn: '1962-01-01' })
    await aRule(coordinator, '连带.基础', fromAge(70))
    await aRule(coordinator, '连带.并且', 'kind: eligibility\nvalidFrom: 2025-01-01\nall:\n  - { rule: 基础 }\n')
    await aRule(coordinator, '连带.金额', 'kind: amount\nvalidFrom: 2025-01-01\nconfirmed: false\nvalue: if 并且 then 5 else 0\n')
    await aRule(coordinator, '连带.无关', fromAge(60))
    const id = await aDraft(coordinator, '连带.基础', fromAge(63))
    const { id: impact } = (await coordinator.post(`${at}/rule-drafts/${id}/impact`)).body as { id: string }
    await runImpact(w.ctx(), kinds, impact)
    const { impact: done } = (await coordinator.get(`${at}/rule-drafts/${id}/impact`)).body as { impact: Impact }
    const of = (subject: string) => done.outcomes.filter((one) => one.subject === subject)
    expect(done.changed).toBe(of('连带.基础').reduce((sum, { n }) => sum + n, 0))
    expect(of('连带.并且')).toMatchObject([{ before: 'no', after: 'yes', n: done.changed }])
    expect(of('连带.金额')).toMatchObject([{ before: '0', after: '5', n: done.changed }])
    expect(new Set(done.outcomes.map(({ subject }) => subject))).toEqual(new Set(['连带.基础', '连带.并且', '连带.金额']))
    const named = async (query: string) =>
      ((await officer.get(`${at}/rule-drafts/${id}/impact/persons?${query}`)).body as ImpactPersons).persons
    expect((await named(`subject=${encodeURIComponent('连带.金额')}`)).find((one) => one.id === elder.id)).toMatchObject({
      before: '0',
      after: '5',
    })
  })
})
