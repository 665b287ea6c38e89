import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { keysFile } from '../../../../test/support/cluster.ts'
import { aWorld, type World } from '../../../../test/support/world.ts'
import { transaction } from '../../../platform/database/transaction.ts'
import { newId } from '../../../platform/ids.ts'
import { addKey, newestKeyId, openKeyRing, retireKey } from '../../../platform/secrecy/key-ring.ts'
import { keyUses } from '../../../platform/secrecy/uses.ts'
import { insertIdentity, openIdentity, personsWithNumber, sealNumber } from '../register/identity-store.ts'
import { renewAllNumbers } from './actions.ts'

// Commands start a program of their own.
vi.setConfig({ testTimeout: 60_000 })
// The other files of this run share its keys: a rotation is tried on a copy.
const home = mkdtempSync(join(tmpdir(), 'yiyu-rotation-'))
const settings = { keysFile: join(home, 'ring.json'), sealing: 'sm4' as const }
afterAll(() => rmSync(home, { recursive: true }))

let w: World
beforeAll(async () => {
  w = await aWorld()
  copyFileSync(keysFile(), settings.keysFile)
})

const number = { kind: 'citizen', number: '11010519491231002X' }

test('after new keys every number lies under them, opens, and is found; the old indexing key is then not needed', async () => {
  const keys = openKeyRing(settings)
  const ctx = { ...w.ctx(), keys }
  const person = newId()
  await w.owner.query(
    `insert into people.person (district, id, name, sex, source, known_at, changed_at) values ('310118', $1, '演示甲', 'male', '测试', now(), now())`,
    [person],
  )
  const identity = sealNumber(keys, '310118', number)
  await transaction(ctx, (tx) => insertIdentity(tx, person, identity))
  const many = Array.from({ length: 1_205 }, () => sealNumber(keys, '310118', number))
  await transaction(ctx, async (tx) => {
    for (const one of many) await insertIdentity(tx, person, one)
  })

  const before = newestKeyId(keys, 'indexing')
  addKey(settings, 'sealing')
  addKey(settings, 'indexing')
  keys.lookAgain()
  const found = () => transaction(ctx, (tx) => personsWithNumber(tx, keys, number))
  expect(await found()).toEqual([person])

  const url = `postgres://${w.owner.options.user}@localhost/${w.owner.options.database}?${new URLSearchParams({ host: w.owner.options.host ?? '', port: String(w.owner.options.port) })}`
  const under = async (key: string) =>
    (await keyUses({ url })).filter((use) => use.key === key && use.table === 'people.identity').map(({ rows }) => rows)
  expect(await under(before), 'found by the old key').toEqual([1_206])
  const command = (...args: string[]) =>
    spawnSync(process.execPath, ['--import', 'tsx', join(import.meta.dirname, '../../../platform/cli/keys.ts'), ...args], {
      env: { ...process.env, DATABASE_URL: url, KEYS_FILE: settings.keysFile },
      encoding: 'utf8',
    })
  expect(command('list').stdout).toMatch(new RegExp(`^${before}  indexing .* reads  1206 rows of people\\.identity$`, 'm'))
  const early = command('retire', before)
  expect([early.status, early.stderr]).toEqual([1, expect.stringContaining('1206 rows of people.identity are found by it')])
  expect(await renewAllNumbers(ctx)).toBe(1_206)
  expect(await under(before)).toEqual([])
  const { rows } = await w.owner.query('select distinct key_id, blind_key_id from people.identity')
  expect(rows).toEqual([{ key_id: newestKeyId(keys, 'sealing'), blind_key_id: newestKeyId(keys, 'indexing') }])
  expect(await transaction(ctx, (tx) => openIdentity(tx, keys, identity.id))).toBe(number.number)

  expect(retireKey(settings, before)).toBeUndefined()
  keys.lookAgain()
  expect(await found()).toEqual([person])
  expect(await renewAllNumbers(ctx)).toBe(0)
})
