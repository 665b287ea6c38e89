import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Clock, clockWith, plusDays } from '../clock.ts'
import { aSignInWorld, type Browser, codeOf, type SignInWorld } from './sign-in.test-support.ts'

// The domain's day moves as a test says; sign-in itself stays on real time.
let offset = 0
const clock: Clock = {
  offsetDays: 0,
  now: () => clockWith(offset).now(),
  today: () => clockWith(offset).today(),
  real: (at) => clockWith(offset).real(at),
}

let w: SignInWorld
beforeAll(async () => {
  w = await aSignInWorld({ clock })
  await w.scratch.rows(`insert into platform.area (district, code, name, pinyin, initials, kind, counts)
    values ('310101', '310101002', '南京东路街道', 'nan jing dong lu', 'njdl', 'street', true), ('310118', '310118001', '夏阳街道', 'xia yang', 'xy', 'street', true)`)
})
afterAll(() => w.close())

const roleNames = [
  'administrator',
  'auditor',
  'coordinator',
  'department_officer',
  'street_officer',
  'provider',
  'resident',
] as const
const wishFor = (role: (typeof roleNames)[number], district: string) => ({
  role,
  district: role === 'administrator' ? undefined : district,
  ...(role === 'department_officer' ? { department: 'fgw' } : {}),
  ...(role === 'street_officer' ? { street: district === '310101' ? '310101002' : '310118001' } : {}),
})

const as = async (...grants: Parameters<SignInWorld['anAccount']>) => {
  const account = await w.anAccount(...grants)
  return { ...account, browser: await w.signedIn(account.username) }
}
const grantsOf = async (browser: Browser) =>
  (await browser.get('/api/me')).json().grants.map((grant: { role: string }) => grant.role)

test.each([
  ['administrator', { role: 'administrator' as const }, { '310101': roleNames, '310118': roleNames }],
  [
    'coordinator of 310101',
    { role: 'coordinator' as const, district: '310101' },
    { '310101': ['department_officer', 'street_officer', 'provider'], '310118': [] },
  ],
  ['auditor', { role: 'auditor' as const, district: '310101' }, { '310101': [], '310118': [] }],
  [
    'department officer',
    { role: 'department_officer' as const, district: '310101', department: 'fgw' },
    { '310101': [], '310118': [] },
  ],
  [
    'street officer',
    { role: 'street_officer' as const, district: '310101', street: '310101002' },
    { '310101': [], '310118': [] },
  ],
  ['provider', { role: 'provider' as const, district: '310101' }, { '310101': [], '310118': [] }],
  ['resident', { role: 'resident' as const, district: '310101' }, { '310101': [], '310118': [] }],
])('what an actor who is %s may grant', async (_who, own, allowed) => {
  const { browser } = await as(own)
  for (const district of ['310101', '310118'] as const) {
    for (const role of roleNames) {
      const { id } = await w.anAccount()
      const reply = await browser.post(`/api/accounts/${id}/grants`, wishFor(role, district))
      const granted = (allowed[district] as readonly string[]).includes(role)
      expect([district, role, reply.statusCode]).toEqual([district, role, granted ? 201 : 403])
    }
  }
})

test('nobody grants to themselves, not even an administrator', async () => {
  const administrator = await as({ role: 'administrator' })
  expect(codeOf(await administrator.browser.post(`/api/accounts/${administrator.id}/grants`, wishFor('auditor', '310101')))).toBe(
    'not_permitted',
  )
  const coordinator = await as({ role: 'coordinator', district: '310101' })
  expect(codeOf(await coordinator.browser.post(`/api/accounts/${coordinator.id}/grants`, wishFor('provider', '310101')))).toBe(
    'not_permitted',
  )
})

test("a grant counts with the next request, is listed with who gave it, and stands in the district's audit", async () => {
  const coordinator = await as({ role: 'coordinator', district: '310101' })
  const officer = await as()
  const { id } = (
    await coordinator.browser.post(`/api/accounts/${officer.id}/grants`, wishFor('department_officer', '310101'))
  ).json()
  expect(await grantsOf(officer.browser)).toEqual(['department_officer'])
  const { grants } = (await coordinator.browser.get(`/api/accounts/${officer.id}/grants`)).json()
  expect(grants).toMatchObject([
    { id, role: 'department_officer', department: 'fgw', startsOn: clock.today(), endsOn: null, grantedBy: coordinator.id },
  ])
  const lines = await w.scratch.rows<{ district: string; action: string }>(
    'select district, action from platform.audit where subject = $1',
    [id],
  )
  expect(lines).toEqual([{ district: '310101', action: 'grants.give' }])
})

