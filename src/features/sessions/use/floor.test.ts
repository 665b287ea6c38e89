import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { aWorld, type World } from '../../../../test/support/world.ts'
import { reading } from '../../../platform/database/transaction.ts'
import { aDistrict, bring, type DistrictOfTest } from '../counting/district.test-support.ts'
import type { FamiliesBelow } from './contract.ts'
import { guidanceFacts } from './facts.ts'

let w: World
let qingpu: DistrictOfTest
let child: string

/** A family that guidance met three times in the last days of a year: at a station, online, and at home on New Year's Eve. */
beforeAll(async () => {
  w = await aWorld()
  w.clock.set('2025-12-20')
  qingpu = await aDistrict(w, '310118')
  child = await qingpu.person({ bornOn: '2023-06-15' })
  const facility = await qingpu.facility('parenting_station')
  for (const [service, channel, startsOn] of [
    ['xianxia_yuer', 'onsite', '2025-12-22'],
    ['zhidao_jin_shequ', 'online', '2025-12-23'],
    ['zhidao_jin_shequ', 'home', '2025-12-31'],
  ] as const) {
    const wish = { rrule: 'FREQ=DAILY;COUNT=1', startsOn, minutes: 60, channel }
    const [slot = ''] = await qingpu.slots(service, facility, wish)
    const made = await qingpu.book(slot, child)
    expect(made.status, made.text).toBe(201)
    await bring(w, '310118', String(made.body.id), 'attended')
  }
}, 120_000)

/** The family's contacts as the list, and as rules read them. */
const contacts = async () => {
  const reply = await qingpu.keeper.get(`${qingpu.at}/session-use/families`)
  expect(reply.status, reply.text).toBe(200)
  const { families } = reply.body as FamiliesBelow
  const [fact] = await reading(w.ctx('310118'), async (tx) => {
    const rows = guidanceFacts[0]?.rows(tx, tx.today, [child])
    return (await sql<{ value: number }>`select value from (${rows}) f`.execute(tx.db)).rows
  })
  return { list: families.map((family) => family.contacts), fact: fact?.value }
}

test('the last day of the year counts, and what does not count towards the floor counts nowhere', async () => {
  w.clock.set('2025-12-31')
  expect(await contacts()).toEqual({ list: [2], fact: 2 })
})

test('a floor that is for meetings on site alone does not take what was at home', async () => {
  await w.owner.query(
    `update services.service_version set document = jsonb_set(document, '{settings,atLeastChannels}', '["onsite"]')
     where district = '310118' and name = 'xianxia_yuer'`,
  )
  expect(await contacts()).toEqual({ list: [1], fact: 1 })
})
