import { beforeAll, describe, expect, test } from 'vitest'
import { aWorld, type Caller, type World } from '../../../test/support/world.ts'
import { reading } from '../../platform/database/transaction.ts'
import { aPerson, at, auditOf, grantPerson, xiayang, yingpu } from '../people/people.test-support.ts'
import { judgeDistrict } from '../services/entitling/judge.ts'
import { districtBook, entriesOn } from '../services/index.ts'
import { factsOfServices } from './advice/judge.ts'
import type { Advice } from './contract.ts'
import en from './words.en.json' with { type: 'json' }
import zh from './words.zh.json' with { type: 'json' }

let w: World
let officer: Caller
let neighbour: Caller
beforeAll(async () => {
  w = await aWorld()
  officer = await w.as('street_officer', { street: xiayang.street })
  neighbour = await w.as('street_officer', { street: yingpu.street })
})

/** Answers one page of the form as a browser without scripts does, and says where it leads. */
async function answer(who: Caller, url: string, fields: Record<string, string>) {
  const reply = await who.post(url, new URLSearchParams(fields).toString(), {
    'content-type': 'application/x-www-form-urlencoded',
    origin: 'http://localhost',
    host: 'localhost',
  })
  return { status: reply.status, to: String(reply.headers.location ?? ''), text: reply.text }
}

/** Goes through the questions with these answers, 不知道 to every other, and shows the result. */
async function result(who: Caller, first: string, answers: Record<string, Record<string, string>>, district = '310118') {
  let { to } = await answer(who, `/${district}/advice`, { q: 'who', v: first })
  const asked: string[] = []
  while (!to.includes('/advice/result')) {
    const { text } = await who.get(to)
    const q = /name="q" value="(\w+)"/.exec(text)?.[1]
    if (!q) return { asked, to, text }
    asked.push(q)
    to = (await answer(who, to, { q, ...(answers[q] ?? { v: 'unsure' }) })).to
    expect(asked.length, asked.join(' ')).toBeLessThanOrEqual(7)
  }
  return { asked, to, text: (await who.get(to)).text }
}

/** What stands under a heading, up to the next group. */
const group = (text: string, id: string) => text.split(`id="${id}"`)[1]?.split('<section')[0] ?? ''
const elder = { age: { years: '82' }, live: { v: 'here' }, hukou: { v: 'here' }, ability: { v: 'able' }, alone: { v: 'alone' } }

const districts = ['310101', '310113', '310117', '310118', '310151']
/** In 黄浦 and 崇明 no rule about a person asks for hardship. */
const hardshipRules = ['310113', '310117', '310118']

