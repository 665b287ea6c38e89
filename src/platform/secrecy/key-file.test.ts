import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readConfig } from '../config.ts'
import type { StartProblem } from '../start-problem.ts'
import { changeKeyFile, createKeyFile } from './key-file.ts'
import { addKey, openKeyRing, retireKey, ringFingerprint } from './key-ring.ts'
import { open, seal } from './seal.ts'

const home = mkdtempSync(join(tmpdir(), 'yiyu-keys-'))
afterAll(() => rmSync(home, { recursive: true }))
let rings = 0
const somewhere = () => ({ keysFile: join(home, `${rings++}`, 'keys', 'ring.json'), sealing: 'aes' as const })
const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8)

/** The code and both sentences with which a start is refused. */
function refusal(work: () => unknown): { code: string; message: string } {
  try {
    work()
  } catch (error) {
    const { code, message } = error as StartProblem
    return { code, message }
  }
  return { code: 'none', message: '' }
}

test('the first start makes a key of each kind, in a file and a folder for the owner alone', () => {
  const settings = somewhere()
  const ring = openKeyRing(settings)
  expect(modeOf(settings.keysFile)).toBe('600')
  expect(modeOf(dirname(settings.keysFile))).toBe('700')
  expect(readdirSync(dirname(settings.keysFile))).toEqual(['ring.json'])
  expect(ring.entries().map(({ kind }) => kind)).toEqual(['sealing', 'indexing', 'signing'])
})

test('the next start finds the same keys', () => {
  const settings = somewhere()
  const sealed = seal(openKeyRing(settings), '张三', 'a')
  expect(open(openKeyRing(settings), sealed, 'a')).toBe('张三')
})

test('of two processes that start together one makes the file and both use it', () => {
  const settings = somewhere()
  const ring = openKeyRing(settings)
  const before = readFileSync(settings.keysFile)
  expect(createKeyFile(settings.keysFile, ring.entries())).toBe(false)
  expect(readFileSync(settings.keysFile)).toEqual(before)
  expect(readdirSync(dirname(settings.keysFile))).toEqual(['ring.json'])
})

test('a database with sealed data and no key file is refused, and no new ring is made in its stead', () => {
  const settings = somewhere()
  const known = ringFingerprint(openKeyRing(settings))
  rmSync(settings.keysFile)
  const { code, message } = refusal(() => openKeyRing(settings, known))
  expect(code).toBe('keys_missing')
  expect(message).toContain(settings.keysFile)
  expect(message).toContain('KEYS_FILE')
  expect(readdirSync(dirname(settings.keysFile))).toEqual([])
})

test('another ring, and a copy from before a key was added, are refused by the ids they lack; a ring that has grown fits', () => {
  const [settings, another, old] = [somewhere(), somewhere(), somewhere()]
  const known = ringFingerprint(openKeyRing(settings))
  openKeyRing(another)
  const other = refusal(() => openKeyRing(another, known))
  expect(other.code).toBe('keys_do_not_fit')
  expect(other.message).toContain(known.slice(0, 8))

  mkdirSync(dirname(old.keysFile), { recursive: true })
  copyFileSync(settings.keysFile, old.keysFile)
  const added = addKey(settings, 'sealing')
  const grown = ringFingerprint(openKeyRing(settings, known))
  expect(grown.startsWith(known)).toBe(true)
  expect(refusal(() => openKeyRing(old, grown)).message).toContain(added)
})

test('a secret that was altered is noticed by its check', () => {
  const settings = somewhere()
  const known = ringFingerprint(openKeyRing(settings))
  const { secret } = JSON.parse(readFileSync(settings.keysFile, 'utf8')).keys[0]
  writeFileSync(settings.keysFile, readFileSync(settings.keysFile, 'utf8').replace(secret, `${'A'.repeat(43)}`))
  expect(refusal(() => openKeyRing(settings, known)).code).toBe('keys_do_not_fit')
})

