import { beforeAll, describe, expect, test } from 'vitest'
import { aWorld, type Caller, testPassword, type World } from '../../../../test/support/world.ts'
import { aPerson, linesAbout, xiayang } from '../accounts/people.test-support.ts'

let w: World
let officer: Caller

beforeAll(async () => {
  w = await aWorld()
  officer = await w.as('street_officer', { street: xiayang })
})

const form = { 'content-type': 'application/x-www-form-urlencoded' }
const send = (caller: Caller, url: string, fields: Record<string, string | string[]>) => {
  const body = new URLSearchParams()
  for (const [name, values] of Object.entries(fields)) for (const value of [values].flat()) body.append(name, value)
  return caller.post(url, body.toString(), form)
}
const codeIn = (text: string) => /<p class="code">([A-Z0-9-]+)<\/p>/.exec(text)?.[1] ?? ''

describe('without JavaScript', () => {
  test('somebody registers, is handed a letter at the counter, types its code and reads their record', async () => {
    const { id } = await aPerson(w, { name: '钱大爷' })
    const registered = await send(w.stranger, '/310118/register', {
      name: '钱大爷',
      username: 'qian-daye',
      next_password: testPassword,
    })
    expect([registered.status, registered.headers.location]).toEqual([303, '/310118/registered'])
    const again = await send(w.stranger, '/310118/register', {
      name: '钱大爷',
      username: 'qian-daye',
      next_password: testPassword,
    })
    expect(again.status).toBe(409)
    expect(again.text).toContain('这个账号名已有人使用')
    expect(again.text).toContain('value="qian-daye"')
    expect(again.text).not.toContain(testPassword)

    const paper = await send(officer, `/310118/counter/${id}/letter`, { kind: 'self', papers: '身份证原件' })
    expect(paper.status, paper.text.slice(0, 300)).toBe(200)
    expect(paper.text).toContain('钱*爷')
    expect(paper.text).not.toContain('钱大爷')
    const account = await w.resident()
    const wrong = await send(account, '/310118/my/letter', { code: 'AAAA-AAAA-AAAA' })
    expect([wrong.status, wrong.text.includes('口令不对')]).toEqual([422, true])
    const bound = await send(account, '/310118/my/letter', { code: codeIn(paper.text) })
    expect([bound.status, bound.headers.location]).toEqual([303, `/310118/my/${id}`])
    expect((await account.get('/310118/my')).text).toContain('我本人')
    expect((await account.get(`/310118/my/${id}`)).text).toContain('1950-03-01（75 岁）')
  })

  test('a father names his daughter, she acts from her own account, and the record shows both', async () => {
    const father = await aPerson(w, { name: '孙老伯' })
    const himself = await w.resident({ person: father.id, name: '孙老伯' })
    const trusted = `/310118/my/${father.id}/trusted`
    const empty = (await himself.get(trusted)).text
    expect([empty.includes('现在没有人替您代办'), empty.includes('再委托一个人')]).toEqual([true, false])
    const incomplete = await send(himself, trusted, { deed: 'name', trustedName: '孙芳' })
    expect(incomplete.status).toBe(400)
    for (const words of ['委托他（她）办什么', '委托到哪一天', 'value="孙芳"']) expect(incomplete.text).toContain(words)
    const wish = { deed: 'name', trustedName: '孙芳', may: ['record', 'corrections'], lastDay: '2025-12-31' }
    const code = codeIn((await send(himself, trusted, wish)).text)
    expect((await himself.get(trusted)).text).toContain('再委托一个人')
    const daughter = await w.resident({ name: '孙芳' })
    expect((await send(daughter, '/310118/my/letter', { code })).status).toBe(303)
    expect((await daughter.get('/310118/my')).text).toContain('委托我代办：看档案、请求更正档案，到 2025-12-31 为止')
    const corrections = `/310118/my/${father.id}/corrections`
    const short = await send(daughter, corrections, { deed: 'ask', field: 'phone', says: '' })
    expect([short.status, short.text.includes('应当改成什么：'), short.text.includes('想说明的')]).toEqual([400, true, false])
    expect((await send(daughter, corrections, { deed: 'ask', field: 'phone', says: '电话少一位' })).status).toBe(303)
    expect((await linesAbout(w, father.id)).at(-1)).toMatchObject({
      action: 'people.ask_correction',
      actor_name: '孙芳',
      details: { onBehalfOf: father.id, as: 'trusted' },
    })
    expect((await himself.get(`/310118/my/${father.id}/access`)).text).toContain('代办人 孙芳')
    expect((await daughter.get(`/310118/my/${father.id}/consents`)).status).toBe(403)
    expect((await send(daughter, `/310118/my/${father.id}/leaving`, {})).headers.location).toBe('/310118/my')
    expect((await daughter.get(`/310118/my/${father.id}`)).status).toBe(404)
    expect((await himself.get(trusted)).text).not.toContain('孙芳')
  })
})

describe('a stranger', () => {
  const pages = ['', '/access', '/corrections', '/trusted', '/consents', '/export', '/leaving']

  test('sees nothing of anybody on any page, signed in or not, with what exists and what does not', async () => {
    const { id } = await aPerson(w, { name: '别人家的老人' })
    const stranger = await w.resident({ person: (await aPerson(w, { name: '路人' })).id })
    for (const page of pages) {
      for (const person of [id, '00000000-0000-7000-8000-000000000000', 'nobody']) {
        const reply = await stranger.get(`/310118/my/${person}${page}`)
        expect([page, reply.status, reply.text.includes('别人家')]).toEqual([page, 404, false])
      }
      const nobody = await w.stranger.get(`/310118/my/${id}${page}`)
      expect([nobody.status, String(nobody.headers.location)]).toEqual([303, expect.stringContaining('/sign-in?next=')])
    }
    for (const page of ['/corrections', '/trusted', '/consents', '/leaving']) {
      const reply = await send(stranger, `/310118/my/${id}${page}`, {
        deed: page === '/consents' ? 'agree' : page === '/trusted' ? 'name' : 'ask',
        id: 'photo',
        field: 'name',
        says: '改名',
        trustedName: '我',
        may: 'record',
        lastDay: '2025-12-31',
      })
      expect([page, reply.status]).toEqual([page, 404])
    }
  })

  test('a resident makes no letters at the counter, and another site’s form does nothing', async () => {
    const { id } = await aPerson(w, { name: '某老人' })
    const account = await w.resident({ person: id })
    expect((await account.get(`/310118/counter/${id}/letter`)).status).toBe(403)
    const foreign = await account.post(`/310118/my/${id}/consents`, 'deed=agree&id=photo', {
      ...form,
      origin: 'https://elsewhere.example',
    })
    expect(foreign.status).toBe(403)
    expect((await account.get(`/api/districts/310118/persons/${id}/consents`)).body).toEqual({ consents: [] })
  })
})

test('how long records are kept is told to everybody, in both languages', async () => {
  expect((await w.stranger.get('/310118/keeping')).text).toContain('从死亡之日起 3 年后删除')
  expect((await w.stranger.get('/310118/keeping?lang=en')).text).toContain('3 years after the day of death: deleted')
})
