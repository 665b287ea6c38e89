import { beforeAll, describe, expect, test } from 'vitest'
import { aWorld, type Caller, type World } from '../../../../test/support/world.ts'
import type { Directory, DirectoryDetail, Venues } from './contract.ts'
import { aPlace, at } from './places.test-support.ts'

let w: World
let minzheng: Caller
let jiaoyu: Caller
const id: Record<string, string> = {}
beforeAll(async () => {
  w = await aWorld()
  minzheng = await w.as('department_officer', { department: 'minzheng' })
  jiaoyu = await w.as('department_officer', { department: 'jiaoyu' })
  const ramp = { accessible: '坡道、电梯' }
  id.full = await aPlace(minzheng, { name: '演示近处养老院', beds: 10, taken: 10, fee: 150000, east: 0.2 })
  id.free = await aPlace(minzheng, {
    name: '演示安康养老院',
    beds: 10,
    taken: 7,
    fee: 320000,
    east: 1,
    attributes: ramp,
    phone: '021-00000001',
  })
  id.silent = await aPlace(minzheng, { name: '演示未报养老院', beds: 4, north: 0.5 })
  id.small = await aPlace(minzheng, { name: '演示照护之家', type: 'small_home', beds: 6, taken: 1, placeless: true })
  id.canteen = await aPlace(minzheng, { name: '演示食堂', type: 'canteen', hours: [1, 2, 3, 4, 5], east: 0.3 })
  id.nursery = await aPlace(jiaoyu, { name: '演示托育园', type: 'nursery', places: 20, taken: 8, fee: 250000, north: 0.3 })
  const closed = await aPlace(minzheng, { name: '演示停业养老院', beds: 3, taken: 0, east: 0.1, about: '已停业' })
  id.closed = closed
  const closing = await minzheng.post(`${at}/facilities/${closed}/closure`, { closedOn: '2025-03-01', why: '不可外传的缘由' })
  expect(closing.status, closing.text).toBe(201)
}, 60_000)

const search = async (query: string) => {
  const reply = await w.stranger.get(`${at}/directory?${query}`)
  expect(reply.status, reply.text).toBe(200)
  return reply.body as Directory
}
const found = async (query: string) =>
  (await search(query)).entries.map((entry) => Object.keys(id).find((key) => id[key] === entry.id))
const street = 'area=310118001'