test.each([
  ['no JSON', '{', 'JSON'],
  ['something else', '{"format":"other","note":"","keys":[]}', 'format'],
  ['no keys', '{"format":"yiyu-keys-1","note":"","keys":[]}', 'no sealing key'],
  ['a short secret', (text: string) => text.replace(/"secret": ".{3}/, '"secret": "'), '32 bytes'],
  ['an unknown algorithm', (text: string) => text.replace('aes-256-gcm', 'aes-128-ecb'), 'keys.0.algorithm'],
  ['two keys of one id', (text: string) => text.replaceAll(/"id": "\w+"/g, '"id": "00000000"'), 'same id'],
])('a key file with %s is refused by name and says what is wrong', (_, content, said) => {
  const settings = somewhere()
  openKeyRing(settings)
  const text = readFileSync(settings.keysFile, 'utf8')
  writeFileSync(settings.keysFile, typeof content === 'string' ? content : content(text))
  const { code, message } = refusal(() => openKeyRing(settings))
  expect(code).toBe('keys_broken')
  expect(message).toContain(said)
  expect(message).toContain(settings.keysFile)
})

test.skipIf(process.platform === 'win32')('a key file that others of the machine can read is refused with the remedy', () => {
  const settings = somewhere()
  openKeyRing(settings)
  chmodSync(settings.keysFile, 0o640)
  const { code, message } = refusal(() => openKeyRing(settings))
  expect(code).toBe('keys_open_to_others')
  expect(message).toContain(`chmod 600 ${settings.keysFile}`)
})

test('a change that fails leaves the file as it was, and the next change works', () => {
  const settings = somewhere()
  openKeyRing(settings)
  const before = readFileSync(settings.keysFile)
  expect(() =>
    changeKeyFile(settings.keysFile, () => {
      throw new Error('the disk is full')
    }),
  ).toThrow('the disk is full')
  expect(readFileSync(settings.keysFile)).toEqual(before)
  addKey(settings, 'indexing')
  expect(modeOf(settings.keysFile)).toBe('600')
  expect(readdirSync(dirname(settings.keysFile))).toEqual(['ring.json'])
})

test('two changes at the same moment: the second is refused and names what is in its way', () => {
  const settings = somewhere()
  openKeyRing(settings)
  changeKeyFile(settings.keysFile, (entries) => {
    const { code, message } = refusal(() => addKey(settings, 'signing'))
    expect(code).toBe('keys_being_changed')
    expect(message).toContain(`${settings.keysFile}.new`)
    return entries
  })
  expect(openKeyRing(settings).entries()).toHaveLength(3)
})

test('while the product runs, a file that goes or is another ring does not take its keys away', () => {
  const [settings, other] = [somewhere(), somewhere()]
  const ring = openKeyRing(settings)
  const sealed = seal(ring, 'x', 'a')
  openKeyRing(other)
  for (const disturb of [
    () => copyFileSync(other.keysFile, settings.keysFile),
    () => writeFileSync(settings.keysFile, '{'),
    () => rmSync(settings.keysFile),
  ]) {
    disturb()
    ring.lookAgain()
    expect(open(ring, sealed, 'a')).toBe('x')
  }
})

test('a key that still writes, a sealing key and an unknown one are not retired', () => {
  const settings = somewhere()
  const [sealing, indexing] = openKeyRing(settings).entries()
  expect(retireKey(settings, 'ffffffff')).toBe('unknown')
  expect(retireKey(settings, indexing?.id ?? '')).toBe('newest')
  addKey(settings, 'sealing')
  expect(retireKey(settings, sealing?.id ?? '')).toBe('sealing')
  addKey(settings, 'indexing')
  expect(retireKey(settings, indexing?.id ?? '', '2026-11-22')).toBeUndefined()
  expect(retireKey(settings, indexing?.id ?? '')).toBe('retired')
})

test('the settings: below the data folder unless KEYS_FILE says otherwise, AES unless SEALING says sm4', () => {
  expect(readConfig(['--data', '/srv/d'], {})).toMatchObject({ keysFile: '/srv/d/keys/ring.json', sealing: 'aes' })
  const set = readConfig([], { KEYS_FILE: '/etc/yiyu/ring.json', SEALING: 'sm4' })
  expect(set).toMatchObject({ keysFile: '/etc/yiyu/ring.json', sealing: 'sm4' })
  expect(refusal(() => readConfig([], { SEALING: 'rot13' })).message).toContain('SEALING')
})
