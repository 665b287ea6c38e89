import { expect, test } from 'vitest'
import { aWorld } from '../../../../test/support/world.ts'
import { aPlace } from './places.test-support.ts'

test('the home page names the nearest two dozen, says how many more there are and leads to all of them', async () => {
  const w = await aWorld()
  const minzheng = await w.as('department_officer', { department: 'minzheng' })
  for (let n = 0; n < 26; n += 1) await aPlace(minzheng, { name: `演示助餐点${n}号`, type: 'meal_point', east: n / 100 })
  const home = (await w.stranger.get('/310118/?street=310118001')).text
  expect(home.match(/href="\/310118\/places\/[0-9a-f-]{36}"/g)).toHaveLength(24)
  expect(home).toContain('还有 2 处')
  const all = /href="(\/310118\/places\?street=310118001&amp;within=15)"/.exec(home)?.[1]?.replaceAll('&amp;', '&')
  expect(all).toBeDefined()
  const list = (await w.stranger.get(all ?? '')).text
  expect(list).toContain('找到 26 家')
  expect(list).toContain('从夏阳街道中心起算，由近到远')
  expect((await w.stranger.get('/310118/?street=310118102')).text).not.toContain('还有')
}, 60_000)
