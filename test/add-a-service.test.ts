import { appendFile, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { aPerson } from '../src/features/people/people.test-support.ts'
import { decide } from '../src/features/services/index.ts'
import { aRoom, book, saidOf } from '../src/features/sessions/sessions.test-support.ts'
import { reading } from '../src/platform/database/transaction.ts'
import { readDistricts } from '../src/platform/districts/folder.ts'
import { seedDistricts } from '../src/product.ts'
import { aWorld } from './support/world.ts'

// What docs/add-a-service.md tells a reader to write, written: a service is added by data alone.
const page = await readFile('docs/add-a-service.md', 'utf8')
const [rules = '', service = ''] = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text]) => text as string)
const districts = join(await mkdtemp(join(tmpdir(), 'yiyu-districts-')), 'districts')
await cp('districts', districts, { recursive: true })
await writeFile(join(districts, '310118-qingpu/rules/晨间陪走.yaml'), rules)
await appendFile(join(districts, '310118-qingpu/services.yaml'), `\n${service}`)
afterAll(() => rm(join(districts, '..'), { recursive: true, force: true }))

const w = await aWorld()
await seedDistricts({ ...w.product, districts: await readDistricts(districts) }, districts)
const at = '/api/districts/310118'

test('a service of the district’s own is in its catalogue, with its rules', async () => {
  const { status, body } = await w.stranger.get(`${at}/services/chenjian_peizou`)
  expect([status, body]).toMatchObject([
    200,
    { name: { zh: '晨间陪走' }, rules: { eligibility: '晨间陪走.资格', quota: '晨间陪走.次数' } },
  ])
  expect((await w.stranger.get('/api/districts/310101/services/chenjian_peizou')).status).toBe(404)
  const shown = await w.stranger.get('/310118/services/chenjian_peizou')
  expect([shown.status, shown.text.includes('晨间陪走')], 'on the demonstration’s first day').toEqual([200, true])
})

test('its rules decide about people of the district’s register', async () => {
  const officer = await w.as('department_officer', { department: 'minzheng' })
  const old = await aPerson(officer, { name: '葭晨走', bornOn: '1950-01-01' })
  const young = await aPerson(officer, { name: '葭年轻', bornOn: '1990-01-01' })
  const outcomeOf = async (rule: string, person: string) =>
    await reading(w.ctx(), (tx) => decide(tx, { rule, person, on: '2025-06-30', keep: false })).then(({ decision }) => decision)
  expect(await outcomeOf('晨间陪走.资格', old.id)).toMatchObject({ outcome: 'yes', confirmed: false })
  expect(await outcomeOf('晨间陪走.资格', young.id)).toMatchObject({ outcome: 'no' })
  expect(await outcomeOf('晨间陪走.次数', old.id)).toMatchObject({ outcome: 'amount', value: 2, unit: '次' })
})

test('it is booked twice in a calendar week, not a third time, and again from Monday on', async () => {
  const { slots, keeper } = await aRoom(w, {
    ...{ service: 'chenjian_peizou', rrule: 'FREQ=DAILY;COUNT=8', capacity: 5, ageFrom: undefined, ageTo: undefined },
  })
  const { id } = await aPerson(keeper, { name: '葭三约', bornOn: '1950-01-01' })
  const walker = await w.resident({ person: id })
  const booked = await Promise.all(slots.slice(0, 3).map((slot) => book(walker, slot, id)))
  expect(booked.map(saidOf).sort()).toEqual([
    [201, 'booked'],
    [201, 'booked'],
    [422, 'quota_reached'],
  ])
  // No rule says what a third walk would cost: to agree to a price helps nobody.
  const third = await book(walker, slots[3] ?? '', id, { acceptPrice: true })
  expect(third.body).toMatchObject({ code: 'quota_reached', details: { granted: 2, window: '2025-W28' } })
  expect((await book(walker, slots[7] ?? '', id)).body).toMatchObject({
    ...{ state: 'booked', free: true, allowance: { used: 1, granted: 2, window: '2025-W29' } },
  })
})

test('a quota by a window that sessions cannot count is refused, with the service and with the rule', async () => {
  const coordinator = await w.as('coordinator')
  const publish = async (kind: 'rule' | 'service', body: object) => {
    const draft = await coordinator.post(`${at}/${kind}-drafts`, { ...body, reason: '换一种周期' })
    expect(draft.status, draft.text).toBe(201)
    const { id } = draft.body as { id: string }
    return await coordinator.post(`${at}/${kind}-drafts/${id}/publication`, { validFrom: '2025-09-01' })
  }
  const quota = stringify((parse(rules) as Record<string, unknown>).次数)
  for (const window of ['学年', '一次性', '滚动十二个月']) {
    const refused = await publish('rule', { rule: '晨间陪走.次数', text: quota.replace('自然周', window) })
    expect([refused.status, refused.text.includes(`按${window}限次`)], refused.text).toEqual([422, true])
  }
  expect((await publish('rule', { rule: '晨间陪走.学年次数', text: quota.replace('自然周', '学年') })).status).toBe(201)
  const entry = await publish('service', {
    service: 'chenjian_peizou',
    text: service.replace('晨间陪走.次数', '晨间陪走.学年次数'),
  })
  expect([entry.status, entry.text.includes('按学年限次')], entry.text).toEqual([422, true])
  expect((await publish('rule', { rule: '晨间陪走.次数', text: quota.replace('自然周', '自然月') })).status).toBe(201)
})

test('by page: an officer of the department drafts the rules, the coordinator publishes them, the officer publishes the entry and then leads the rules', async () => {
  const at = '/api/districts/310101'
  const officer = await w.as('department_officer', { department: 'minzheng', district: '310101' })
  const coordinator = await w.as('coordinator', { district: '310101' })
  const text = (name: string) => {
    const { [name]: rule } = parse(rules) as Record<string, unknown>
    return stringify(rule)
  }
  const draft = async (path: string, body: object) => {
    const reply = await officer.post(`${at}/${path}`, { ...body, reason: '新开一项服务' })
    expect(reply.status, reply.text).toBe(201)
    return `${at}/${path}/${(reply.body as { id: string }).id}/publication`
  }
  const day = { validFrom: '2025-06-30' }
  for (const name of ['资格', '次数']) {
    const publication = await draft('rule-drafts', { rule: `晨间陪走.${name}`, text: text(name) })
    expect((await officer.post(publication, day)).status, `${name}: nobody leads it yet`).toBe(403)
    expect((await coordinator.post(publication, day)).status, name).toBe(201)
  }
  const entry = await draft('service-drafts', { service: 'chenjian_peizou', text: service })
  expect((await officer.post(entry, day)).status).toBe(201)
  expect((await w.stranger.get('/310101/services/chenjian_peizou')).status).toBe(200)
  const later = await draft('rule-drafts', { rule: '晨间陪走.资格', text: text('资格').replace('70', '75') })
  expect((await officer.post(later, { validFrom: '2025-08-01' })).status).toBe(201)
})

test('every screen that the page names is called so in the console', async () => {
  const words = await readFile('src/features/services/console/words.zh.json', 'utf8')
  const ways = [...page.matchAll(/(\p{Script=Han}+) → (\p{Script=Han}+)(?: → (\p{Script=Han}+))?/gu)]
  const named = ways.flatMap(([, ...names]) => names.filter(Boolean))
  expect(named.length).toBeGreaterThan(8)
  for (const name of [...named, '影响多少人', '看全文', '开始写']) {
    expect(page, name).toContain(name)
    expect(words, name).toMatch(new RegExp(`": "${name}[（"]`))
  }
})