describe('anybody asks without signing in', () => {
  test('one question a page, at most seven, and is told what they may get with reason and source; nothing is kept', async () => {
    const before = await w.owner.query('select count(*)::int as n from platform.audit')
    const { asked, text } = await result(w.stranger, 'elder', elder)
    expect(asked[0]).toBe('age')
    expect(asked.length).toBeLessThanOrEqual(7)
    expect(new Set(asked).size).toBe(asked.length)
    const yes = group(text, 'yes')
    expect(yes).toContain('老年综合津贴')
    expect(yes).toContain('金额待核')
    expect(yes).toContain('href="tel:12345"')
    expect(yes).toContain('青府办发〔2023〕3号')
    expect(text).not.toContain('养老服务从业人员补贴')
    expect(text).not.toMatch(/宝宝屋/)
    const after = await w.owner.query('select count(*)::int as n from platform.audit')
    expect(after.rows[0].n).toBe(before.rows[0].n)
  })

  test('somebody of fifty is told why not yet', async () => {
    const { text } = await result(w.stranger, 'elder', { ...elder, age: { years: '50' } })
    expect(group(text, 'yes')).not.toContain('老年综合津贴')
    expect(group(text, 'no')).toMatch(/老年综合津贴[\s\S]*没有达到/)
  })

  test('of a child the month counts, and what is for its parents is found with it', async () => {
    const child = { age: { year: '2023', month: '11' }, live: { v: 'here' }, hukou: { v: 'here' } }
    const { text } = await result(w.stranger, 'child', child)
    expect(group(text, 'yes')).toContain('社区宝宝屋')
    const born = await result(w.stranger, 'child', { ...child, age: { year: '2025', month: '05' } })
    expect(group(born.text, 'yes')).not.toContain('社区宝宝屋')
  })

  test('whoever does not know is told what to find out, and may answer it afterwards', async () => {
    const { text, asked } = await result(w.stranger, 'elder', { age: { years: '82' } })
    const needs = group(text, 'needs')
    expect(needs).toContain('还要知道：')
    expect(needs).toContain('是否住在本区')
    expect(asked).toContain('live')
    const again = await result(w.stranger, 'elder', { ...elder, age: { v: '', skip: '1' } })
    expect(group(again.text, 'needs')).toContain('年龄')
  })

  test('a month of birth may be typed as people write it', async () => {
    for (const years of [
      '1943-03',
      '1943年3月',
      '1943.3',
      '８２',
      '82岁',
      '1943',
      '1943年生',
      '八十二',
      '八十岁',
      '一九四三年三月',
    ])
      expect((await result(w.stranger, 'elder', { ...elder, age: { years } })).text, years).toContain('老年综合津贴')
  })

  test.each([
    ['no answer', { q: 'who' }, '请选一个答案'],
    ['somebody there is not', { q: 'who', v: 'dog' }, '请选一个答案'],
  ])('%s is refused on the same page', async (_what, fields, sentence) => {
    const reply = await answer(w.stranger, '/310118/advice', fields)
    expect([reply.status, reply.text.includes(sentence)]).toEqual([422, true])
  })

  test.each(['很老', '-3', '1890-01', '2025-13', '999'])(
    'an age of %s is refused with what was expected and stands there again',
    async (years) => {
      const { to } = await answer(w.stranger, '/310118/advice', { q: 'who', v: 'elder' })
      const reply = await answer(w.stranger, to, { q: 'age', years })
      expect(reply.status).toBe(422)
      expect(reply.text).toContain('请填周岁，如 82')
      expect(reply.text).toContain(`value="${years}"`)
    },
  )

  test('an older person is not a child of no years, and a child needs its month', async () => {
    const old = await answer(w.stranger, '/310118/advice', { q: 'who', v: 'elder' })
    for (const years of ['0', '12', '2024-01']) {
      const reply = await answer(w.stranger, old.to, { q: 'age', years })
      expect([reply.status, reply.text.includes('请填 18 到 130 之间的周岁')], years).toEqual([422, true])
    }
    const young = await answer(w.stranger, '/310118/advice', { q: 'who', v: 'child' })
    for (const month of ['', '12']) {
      const reply = await answer(w.stranger, young.to, { q: 'age', year: '2025', month })
      expect([reply.status, reply.text.includes('请选孩子出生的年份和月份')], month).toEqual([422, true])
    }
  })

  test('with whom one lives and hardship are asked in every district whose rules use them, before what only a paper says', async () => {
    const daily = ['age', 'live', 'hukou', 'ability', 'alone', 'hardship']
    for (const district of districts) {
      const { asked, text } = await result(w.stranger, 'elder', { age: { years: '82' }, live: { v: 'here' } }, district)
      const rare = asked.findIndex((question) => !daily.includes(question))
      expect(rare === -1 || asked.slice(rare).every((question) => !daily.includes(question)), `${district} ${asked}`).toBe(true)
      if (/是否一个人住/.test(group(text, 'needs'))) expect(asked, district).toContain('alone')
      if (/是否(低保|低收入|特困)/.test(group(text, 'needs'))) expect(asked, district).toContain('hardship')
      if (hardshipRules.includes(district)) expect(asked, district).toContain('hardship')
    }
  })

  test('what a child may get asks nothing of staff and shows nothing for them', async () => {
    for (const district of districts) {
      const child = { age: { year: '2023', month: '11' }, live: { v: 'here' }, hukou: { v: 'here' } }
      const { text, asked } = await result(w.stranger, 'child', child, district)
      expect(text, district).not.toMatch(/从业|从事/)
      expect(asked.join(' '), district).not.toContain('works')
    }
  })

  test('where the plan lists nothing for children, that is said before anybody answers in vain', async () => {
    const door = (await w.stranger.get('/310113/advice?who=child')).text
    expect(door).toContain('不用回答问题')
    expect(door).toContain('/310113/places?type=nursery')
    const { asked, text } = await result(w.stranger, 'child', {}, '310113')
    expect(asked).toEqual([])
    expect(text).toContain('/310113/places?type=nursery')
    expect(text).not.toContain('class="sheet"')
  })

  test('a service leads back to the result with the answers, and on to the questions', async () => {
    const { text } = await result(w.stranger, 'elder', elder)
    const href = /href="(\/310118\/services\/zonghe_jintie\?s=[^"]+)"/.exec(text)?.[1] ?? ''
    const page = (await w.stranger.get(href)).text
    const back = /href="(\/310118\/advice\/result\?s=[^"]+)"/.exec(page)?.[1] ?? ''
    expect(page).toContain('回到结果')
    expect(group((await w.stranger.get(back)).text, 'yes')).toContain('老年综合津贴')
    expect(page).toMatch(/href="\/310118\/advice\?s=[^"]+">看看/)
    expect(page).toContain('href="tel:12345"')
    expect((await w.stranger.get('/310118/services/zonghe_jintie')).text).not.toContain('回到结果')
  })

  test('a number of times is told with 待核 beside it, and of several ages the strictest alone', async () => {
    const child = { age: { year: '2023', month: '11' }, live: { v: 'here' }, hukou: { v: 'here' } }
    expect((await result(w.stranger, 'child', child)).text).toContain('次数：每年 12 次（待核）')
    for (const district of districts) {
      const { text } = await result(w.stranger, 'elder', elder, district)
      expect(text, district).not.toMatch(/年满 \d+ 周岁[^<]{0,4}、年满 \d+ 周岁/)
      expect(text, district).not.toContain('数量：')
    }
  })

  test('the sheet says of each service why, where it is printed, where one goes and whom to call, and names the other groups with reasons', async () => {
    for (const district of districts) {
      const { text } = await result(w.stranger, 'elder', { ...elder, ability: { v: 'moderate' } }, district)
      const sheet = text.split('class="sheet"')[1]?.split('</section>')[0] ?? ''
      const told = sheet.split('<ol>')[1]?.split('</ol>')[0]?.split('<li>').slice(1) ?? []
      expect(told.length, district).toBeGreaterThan(5)
      for (const line of told) expect(line, district).toMatch(/<b>.+<\/b>.*<span>.+。依据.+。找.+，电话 \d/)
      expect(sheet, district).toContain('82 周岁、')
      expect(sheet, district).toContain('12345 是上海市民服务热线')
      expect(sheet, district).not.toContain('等等')
      if (/暂不符合（[1-9]/.test(sheet)) expect(sheet, district).toMatch(/没有达到“.+”/)
    }
  })

  test('a year of birth leaves open whether the birthday has passed: only where a rule cares is the month asked, and nobody is told no in between', async () => {
    const born = { ...elder, age: { years: '1965' } }
    const { text, asked } = await result(w.stranger, 'elder', born)
    expect(asked.slice(0, 2)).toEqual(['age', 'month'])
    expect(group(text, 'no')).not.toContain('60 周岁')
    expect(group(text, 'needs')).toMatch(/还要知道：[^<]*年龄/)
    const sheet = (html: string) => html.split('class="sheet"')[1]
    expect(sheet(text)).toContain('59—60 周岁')
    const told = await result(w.stranger, 'elder', { ...born, month: { v: '05' } })
    expect(group(told.text, 'needs')).not.toMatch(/还要知道：[^<]*年龄/)
    expect(sheet(told.text)).toContain('60 周岁')
    const young = await result(w.stranger, 'elder', { ...born, month: { v: '12' } })
    expect(group(young.text, 'no')).toContain('60 周岁')
    const sure = await result(w.stranger, 'elder', { ...elder, age: { years: '1940' } })
    expect(sure.asked).not.toContain('month')
  })

  test('whoever manages alone was not thereby assessed: whether they were is a question of its own', async () => {
    const { text, to } = await result(w.stranger, 'elder', elder)
    expect(group(text, 'needs')).toMatch(/还要知道：[^<]*照护等级/)
    expect(text.split('class="sheet"')[1]).not.toContain('没有照护等级')
    const ask = /href="(\/310118\/advice\?ask=level[^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect((await w.stranger.get(ask)).text).toContain('没有评估过')
    const after = await answer(w.stranger, ask, { q: 'level', v: 'never' })
    expect(after.to).not.toBe(to)
    const never = (await w.stranger.get(after.to)).text
    expect(group(never, 'needs')).not.toMatch(/还要知道：[^<]*照护等级/)
    expect(never.split('class="sheet"')[1]).toContain('没有照护等级')
  })

  test('what is too large for its page is answered with a page in words', async () => {
    const reply = await w.stranger.post('/310118/advice', `q=who&v=${'x'.repeat(1_100_000)}`, {
      'content-type': 'application/x-www-form-urlencoded',
      ...{ origin: 'http://localhost', host: 'localhost', accept: 'text/html' },
    })
    expect([reply.status, String(reply.headers['content-type'])]).toEqual([413, 'text/html; charset=utf-8'])
    expect(reply.text).toContain('内容太大，超过了上限')
    const api = await w.stranger.post(`${at}/trials`, { x: 'x'.repeat(1_100_000) }, { accept: 'application/json' })
    expect([api.status, String(api.headers['content-type'])]).toEqual([413, expect.stringContaining('problem+json')])
  })

  test('the address tells nothing of the answers, and one that was tampered with, or of another district, begins again', async () => {
    const { to } = await result(w.stranger, 'elder', elder)
    const sealed = decodeURIComponent(to.split('s=')[1] ?? '')
    expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toMatch(/elder|alone|82/)
    for (const url of [
      `/310118/advice/result?s=${sealed.slice(0, -3)}AAA`,
      `/310101/advice/result?s=${sealed}`,
      '/310118/advice/result',
      '/310118/advice?s=x',
    ])
      expect((await w.stranger.get(url)).text, url).toContain('请重新开始')
  })

  test('whatever a service may ask of a person is asked in words of both languages', async () => {
    for (const district of districts) {
      const names = await reading(w.ctx(district), async (tx) => {
        const { book } = await districtBook(tx)
        return factsOfServices({ book, entries: await entriesOn(tx, tx.today), on: tx.today })
      })
      for (const { advisor } of [zh, en])
        expect(
          names.filter((name) => !(name in advisor.fact)),
          district,
        ).toEqual([])
    }
  })

  test('what can be booked here is booked from the result, and a number of times is told on its page as in the result', async () => {
    const child = { age: { year: '2023', month: '11' }, live: { v: 'here' }, hukou: { v: 'here' } }
    expect(group((await result(w.stranger, 'child', child)).text, 'yes')).toContain('href="/310118/book/baobaowu"')
    const page = (await w.stranger.get('/310118/services/baobaowu')).text
    expect(page.split('额度')[1]?.split('</article>')[0]).toContain('12 次')
  })

  test('in every district an older person and a child find something, and each page is in English too', async () => {
    for (const district of districts) {
      const { text, to } = await result(w.stranger, 'elder', elder, district)
      expect(group(text, 'yes'), district).toContain('<h3>')
      expect((await w.stranger.get(to, { cookie: 'lang=en' })).text).toContain('What you can get')
      const english = (await w.stranger.get(to, { cookie: 'lang=en' })).text
      expect(english, district).not.toMatch(/Apply to[^<]*(区|局|街|镇)/)
    }
  })
})

