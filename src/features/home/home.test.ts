import { beforeAll, expect, test } from 'vitest'
import { aWorld, type World } from '../../../test/support/world.ts'

let w: World
beforeAll(async () => {
  w = await aWorld()
})

test('a district’s home has three doors, each of which leads to a page', async () => {
  const { status, text } = await w.stranger.get('/310118/')
  expect(status).toBe(200)
  for (const door of ['elders', 'children', 'mine']) {
    expect(text).toContain(`href="/310118/${door}"`)
    expect((await w.stranger.get(`/310118/${door}`)).status).toBe(200)
  }
})

test('a street that is chosen offers its committees and is named; one of another district, or nonsense, is as good as none', async () => {
  const chosen = (await w.stranger.get('/310118/?street=310118102')).text
  expect(chosen).toContain('朱家角镇：步行 15 分钟以内')
  expect(chosen).toContain('大新街居委会')
  const narrower = (await w.stranger.get('/310118/?street=310118102&area=310118102001')).text
  expect(narrower).toContain('大新街居委会：步行 15 分钟以内')
  const moved = (await w.stranger.get('/310118/?street=310118001&area=310118102001')).text
  expect(moved).toContain('夏阳街道：步行 15 分钟以内')
  for (const query of ['street=310101002', 'street=x', 'area=elsewhere', 'street='])
    expect((await w.stranger.get(`/310118/?${query}`)).text, query).toContain('您附近有什么')
})

test('the button without a choice is answered with a sentence, and leads to where the answer stands', async () => {
  const { text } = await w.stranger.get('/310118/?street=')
  expect(text).toContain('请先选一个街镇')
  expect(text).toContain('action="/310118/#near"')
  expect(text).toContain('id="near"')
  expect((await w.stranger.get('/310118/')).text).not.toContain('请先选一个街镇')
})

test('who is not signed in is shown the way in behind their own door', async () => {
  expect((await w.stranger.get('/310118/mine')).text).toContain('/sign-in?next=/310118/mine')
})
