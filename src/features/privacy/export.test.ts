import { expect, test } from 'vitest'
import { aWorld } from '../../../test/support/world.ts'
import { aPerson, xiayang } from '../people/accounts/people.test-support.ts'
import en from './words.en.json' with { type: 'json' }
import zh from './words.zh.json' with { type: 'json' }

const api = '/api/districts/310118'

test('all that any feature holds about somebody is headed by words in both languages, and ends on its last day', async () => {
  const w = await aWorld({ day: '2025-06-30' })
  const officer = await w.as('street_officer', { street: xiayang })
  const { id } = await aPerson(w, { name: '周大爷' })
  const himself = await w.resident({ person: id, name: '周大爷' })
  const sent = [
    await himself.post(`${api}/persons/${id}/corrections`, { field: 'phone', says: '电话少一位' }),
    await himself.post(`${api}/persons/${id}/consents`, { purpose: 'photo', expiresOn: '2026-03-01' }),
    await himself.post(`${api}/persons/${id}/trusted`, { name: '周芳', may: ['record'], endsOn: '2026-07-01' }),
    await officer.post(`${api}/persons/${id}/cards`, {}),
  ]
  expect(sent.map(({ status }) => status)).toEqual([201, 201, 201, 201])
  const daughter = await w.resident({ person: id, as: 'trusted', may: ['record'], name: '周芳', endsOn: '2026-07-01' })

  const { features } = (await himself.get(`${api}/persons/${id}/export`)).body as { features: Record<string, object> }
  const kinds = Object.values(features).flatMap((held) => Object.entries(held))
  const keys = new Set(kinds.map(([name]) => name))
  for (const [, rows] of kinds)
    for (const row of Array.isArray(rows) ? rows : []) for (const key of Object.keys(row as object)) keys.add(key)
  for (const kind of ['standingFor', 'corrections', 'cards', 'enrolments', 'decisions', 'refusesTelling'])
    expect(keys).toContain(kind)
  for (const { privacy } of [zh, en]) expect([...keys].filter((key) => !(key in privacy.export.name))).toEqual([])

  const { text } = await daughter.get(`/310118/my/${id}/export`)
  expect(text).toContain('是否不愿接到新服务的通知')
  for (const [last, after] of [
    ['2026-06-30', '2026-07-01'],
    ['2026-02-28', '2026-03-01'],
  ])
    expect([last, text.includes(`<dd>${last}</dd>`), text.includes(`${after}`)]).toEqual([last, true, false])
  const headings = [...text.matchAll(/<(?:h2|dt)>([^<]+)</g)].map(([, heading]) => heading ?? '')
  expect(
    headings.filter((heading) => /^[a-z]+([A-Z][a-z]+)*$/.test(heading) || heading === zh.privacy.export.name.further),
  ).toEqual([])
}, 60_000)
