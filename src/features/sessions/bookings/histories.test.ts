import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { aWorld, type World } from '../../../../test/support/world.ts'
import type { Actor } from '../../../platform/actor.ts'
import { Problem } from '../../../platform/problem.ts'
import { aChild, aRoom, aSchedule, at } from '../sessions.test-support.ts'
import { acceptOffer, bookSession, cancelBooking, confirmBooking } from './actions.ts'
import { expireBooking, moveQueue } from './queue.ts'

/** Three slots of one room, two of them at one time, and five children with two free sessions left: enough for everything to go wrong. */
let w: World
let slots: string[]
let children: { id: string; guardian: Actor }[]

beforeAll(async () => {
  w = await aWorld()
  const { facility, keeper } = await aRoom(w, { capacity: 2 })
  await aSchedule(keeper, { facility, capacity: 1, startsAt: '11:00', name: '重叠场' })
  await aSchedule(keeper, { facility, capacity: 1, startsAt: '15:00', name: '下午场' })
  const list = (await keeper.get(`${at}/slots?facility=${facility}&from=2025-07-07&to=2025-07-08`)).body as {
    slots: { id: string }[]
  }
  slots = list.slots.map(({ id }) => id)
  children = []
  for (let made = 0; made < 5; made += 1) {
    const { id, guardian } = await aChild(w, keeper)
    children.push({ id, guardian: guardianOf(guardian, id) })
    await w.owner.query(
      `insert into sessions.allowance (district, service, subject, quota_window, granted, used, brought_in, changed_at) values ('310118', 'baobaowu', $1, '2025', 12, 10, 10, now())`,
      [id],
    )
  }
})

const guardianOf = ({ id, name }: { id: string; name: string }, person: string): Actor => ({
  ...{ kind: 'account', id, name, grants: [] },
  persons: [{ id: '00000000-0000-7000-8000-000000000000', district: '310118', person, as: 'guardian', why: '测试', may: [] }],
})

const step = fc.oneof(
  fc.record({
    do: fc.constant('book' as const),
    child: fc.nat(4),
    slot: fc.nat(2),
    hold: fc.boolean(),
    acceptPrice: fc.boolean(),
    refuse: fc.boolean(),
  }),
  fc.record({
    do: fc.constantFrom('confirm' as const, 'accept' as const, 'cancel' as const, 'expire' as const, 'runOut' as const),
    of: fc.nat(30),
  }),
  fc.record({ do: fc.constant('promote' as const), slot: fc.nat(2) }),
  fc.record({ do: fc.constant('override' as const), child: fc.nat(4), slot: fc.nat(2) }),
  fc.record({ do: fc.constant('crash' as const), child: fc.nat(4), slot: fc.nat(2) }),
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

test('whatever happens in whatever order, no slot is oversold, no turn is lost, no free session is used beyond the cap', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 30 }), async (history) => {
      await afresh()
      for (const one of history) {
        await taken(one)
        expect(await broken(), JSON.stringify(one)).toEqual([])
      }
    }),
    { numRuns: 12 },
  )
}, 120_000)

/** Carries a step out; a refusal with a name is as good as a yes, anything else fails the test. A crash takes the database's connections away in the middle. */
async function taken(one: Step): Promise<void> {
  const as = (child: number) => w.ctx('310118', children[child]?.guardian)
  const wish = ({ child, slot }: { child: number; slot: number }) => ({
    ...{ person: children[child]?.id ?? '', slot: slots[slot] ?? '', ifFull: 'queue' as const, hold: false, acceptPrice: true },
  })
  const work = async (): Promise<unknown> => {
    if (one.do === 'book')
      return await bookSession(as(one.child), {
        ...{ ...wish(one), hold: one.hold, acceptPrice: one.acceptPrice },
        ifFull: one.refuse ? 'refuse' : 'queue',
      })
    if (one.do === 'override') return await bookSession(w.ctx(), { ...wish(one), overrideWhy: '测试特批' })
    if (one.do === 'promote') return await moveQueue(w.ctx(), { slot: slots[one.slot] ?? '' })
    if (one.do === 'crash') return await Promise.allSettled([bookSession(as(one.child), wish(one)), crash()])
    const { rows } = await w.owner.query('select id from sessions.booking order by id')
    const booking = rows.length > 0 ? (rows[one.of % rows.length].id as string) : undefined
    if (!booking) return
    if (one.do === 'confirm') return await confirmBooking(w.ctx(), booking)
    if (one.do === 'accept') return await acceptOffer(w.ctx(), booking)
    if (one.do === 'cancel') return await cancelBooking(w.ctx(), booking, {})
    if (one.do === 'runOut')
      await w.owner.query(
        "update sessions.booking set expires_at = expires_at - interval '3 days' where id = $1 and expires_at is not null",
        [booking],
      )
    return await expireBooking(w.ctx(), { booking })
  }
  await work().catch((error: unknown) => {
    if (!(error instanceof Problem) || error.status >= 500) throw error
  })
}

async function crash(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 12))
  await w.owner.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  )
}

/** Everything that must hold, as queries that find where it does not. */
async function broken(): Promise<string[]> {
  const laws: Record<string, string> = {
    'a slot counts its places': `select from sessions.slot s where s.taken <> (select count(*) from sessions.booking b where b.slot = s.id and b.state in ('held', 'booked', 'offered', 'attended', 'absent'))`,
    'a slot counts its queue': `select from sessions.slot s where s.waiting <> (select count(*) from sessions.booking b where b.slot = s.id and b.state = 'queued')`,
    'no slot is oversold': 'select from sessions.slot where taken > capacity',
    'every arrival has its number':
      'select from sessions.slot s where s.arrivals <> (select count(distinct arrival) from sessions.booking b where b.slot = s.id)',
    'nobody is in two places at one time': `select from sessions.booking a join sessions.booking b on a.person = b.person and a.id < b.id and a.starts_at < b.ends_at and b.starts_at < a.ends_at
      where a.state in ('held', 'booked', 'offered', 'attended') and b.state in ('held', 'booked', 'offered', 'attended')`,
    'free sessions end at their cap': 'select from sessions.allowance where used > granted or used < brought_in',
    'free sessions are those of bookings': `select from sessions.allowance a where a.used - a.brought_in <> (select count(*) from sessions.booking b where b.allowance_subject = a.subject and b.free)`,
    'who gave up holds nothing free': `select from sessions.booking where free and state in ('cancelled', 'expired', 'passed', 'queued')`,
    'every state is a step': `select from sessions.booking b where b.state <> (select s.state from sessions.booking_step s where s.booking = b.id order by s.id desc limit 1)`,
  }
  const failed: string[] = []
  for (const [law, query] of Object.entries(laws)) if ((await w.owner.query(query)).rowCount) failed.push(law)
  return failed
}

async function afresh(): Promise<void> {
  await w.owner.query(
    `delete from sessions.booking; update sessions.slot set taken = 0, waiting = 0, arrivals = 0; update sessions.allowance set used = brought_in`,
  )
}