describe('by the record', () => {
  const advice = (who: Caller, id: string, query = '?purpose=eligibility') => who.get(`${at}/persons/${id}/advice${query}`)
  const idsIn = (reply: { body: unknown }, wanted: string) =>
    (reply.body as Advice).items.filter(({ group }) => group === wanted).map(({ service }) => service.id)

  test('the officer of the street says what for, gets the groups with the facts, and the person can read who looked', async () => {
    const { id } = await aPerson(officer, { name: '档案老人', bornOn: '1940-05-01' })
    expect((await advice(officer, id, '')).status).toBe(422)
    const reply = await advice(officer, id)
    expect(reply.status).toBe(200)
    expect(idsIn(reply, 'yes')).toContain('zonghe_jintie')
    expect((reply.body as Advice).facts).toContainEqual(expect.objectContaining({ name: '年龄', value: 85 }))
    expect(await auditOf(w, id)).toContainEqual({ action: 'people.viewed', details: { purpose: 'eligibility', what: 'advice' } })
    const page = await officer.get(`/310118/advice/person/${id}?purpose=eligibility`)
    expect([page.status, page.text.includes('按档案老人的档案记录')]).toEqual([200, true])
  })

  test('nobody of another street, district or duty gets it; a carer on duty does, without the facts themselves', async () => {
    const { id } = await aPerson(officer, { name: '隐名', bornOn: '1940-05-01' })
    const carer = await w.as('provider')
    const elsewhere = await w.as('department_officer', { district: '310101', department: 'minzheng' })
    for (const who of [neighbour, carer, elsewhere, await w.resident()])
      expect([403, 404]).toContain((await advice(who, id)).status)
    expect((await w.stranger.get(`/310118/advice/person/${id}?purpose=service`)).status).toBe(303)
    expect((await neighbour.get(`/310118/advice/person/${id}?purpose=service`)).status).toBe(404)
    await grantPerson(w, carer, id, 'duty')
    const reply = await advice(carer, id)
    expect(reply.status).toBe(200)
    expect((reply.body as Advice).facts.every(({ value }) => value === null)).toBe(true)
    expect((await auditOf(w, id)).map(({ action }) => action)).toContain('services.advise')
  })

  test('a resident uses their own record on the page and is only asked what it does not say; a trusted person needs authority for services', async () => {
    const { id } = await aPerson(officer, { name: '本人阿婆', bornOn: '1940-05-01' })
    const own = await w.resident({ person: id })
    expect((await own.get('/310118/advice')).text).toContain(`value="${id}"`)
    const { asked, text } = await result(own, id, {})
    expect(asked).not.toContain('age')
    expect(asked).not.toContain('live')
    expect(text).toContain('按本人阿婆的档案记录')
    expect(group(text, 'yes')).toContain('老年综合津贴')
    const trusted = await w.resident({ person: id, as: 'trusted', may: ['services'] })
    expect((await result(trusted, id, {})).text).toContain('本人阿婆')
    const other = await w.resident({ person: id, as: 'trusted', may: ['money'] })
    expect((await answer(other, '/310118/advice', { q: 'who', v: id })).status).toBe(303)
    expect((await other.get((await answer(other, '/310118/advice', { q: 'who', v: id })).to)).status).toBe(403)
    const stranger = await answer(w.stranger, '/310118/advice', { q: 'who', v: id })
    expect((await w.stranger.get(stranger.to)).text).not.toContain('本人阿婆')
  })

  test('an adviser asks further what the record does not say; the print has it, and nothing of it is kept', async () => {
    const { id } = await aPerson(officer, { name: '补问老人', bornOn: '1940-05-01' })
    const before = (await advice(officer, id)).body as Advice
    const ask = (who: Caller, answers: Record<string, string>) =>
      who.post(`${at}/persons/${id}/advice`, { purpose: 'eligibility', answers })
    const reply = await ask(officer, { alone: 'alone', hardship: 'dibao' })
    expect(reply.status).toBe(200)
    const further = reply.body as Advice & { sealed: string }
    expect(further.facts).toContainEqual(expect.objectContaining({ name: '独居', value: true, source: '本人所述' }))
    expect(further.items.filter(({ group }) => group === 'needs').length).toBeLessThan(
      before.items.filter(({ group }) => group === 'needs').length,
    )
    const page = await officer.get(`/310118/advice/person/${id}?purpose=eligibility&s=${encodeURIComponent(further.sealed)}`)
    expect(page.text.split('class="sheet"')[1]).toContain('独居')
    const other = await aPerson(officer, { name: '别的老人', bornOn: '1940-05-01' })
    const mixed = await officer.get(
      `/310118/advice/person/${other.id}?purpose=eligibility&s=${encodeURIComponent(further.sealed)}`,
    )
    expect(mixed.text.split('class="sheet"')[1]).not.toContain('独居、')
    expect((await ask(neighbour, { alone: 'alone' })).status).toBe(404)
    expect(((await advice(officer, id)).body as Advice).facts.find(({ name }) => name === '独居')?.known ?? false).toBe(false)
  })

  test('the number of the adviser point of the street one lives in is told before the hotline', async () => {
    const { id } = await aPerson(officer, { name: '有顾问点的老人', bornOn: '1940-05-01' })
    const calls = async () => [
      ...new Set(((await advice(officer, id)).body as Advice).items.map(({ service }) => service.call.number)),
    ]
    expect(await calls()).toEqual(['12345'])
    const civil = await w.as('department_officer', { department: 'minzheng' })
    const point = { type: 'adviser_point', street: xiayang.street, address: '夏阳街道', openedOn: '2020-01-01', source: '测试' }
    const opened = await civil.post(`${at}/facilities`, { ...point, name: '夏阳养老顾问点', phone: '021-59720000' })
    expect(opened.status, opened.text).toBe(201)
    expect(await calls()).toEqual(['021-59720000'])
  })

  test('what a person newly may get stands under their own affairs; they read it, say no, and take the no back', async () => {
    const { id } = await aPerson(officer, { name: '新近符合', bornOn: '1965-07-01' })
    const own = await w.resident({ person: id })
    await judgeDistrict(w.ctx())
    w.clock.set('2025-07-02')
    await judgeDistrict(w.ctx())
    const page = async () => (await own.get('/310118/entitled')).text
    expect((await own.get('/310118/mine')).text).toContain('/310118/entitled')
    expect(await page()).toMatch(/新近可以享受 \d+ 项/)
    const deed = (what: string, who = own) => answer(who, '/310118/entitled', { deed: what, id })
    expect((await deed('read')).to).toBe('/310118/entitled')
    expect(await page()).toMatch(/以前告知过的 \d+ 项/)
    await deed('refuse')
    expect(await page()).toContain('不再主动告知')
    await deed('allow')
    expect(await page()).toContain('以后不用主动告诉我')
    expect((await deed('refuse', await w.resident())).status).toBe(404)
    const trusted = await w.resident({ person: id, as: 'trusted', may: ['services'] })
    expect((await deed('refuse', trusted)).status).toBe(403)
    expect((await w.stranger.get('/310118/entitled')).status).toBe(303)
    w.clock.set('2025-06-30')
  })
})