test('a coordinator sees and ends the grants of the own district only', async () => {
  const coordinator = await as({ role: 'coordinator', district: '310101' })
  const officer = await w.anAccount({ role: 'provider', district: '310101' })
  const { id: elsewhere } = await w.signIn.giveRole(officer.id, { role: 'provider', district: '310118' })
  const { id: auditing } = await w.signIn.giveRole(officer.id, { role: 'auditor', district: '310101' })
  const { grants } = (await coordinator.browser.get(`/api/accounts/${officer.id}/grants`)).json()
  expect(grants.map((grant: { district: string }) => grant.district)).toEqual(['310101', '310101'])
  for (const id of [elsewhere, auditing])
    expect((await coordinator.browser.post(`/api/grants/${id}/ending`, {})).statusCode).toBe(403)
  const own = grants.find((grant: { role: string }) => grant.role === 'provider')
  expect((await coordinator.browser.post(`/api/grants/${own.id}/ending`, {})).statusCode).toBe(204)
})

test('an ended grant no longer counts from the day named, at once when that is today', async () => {
  const administrator = await as({ role: 'administrator' })
  const officer = await as({ role: 'auditor', district: '310101' })
  const { grants } = (await administrator.browser.get(`/api/accounts/${officer.id}/grants`)).json()
  const path = `/api/grants/${grants[0].id}/ending`
  const today = clock.today()
  expect((await administrator.browser.post(path, { endsOn: plusDays(today, 3) })).statusCode).toBe(204)
  expect(await grantsOf(officer.browser)).toEqual(['auditor'])
  expect((await administrator.browser.post(path, {})).statusCode).toBe(204)
  expect(await grantsOf(officer.browser)).toEqual([])
  expect(codeOf(await administrator.browser.post(path, {}))).toBe('grant_has_ended')
})

test("grants begin and end with the domain's day: the first day counts, the last does not", async () => {
  const today = clock.today()
  const officer = await as({ role: 'auditor', district: '310101', startsOn: plusDays(today, 10), endsOn: plusDays(today, 20) })
  const seen: string[] = []
  for (const days of [0, 9, 10, 19, 20]) {
    offset = days
    seen.push((await grantsOf(officer.browser)).join())
  }
  offset = 0
  expect(seen).toEqual(['', '', 'auditor', 'auditor', ''])
})

test.each([
  ['a street officer without a street', { role: 'street_officer', district: '310101' }, 'invalid_request'],
  ['a department officer without a department', { role: 'department_officer', district: '310101' }, 'invalid_request'],
  ['a coordinator without a district', { role: 'coordinator' }, 'invalid_request'],
  ['an administrator of one district', { role: 'administrator', district: '310101' }, 'invalid_request'],
  ['a role that does not exist', { role: 'emperor', district: '310101' }, 'invalid_request'],
  ['a day that does not exist', { role: 'auditor', district: '310101', endsOn: '2026-02-30' }, 'invalid_request'],
  ['a district that is not installed', { role: 'auditor', district: '440305' }, 'unknown_district'],
  ['a street of another district', { role: 'street_officer', district: '310101', street: '310118001' }, 'unknown_street'],
  [
    'an end before the beginning',
    { role: 'auditor', district: '310101', startsOn: '2030-01-02', endsOn: '2030-01-02' },
    'grant_ends_before_it_starts',
  ],
])('%s is refused', async (_what, body, code) => {
  const administrator = await as({ role: 'administrator' })
  const { id } = await w.anAccount()
  expect(codeOf(await administrator.browser.post(`/api/accounts/${id}/grants`, body))).toBe(code)
})

test('the same role given twice at the same moment is given once', async () => {
  const administrator = await as({ role: 'administrator' })
  const { id } = await w.anAccount()
  const give = () => administrator.browser.post(`/api/accounts/${id}/grants`, wishFor('auditor', '310101'))
  expect((await Promise.all([give(), give(), give()])).map((reply) => reply.statusCode).toSorted()).toEqual([201, 409, 409])
})

test('a role that ended today can be given again today', async () => {
  const administrator = await as({ role: 'administrator' })
  const { id } = await w.anAccount({
    role: 'auditor',
    district: '310101',
    startsOn: plusDays(clock.today(), -5),
    endsOn: clock.today(),
  })
  expect((await administrator.browser.post(`/api/accounts/${id}/grants`, wishFor('auditor', '310101'))).statusCode).toBe(201)
})

test('the very same role is not given twice, and strangers are not found', async () => {
  const administrator = await as({ role: 'administrator' })
  const { id } = await w.anAccount({ role: 'auditor', district: '310101' })
  expect(codeOf(await administrator.browser.post(`/api/accounts/${id}/grants`, wishFor('auditor', '310101')))).toBe(
    'grant_held_already',
  )
  expect((await administrator.browser.post('/api/accounts/nobody/grants', wishFor('auditor', '310101'))).statusCode).toBe(404)
  expect((await administrator.browser.post('/api/grants/0196f2a4-0000-7000-8000-000000000000/ending', {})).statusCode).toBe(404)
  expect((await administrator.browser.post('/api/grants/x/ending', {})).statusCode).toBe(400)
})
