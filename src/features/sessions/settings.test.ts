import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Service } from '../services/catalogue/contract.ts'
import { SessionSettings, settingsOf } from './settings.ts'

const root = resolve(import.meta.dirname, '../../../districts')
const rulesOf = (folder: string) => {
  const at = join(root, folder, 'rules')
  return (existsSync(at) ? readdirSync(at) : []).flatMap((file) =>
    Object.keys(parse(readFileSync(join(at, file), 'utf8'))).map((rule) => `${file.replace('.yaml', '')}.${rule}`),
  )
}
const shared = new Set([...rulesOf('national'), ...rulesOf('310000-shanghai')])
const folders = readdirSync(root).filter((folder) => existsSync(join(root, folder, 'services.yaml')))

describe.each(folders)('the services of %s that are held in sessions', (folder) => {
  const services = (parse(readFileSync(join(root, folder, 'services.yaml'), 'utf8')) as Service[]).filter(
    ({ engine }) => engine === 'sessions',
  )
  const rules = new Set([...shared, ...rulesOf(folder)])

  test('each says what it counts as, and its settings are all known to the engine', () => {
    for (const { id, settings = {} } of services) {
      expect([id, Object.keys(settings).filter((name) => !(name in SessionSettings.shape))]).toEqual([id, []])
      expect([id, settings.counts]).toEqual([id, settingsOf({ id, settings }).counts])
    }
  })

  test('the rules that settings name are there', () => {
    for (const { id, settings = {} } of services) {
      const { penalty, atLeast } = settingsOf({ id, settings })
      for (const rule of [penalty, atLeast]) if (rule) expect([id, rule, rules.has(rule)]).toEqual([id, rule, true])
    }
  })

  test('what is only online is held online, counselling keeps its notes sealed, and a session can be cancelled before it is too late to book it', () => {
    for (const { id, channels, settings = {} } of services) {
      const { channel, counts, sealedNotes, series, closesMinutes, cancelMinutes } = settingsOf({ id, settings })
      if (channels.length === 1 && channels[0] === 'online') expect([id, channel]).toEqual([id, 'online'])
      if (counts === 'counselling') expect([id, sealedNotes]).toEqual([id, true])
      if (series) expect([id, ['course', 'training', 'guidance']]).toEqual([id, expect.arrayContaining([counts])])
      expect([id, cancelMinutes >= closesMinutes]).toEqual([id, true])
    }
  })
})

test('no service of a district is named in the code', () => {
  const ids = new Set(
    folders.flatMap((folder) =>
      (parse(readFileSync(join(root, folder, 'services.yaml'), 'utf8')) as Service[]).map(({ id }) => id),
    ),
  )
  const here = import.meta.dirname
  const code = readdirSync(here, { recursive: true, encoding: 'utf8' }).filter(
    (path) => /\.tsx?$/.test(path) && !/\.test\.|test-support/.test(path),
  )
  expect(code.length).toBeGreaterThan(150)
  const named = (path: string) => [...readFileSync(join(here, path), 'utf8').matchAll(/['"`]([a-z0-9_]+)['"`]/g)]
  expect(code.flatMap((path) => named(path).flatMap(([, id = '']) => (ids.has(id) ? [`${path}: ${id}`] : [])))).toEqual([])
})

test('the five districts have ninety-nine services of sessions', () => {
  const all = folders.flatMap((folder) => parse(readFileSync(join(root, folder, 'services.yaml'), 'utf8')) as Service[])
  expect(all.filter(({ engine }) => engine === 'sessions')).toHaveLength(99)
})

test('hours of the day within which one answers must be some', () => {
  const offerHours = { from: '21:00', until: '08:00' }
  expect(() => settingsOf({ id: 'x', settings: { offerHours } })).toThrow('service_settings_unreadable')
})