describe('a stranger finds', () => {
  test('the nearest care homes with free places, how far they are, what they cost and whose report it is', async () => {
    const { entries, total, origin } = await search(`type=care_beds&free=1&${street}`)
    expect(total).toBe(2)
    expect(origin).toMatchObject({ name: '夏阳街道' })
    expect(entries[0]).toMatchObject({
      ...{
        name: '演示安康养老院',
        minutes: 22,
        typeName: { zh: '养老院' },
        price: { item: '床位费', fen: 320000, per: 'month' },
      },
      free: [{ kind: 'bed', free: 3, on: '2025-06-28', old: false }],
    })
    expect(entries[1]).toMatchObject({ name: '演示照护之家', metres: null, minutes: null, position: null })
  })

  test.each([
    [
      'nothing but a street: everything open, nearest first, without a point last',
      street,
      ['full', 'canteen', 'nursery', 'silent', 'free', 'small'],
    ],
    ['a type and what belongs to its group', 'type=meal_point', ['canteen']],
    ['a price that the main fee keeps within, not the one for meals', 'price=2500', ['full', 'nursery']],
    ['time on foot', `within=15&${street}`, ['full', 'canteen', 'nursery', 'silent']],
    ['words of the name', 'words=安康', ['free']],
    ['pinyin initials', 'words=ysty', ['nursery']],
    ['words of the kind', `words=养老院&${street}`, ['full', 'silent', 'free']],
    ['inclusive places', 'inclusive=1', ['nursery']],
    ['means of access', 'accessible=1', ['free']],
    ['a pin before no street', 'lon=121.12457&lat=31.15394&type=care_home', ['free', 'full', 'silent']],
  ])('by %s', async (_, query, expected) => expect(await found(query)).toEqual(expected))

  test('what is open now, and what is not at night', async () => {
    w.clock.set('2025-06-30') // a Monday; the time of day is the machine's
    const { rows } = await w.owner.query(`select to_char(now() at time zone 'Asia/Shanghai', 'HH24:MI') as time`)
    const time = rows[0].time as string
    expect(await found('open=1')).toEqual('09:00' <= time && time < '17:00' ? ['canteen'] : [])
    const all = {
      hours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: '00:00', closes: '24:00' })),
      from: '2025-02-01',
    }
    expect((await minzheng.post(`${at}/facilities/${id.free}/opening`, all)).status).toBe(201)
    expect(await found('open=1&words=安康')).toEqual(['free'])
  })

  test('nothing, and is told what to loosen and what that brings', async () => {
    const { total, loosen } = await search(`words=安康&price=1000&free=1`)
    expect(total).toBe(0)
    expect(loosen).toEqual([{ condition: 'price', total: 1 }])
  })

  test('canteens and meal points behind one door, the nearest first once a street is chosen', async () => {
    const near = await aPlace(minzheng, { name: '演示助餐点', type: 'meal_point', east: 0.1 })
    const { text } = await w.stranger.get('/310118/elders')
    expect(text).toContain('href="/310118/places?type=meal_point"')
    expect((await search(`type=meal_point&${street}`)).entries.map(({ id }) => id)).toEqual([near, id.canteen])
    const page = (await w.stranger.get('/310118/places?type=meal_point&street=310118001')).text
    expect(page).toContain('社区食堂和助餐点（2）')
    expect(page).toContain('由近到远')
    expect((await minzheng.post(`${at}/facilities/${near}/closure`, { closedOn: '2025-06-01', why: '演示' })).status).toBe(201)
  })

  test('the types there are, each with how many are open', async () => {
    const { types, open } = await search('')
    expect(open).toBe(6)
    expect(types.map(({ type, n }) => `${type} ${n}`)).toEqual([
      ...['care_beds 4', 'meal_point 1', 'care_home 3', 'canteen 1', 'nursery 1', 'small_home 1'],
    ])
  })
})

describe('the page of a facility', () => {
  test('says all that is public, and nothing else', async () => {
    const reply = await w.stranger.get(`${at}/facilities/${id.closed}/public`)
    const detail = reply.body as DirectoryDetail
    expect(detail).toMatchObject({ open: false, closedOn: '2025-03-01', openNow: false, performance: [], operator: null })
    expect(detail.nearest.map(({ name }) => name)).toEqual(['演示近处养老院', '演示未报养老院', '演示安康养老院'])
    const fields = new Set<string>()
    JSON.stringify(detail, (name, value) => {
      fields.add(name)
      return value
    })
    for (const hidden of ['source', 'why', 'taken', 'changes', 'revision', 'recordedBy', 'organization', 'operations', 'may'])
      expect(fields.has(hidden), hidden).toBe(false)
    expect(reply.text).not.toContain('不可外传')
    expect(reply.text).not.toContain('演示台账')
  })

  test('reads without scripts: telephone, hours, fees, the sketch and the code', async () => {
    const { text, status } = await w.stranger.get(`/310118/places/${id.free}`)
    expect(status).toBe(200)
    for (const sentence of [
      'href="tel:02100000001"',
      '打电话 021-00000001',
      '3,200 元',
      '每月',
      '电梯、坡道',
      '还没有评级记录',
      '余 3 床 · 6月28日机构报送',
    ])
      expect(text.includes(sentence), sentence).toBe(true)
    expect(text).toContain('aria-label="演示安康养老院在夏阳街道的位置示意"')
    expect(text).toContain('aria-label="手机扫一扫，打开这一页"')
  })

  test('of a closed one says since when, and leads to the nearest that are open', async () => {
    const { text } = await w.stranger.get(`/310118/places/${id.closed}`)
    expect(text).toContain('这处设施自3月1日起停业')
    expect(text).toContain(`/310118/places/${id.full}`)
  })

  test('is no page where there is no such facility, or where it is another district’s', async () => {
    for (const path of [
      '/310118/places/nonsense',
      '/310118/places/00000000-0000-4000-8000-000000000000',
      `/310101/places/${id.free}`,
    ])
      expect((await w.stranger.get(path)).status, path).toBe(404)
    expect((await w.stranger.get(`/api/districts/310101/facilities/${id.free}/public`)).status).toBe(404)
  })
})

