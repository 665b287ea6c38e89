import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { aWorld } from '../../../test/support/world.ts'
import { reading } from '../../platform/database/transaction.ts'
import { readStandards, seedStandards } from './standards.ts'

const shipped = resolve(import.meta.dirname, '../../../districts')
const root = await mkdtemp(join(tmpdir(), 'yiyu-standards-'))
afterAll(() => rm(root, { recursive: true, force: true }))

test('carers for children and the hotline are data: the nation’s, the city’s hotline, and a district’s own file over both', async () => {
  const w = await aWorld()
  const standards = () => reading(w.ctx('310118'), readStandards)
  expect(await standards()).toMatchObject({ hotline: '12345', carers: { infant: { below: 12, children: 3 } } })
  const [district, city] = [join(root, '310118-qingpu'), join(root, '310000-shanghai')]
  for (const folder of ['national', '310000-shanghai', '310118-qingpu'])
    await cp(join(shipped, folder), join(root, folder), { recursive: true })
  await writeFile(join(city, 'hotline.yaml'), "number: '96968'\nname: { zh: 试, en: Test }\n")
  await seedStandards(w.ctx('310118'), district)
  expect(await standards()).toMatchObject({ hotline: '96968', carers: { older: { below: 36, children: 7 } } })
  const own =
    "carers: { infant: { below: 12, children: 2 }, younger: { below: 24, children: 4 }, older: { below: 36, children: 6 } }\nhotline: '59720000'\n"
  await writeFile(join(district, 'sessions.yaml'), own)
  await seedStandards(w.ctx('310118'), district)
  expect(await standards()).toMatchObject({ hotline: '59720000', carers: { infant: { children: 2 }, older: { children: 6 } } })
  await writeFile(join(district, 'sessions.yaml'), own.replace('children: 2', 'children: none'))
  await expect(seedStandards(w.ctx('310118'), district)).rejects.toThrow(/sessions\.yaml:1 carers\.infant\.children/)
})
