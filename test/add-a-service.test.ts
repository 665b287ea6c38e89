import { appendFile, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { aPerson } from '../src/features/people/people.test-support.ts'
import { decide } from '../src/features/services/index.ts'
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

const w = await aWorld({ day: '2025-07-01' })
await seedDistricts({ ...w.product, districts: await readDistricts(districts) }, districts)
const at = '/api/districts/310118'

test('a service of the district’s own is in its catalogue, with its rules', async () => {
  const { status, body } = await w.stranger.get(`${at}/services/chenjian_peizou`)
  expect([status, body]).toMatchObject([
    200,
    { name: { zh: '晨间陪走' }, rules: { eligibility: '晨间陪走.资格', quota: '晨间陪走.次数' } },
  ])
  expect((await w.stranger.get('/api/districts/310101/services/chenjian_peizou')).status).toBe(404)
})

test('its rules decide about people of the district’s register', async () => {
  const officer = await w.as('department_officer', { department: 'minzheng' })
  const old = await aPerson(officer, { name: '葭晨走', bornOn: '1950-01-01' })
  const young = await aPerson(officer, { name: '葭年轻', bornOn: '1990-01-01' })
  const outcomeOf = async (rule: string, person: string) =>
    await reading(w.ctx(), (tx) => decide(tx, { rule, person, on: '2025-07-01', keep: false })).then(({ decision }) => decision)
  expect(await outcomeOf('晨间陪走.资格', old.id)).toMatchObject({ outcome: 'yes', confirmed: false })
  expect(await outcomeOf('晨间陪走.资格', young.id)).toMatchObject({ outcome: 'no' })
  expect(await outcomeOf('晨间陪走.次数', old.id)).toMatchObject({ outcome: 'amount', value: 2, unit: '次' })
})