describe('whatever stands in the address', () => {
  const hostile = [
    ...[
      'page=0',
      'page=-1',
      'page=99999',
      'page=1e9',
      'page=NaN',
      'price=-5',
      'price=abc',
      'price=1e400',
      'lon=999&lat=1',
      'lon=121',
    ],
    ...['area=310101002', 'area=%27;drop', 'street=x', 'within=0', 'within=1.5', 'free=2', 'type=__proto__', 'type=constructor'],
    ...[
      'words=%27%20or%201=1--',
      'words=%25_%5C',
      `words=${'长'.repeat(500)}`,
      'words=%3Cscript%3Ealert(1)%3C/script%3E',
      'words=a&words=b',
    ],
    ...['type=&street=&area=&words=&price=&within=&lon=&lat='],
  ]
  test.each(hostile)('%s shows the page, and as JSON is answered or refused, never broken', async (query) => {
    for (const path of ['places', 'places/map']) {
      const { status, text } = await w.stranger.get(`/310118/${path}?${query}`)
      expect(status, path).toBe(200)
      expect(text).not.toContain('<script>alert')
    }
    expect([200, 400]).toContain((await w.stranger.get(`${at}/directory?${query}`)).status)
  })

  test('the state of a search stays in it: the form is filled, the links keep it', async () => {
    const { text } = await w.stranger.get('/310118/places?type=care_home&street=310118001&area=310118001001&price=9000&free=1')
    expect(text).toMatch(/<option value="care_home" selected/)
    expect(text).toMatch(/<option value="310118001001" selected/)
    expect(text).toMatch(/name="price"[^>]*value="9000"/)
    expect(text).toContain(
      '/310118/places/map?type=care_home&amp;street=310118001&amp;area=310118001001&amp;price=9000&amp;free=1',
    )
  })
})

