import { beforeAll, expect, test } from 'vitest'
import { aWorld, type World } from '../../../../test/support/world.ts'
import type { Actor } from '../../../platform/actor.ts'
import { aChild, aRoom, book } from '../sessions.test-support.ts'
import { bookingCalendar, makeFeed, readFeed } from './actions.ts'

let w: World
beforeAll(async () => {
  w = await aWorld()
})

test('a calendar speaks the language of the account that reads it, and says of a turn in the queue that it is one', async () => {
  const { slot, keeper } = await aRoom(w, { capacity: 1 })
  const [first, child] = [await aChild(w, keeper), await aChild(w, keeper)]
  await book(first.guardian, slot, first.id)
  const { id } = (await book(child.guardian, slot, child.id)).body as { id: string }
  const stands = { id: '', district: '310118', person: child.id, as: 'guardian' as const, why: '测试', may: [] }
  const guardian: Actor = { kind: 'account', id: child.guardian.id, name: '', grants: [], persons: [stands] }
  const ctx = w.ctx('310118', guardian)
  const { secret } = await makeFeed(ctx, child.id, { shows: 'time', called: '大宝' })
  const read = async () => [(await readFeed(w.ctx(), secret)).text, (await bookingCalendar(ctx, id)).text]
  const [feed, one] = await read()
  expect(feed).toContain('SUMMARY:大宝 · 有预约（排队中）')
  expect(one).toContain('SUMMARY:社区宝宝屋（排队中）')
  await w.owner.query("update auth.account set language = 'en' where id = $1", [child.guardian.id])
  const [inEnglish, oneInEnglish] = await read()
  expect(inEnglish).toContain('SUMMARY:大宝 · Booked (in the queue)')
  expect(inEnglish).not.toContain('预约')
  expect(oneInEnglish).toContain('(in the queue)')
})