describe('whoever brings up a child', () => {
  test('is offered a few resources for its age in months, until they do not want to be told or the child is three', async () => {
    const small = await aPerson(officer, { name: '小宝', bornOn: '2024-01-10', since: '2024-02-01' })
    const parent = await w.resident({ person: small.id, as: 'guardian' })
    const page = async (who: Caller) => (await who.get('/310118/entitled')).text
    const text = await page(parent)
    expect(text).toContain('17 个月大，这些帮得上')
    const offered = text.split('17 个月大')[1]?.split('</ul>')[0]?.match(/<li>/g)?.length ?? 0
    expect(offered).toBeGreaterThan(0)
    expect(offered).toBeLessThanOrEqual(4)
    await answer(parent, '/310118/entitled', { deed: 'refuse', id: small.id })
    expect(await page(parent)).not.toContain('个月大')
    const big = await aPerson(officer, { name: '大宝', bornOn: '2020-01-10', since: '2020-02-01' })
    expect(await page(await w.resident({ person: big.id, as: 'guardian' }))).not.toContain('个月大')
    expect((await w.stranger.get('/310118/children')).text).toContain('/310118/policies')
  })
})

describe('the search over services', () => {
  const search = async (query: string) => (await w.stranger.get(`/310118/services?${query}`)).text
  const named = (text: string) => [...text.matchAll(/<li><a href="\/310118\/services\/(\w+)"/g)].map(([, id]) => id)

  test('finds by name, pinyin, initials, words of the rule, and as people say it; the name answers first', async () => {
    for (const words of ['老年综合津贴', 'laonianzonghe', 'lnzhjt', '综合津贴 老年'])
      expect(named(await search(`q=${encodeURIComponent(words)}`))[0], words).toBe('zonghe_jintie')
    expect(named(await search(`q=${encodeURIComponent('老人吃饭')}`)).join(' ')).toContain('laonian_zhucan')
    expect(await search(`q=${encodeURIComponent('满 12 个月')}`)).toContain('规则里写着')
    expect(named(await search(`q=${encodeURIComponent('没人烧饭')}`)).join(' ')).toContain('laonian_zhucan')
    for (const words of ['妈妈一个人住', '摔跤', '带孩子', '补贴']) {
      const text = await search(`q=${encodeURIComponent(words)}`)
      expect(named(text).length, words).toBeGreaterThan(0)
      expect(/<span class="facts">([^<]*)</.exec(text)?.[1], words).not.toMatch(/从业|机构/)
    }
    expect(await search('q=zzzzqq')).toContain('没有找到')
  })

  test('what one can get stands first behind the door for older people', async () => {
    const doors = [...(await w.stranger.get('/310118/elders')).text.matchAll(/class="door" href="([^"]+)"/g)].map(
      ([, href]) => href,
    )
    expect(doors[0]).toBe('/310118/advice?who=elder')
  })

  test('is narrowed by for whom, and takes nonsense as no wish', async () => {
    const all = named(await search('')).length
    const [elders, children] = [named(await search('for=elders')), named(await search('for=children'))]
    expect(elders.length + children.length).toBeLessThan(all)
    expect(children).toContain('baobaowu')
    expect(named(await search('for=dogs')).length).toBe(all)
  })

  test('a service has a page with conditions, source and way; one that is none is not found; the doors lead there', async () => {
    const { status, text } = await w.stranger.get('/310118/services/zonghe_jintie')
    expect(status).toBe(200)
    for (const words of ['给谁的', '怎么办', '请到区民政局办理', '青府办发〔2023〕3号', '标准待核'])
      expect(text, words).toContain(words)
    const clause = /<a href="(\/310118\/policies\/[^"]+)">依据[^<]*青府办发〔2023〕3号/.exec(text)?.[1]?.replaceAll('&amp;', '&')
    expect((await w.stranger.get(clause ?? '')).status, 'the clause that the source means').toBe(200)
    expect((await w.stranger.get('/310118/services/baobaowu')).text).toContain('/310118/places?type=baby_room')
    expect((await w.stranger.get('/310118/services/nothing')).status).toBe(404)
    expect((await w.stranger.get('/310118/elders')).text).toContain('/310118/advice?who=elder')
    expect((await w.stranger.get('/310118/children')).text).toContain('/310118/services?for=children')
  })
})