describe('what is free', () => {
  const tagsOf = async (name: string, query = '') => {
    const { text } = await w.stranger.get(`/310118/places?words=${encodeURIComponent(name)}${query}`)
    return /<span class="tags">(.*?)<\/li>/s.exec(text)?.[1]?.replaceAll(/<[^>]+>/g, ' ') ?? ''
  }

  test('is said with its day; what nobody reported is unknown, not none, and whom to ring stands beside it', async () => {
    expect(await tagsOf('演示安康')).toMatch(/余 3 床 · 6月28日机构报送 .*打电话 021-00000001/)
    expect(await tagsOf('演示近处')).toContain('床位报送已满 · 6月28日机构报送')
    const silent = await tagsOf('演示未报')
    expect(silent).toContain('有没有空余，机构没有报送')
    expect(silent).not.toMatch(/余 0|已满/)
    expect((await w.stranger.get(`/310118/places/${id.silent}`)).text).toContain(
      '这里没有登记电话，可以问所在居村委会、街镇，或拨 12345',
    )
    expect((await w.stranger.get(`/310118/places/${id.free}`)).text).toContain('去之前先打电话问一问：021-00000001')
    expect((await w.stranger.get('/310118/?street=310118001')).text).toContain('6月28日报送已满')
  })

  test('of a report of a month ago and more is said to be old, on the home page nothing', async () => {
    w.clock.set('2025-07-28')
    expect(await tagsOf('演示安康')).toContain('余 3 床 · 6月28日机构报送')
    w.clock.set('2025-07-29')
    expect(await tagsOf('演示安康')).toContain('余 3 床 · 6月28日报送，时间久了，先打电话问')
    const home = (await w.stranger.get('/310118/?street=310118001')).text
    expect([home.includes('演示近处养老院'), home.includes('已满')]).toEqual([true, false])
    w.clock.set('2025-06-30')
  })

  test('is unknown where nothing says how much room there is, whatever is taken: not full, and not on a list of those with room', async () => {
    const bare = await aPlace(minzheng, { name: '演示无床位数', taken: 2, beds: 1, east: 3 })
    await w.owner.query('update places.bed_period set withdrawn_at = known_at where facility = $1', [bare])
    expect((await search('words=演示无床位数')).entries[0]).toMatchObject({ free: [] })
    expect((await search('words=演示无床位数&free=1')).total).toBe(0)
    await minzheng.post(`${at}/facilities/${bare}/closure`, { closedOn: '2025-06-01', why: '演示' })
  })

  test('a search for free places counts those of which nobody knows, and leads to them', async () => {
    const { unreported, entries } = await search(`type=care_beds&free=1&${street}`)
    expect([unreported, entries.length]).toEqual([1, 2])
    expect((await search(`type=care_beds&${street}`)).unreported).toBe(0)
    const { text } = await w.stranger.get('/310118/places?type=care_beds&street=310118001&free=1')
    expect(text).toContain('另有 1 家没有报送余位，不知道满没满')
    expect(text).toContain('href="/310118/places?type=care_beds&amp;street=310118001"')
  })

  test('beds that came after the report are not free by it, in the list as on a search', async () => {
    const more = await aPlace(minzheng, { name: '演示新增床位', beds: 2, taken: 2, east: 4 })
    const beds = { first: '3', last: '9', nursing: true, dementia: false, basic: false, from: '2025-06-29', source: '演示台账' }
    expect((await minzheng.post(`${at}/facilities/${more}/beds`, beds)).status).toBeLessThan(300)
    expect((await search('words=演示新增床位')).entries[0]?.free).toMatchObject([{ free: 0 }])
    expect((await search('words=演示新增床位&free=1')).total).toBe(0)
    await minzheng.post(`${at}/facilities/${more}/closure`, { closedOn: '2025-06-01', why: '演示' })
  })
})

test('the home page leads here: what is near with its state, and behind each door only what the district has', async () => {
  const home = (await w.stranger.get('/310118/?street=310118001')).text
  expect(home).toContain(`href="/310118/places/${id.full}"`)
  expect(home).toContain('报送已满')
  const elders = (await w.stranger.get('/310118/elders')).text
  expect(elders).toContain('href="/310118/places?type=care_beds"')
  expect(elders).toContain('养老院、长者照护之家，4 家开放')
  expect(elders).not.toContain('type=day_care')
  expect((await w.stranger.get('/310118/children')).text).toContain('找托育')
  expect((await w.stranger.get('/310101/elders')).text).not.toContain('type=care_beds')
})

test('an officer sees the venues whose week is shorter than the norm, the shortest first; a stranger does not (PLACES-06)', async () => {
  await aPlace(minzheng, { name: '演示体育馆', type: 'sports_venue', hours: [1, 2, 3, 4, 5, 6, 7] }) // 56 hours: the norm itself
  await aPlace(minzheng, { name: '演示球场', type: 'sports_venue', hours: [6, 7] })
  await aPlace(minzheng, {
    name: '演示图书馆',
    type: 'culture_venue',
    hours: [1, 2, 3, 4, 5, 6, 7],
    attributes: { mother_baby_room: '有' },
  })
  await aPlace(minzheng, { name: '演示文化站', type: 'culture_venue' })
  const { venues, norms } = (await minzheng.get(`${at}/venue-hours?below=1`)).body as Venues
  expect(venues.map(({ name, hours, norm, missing }) => [name, hours, norm, missing])).toEqual([
    ['演示球场', 16, 56, 40],
    ['演示图书馆', 56, 60, 4],
  ])
  expect(norms).toEqual([
    { group: 'venue_sports', hours: 56, unsure: null, venues: 2, below: 1, unknown: 0, withMotherBabyRoom: 0 },
    { group: 'venue_culture', hours: 60, unsure: null, venues: 2, below: 1, unknown: 1, withMotherBabyRoom: 1 },
  ])
  expect((await w.stranger.get(`${at}/venue-hours`)).status).toBe(401)
})
