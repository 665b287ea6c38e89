import { beforeAll, expect, test } from 'vitest'
import { cluster } from '../../../../test/support/cluster.ts'
import { aWorld, type World } from '../../../../test/support/world.ts'
import { demonstrateDistricts } from '../../../generate/demo.ts'
import { asCounter } from '../../../platform/counters/refresh.ts'
import { sessionCounters } from '../counting/counters.ts'
import { demonstrateSessions } from './make.ts'

let w: World
const codes = ['310101', '310113', '310117', '310118', '310151']
let took = 0
type Row = { district: string; slots: number; taken: number; n: number; name: string }
const rows = async (text: string): Promise<Row[]> => (await w.owner.query<Row>(text)).rows

beforeAll(async () => {
  w = await aWorld()
  const [database] = await rows('select current_database() as name')
  const { districts } = w.product
  const { keys } = w.product.installation
  await demonstrateDistricts({ ...cluster(), database: database?.name ?? '' }, { districts, keys, day: w.clock.today() })
  const began = performance.now()
  for (const code of codes) await demonstrateSessions(w.ctx(code))
  took = performance.now() - began
}, 240_000)

test('the five districts have their sessions quickly, each with bookings, and only once', async () => {
  const counts = await rows(
    `select s.district, count(distinct s.schedule)::int as schedules, count(*)::int as slots, sum(s.taken)::int as taken, sum(s.waiting)::int as waiting
     from sessions.slot s group by 1 order by 1`,
  )
  expect(counts.map(({ district }) => district)).toEqual(codes)
  for (const { taken, slots } of counts) expect([taken > 50, slots > 20]).toEqual([true, true])
  const [baby] = await rows(
    "select count(distinct facility)::int as n from sessions.slot where district = '310151' and service = 'baobaowu'",
  )
  const [open] = await rows(
    "select count(*)::int as n from places.facility where district = '310151' and type = 'baby_room' and opened_on <= '2025-06-30' and closed_on is null",
  )
  expect(baby?.n).toBe(open?.n)
  for (const code of codes) await demonstrateSessions(w.ctx(code))
  const [again] = await rows('select count(*)::int as n from sessions.slot')
  expect(again?.n).toBe(counts.reduce((sum, { slots }) => sum + slots, 0))
  expect(took).toBeLessThan(20_000)
})

test('what it made keeps the laws of sessions: counts agree, nobody has more free sessions than granted, queues stand only where it is full', async () => {
  expect(
    await rows(
      `select s.id from sessions.slot s left join sessions.booking b on b.district = s.district and b.slot = s.id
       group by s.district, s.id having s.taken <> count(b.id) filter (where b.state in ('held', 'booked', 'offered', 'attended', 'absent'))
         or s.waiting <> count(b.id) filter (where b.state = 'queued') or s.waiting > 0 and s.taken < s.capacity`,
    ),
  ).toEqual([])
  expect(
    await rows(
      `select a.subject from sessions.allowance a where a.used <> (
         select count(*) from sessions.booking b where b.district = a.district and b.person = a.subject and b.service = a.service and b.free)`,
    ),
  ).toEqual([])
  expect(
    await rows(
      "select id from sessions.booking where state in ('attended', 'absent') and starts_at > now() + interval '40 years'",
    ),
  ).toEqual([])
  const [queue] = await rows("select count(*)::int as n from sessions.slot where waiting > 0 and on_day > '2025-06-30'")
  expect(queue?.n).toBeGreaterThan(0)
  const [unmarked] = await rows("select count(*)::int as n from sessions.schedule where name not like '%演示%'")
  expect(unmarked?.n).toBe(0)
})

test('the indicators of sessions have values from it', async () => {
  const value = async (key: string, district: string, filter: Record<string, string> = {}) => {
    const counter = sessionCounters.find((one) => one.key === key)
    const question = { district, filter, from: '2025-06-01', to: '2025-07-01' }
    const counts = (await asCounter(w.ctx(district), undefined, (db) => counter?.count(db, question) as never)) as { n: number }[]
    return counts.length === 0 ? undefined : counts.reduce((sum, { n }) => sum + Number(n), 0)
  }
  expect(await value('sessions.bathing', '310101')).toBeGreaterThan(0)
  expect(await value('sessions.counselling', '310101', { services: 'laonian_xinli,xinyue_xiyang' })).toBeGreaterThan(0)
  expect(await value('guidance.district_events', '310101')).toBe(1)
  expect(await value('guidance.children', '310117')).toBeGreaterThan(0)
  for (const key of ['guidance.contacts_per_family', 'sessions.baby_room_free_per_child'])
    expect(await value(key, '310101')).toBeGreaterThanOrEqual(0)
  expect(await value('guidance.contacts_per_family', '310118', { channel: 'on_site' })).toBeGreaterThanOrEqual(0)
})
