import { beforeAll, describe, expect, test } from 'vitest'
import { aWorld, type World } from '../../../../test/support/world.ts'
import { aDistrict, bring, type DistrictOfTest, settleSlot } from '../counting/district.test-support.ts'

let w: World
beforeAll(async () => {
  w = await aWorld()
})

const child = '2023-06-15'
const elder = '1945-05-01'
/** Services of each kind in the districts' catalogues, with who comes and where: nothing of them is in the code. */
const kinds: Record<string, [service: string, bornOn: string, type: string][]> = {
  '310101': [
    ['rijian_zhaohu', elder, 'day_care'],
    ['zhuyu', elder, 'elder_centre'],
    ['laonian_xinli', elder, 'elder_centre'],
    ['kexue_yuer', child, 'parenting_station'],
    ['xianshang_yuer', child, 'parenting_station'],
    ['yundong_jiankang', elder, 'sports_home'],
    ['zhineng_jishu_peixun', elder, 'elder_school'],
    ['zhiweibing', elder, 'clinic'],
    ['baobaowu', child, 'baby_room'],
    ['laonian_huodong', elder, 'culture_venue'],
  ],
  '310113': [
    ['rijian_zhaohu', elder, 'day_care'],
    ['kangyang', elder, 'elder_centre'],
    ['mulin_dian', elder, 'neighbour_point'],
    ['yangjiao_jiehe', elder, 'care_home'],
  ],
  '310117': [
    ['jiankang_yizhan', elder, 'health_station'],
    ['tiyi_ronghe', elder, 'sports_venue'],
    ['yundong_jiankang', elder, 'sports_home'],
    ['xinli_guanai', elder, 'elder_centre'],
    ['laonian_daxue', elder, 'elder_school'],
    ['fumu_ketang', child, 'parenting_station'],
    ['kexue_yuer', child, 'parenting_station'],
    ['baobaowu', child, 'baby_room'],
  ],
  '310118': [
    ['rijian_zhaohu', elder, 'day_care'],
    ['yundong_jiankang', elder, 'sports_home'],
    ['laonian_xuexiao', elder, 'elder_school'],
    ['xianxia_yuer', child, 'parenting_station'],
    ['jishizhi_tuoyu', child, 'nursery'],
    ['baobaowu', child, 'baby_room'],
  ],
  '310151': [
    ['rijian_zhaohu', elder, 'day_care'],
    ['yundong_jiankang', elder, 'sports_home'],
    ['laonian_daxue', elder, 'elder_school'],
    ['zaixian_jiaoyu', elder, 'elder_school'],
    ['ertong_yan', child, 'clinic'],
    ['xianxia_yuer', child, 'parenting_station'],
    ['baobaowu', child, 'baby_room'],
  ],
}

describe.each(Object.entries(kinds))('in %s', (code, services) => {
  let district: DistrictOfTest
  beforeAll(async () => {
    district = await aDistrict(w, code)
  }, 120_000)

  test.each(services)('%s is published, booked and attended by data alone', async (service, bornOn, type) => {
    const facility = await district.facility(type)
    const person = await district.person({ bornOn })
    const [slot = '', next = ''] = await district.slots(service, facility, { rrule: 'FREQ=WEEKLY;BYDAY=MO,WE;COUNT=2' })
    const listed = await w.stranger.get(`${district.at}/slots?service=${service}&from=2025-06-30&to=2025-07-31&limit=500`)
    expect((listed.body as { slots: { id: string }[] }).slots.map(({ id }) => id)).toEqual(expect.arrayContaining([slot, next]))
    // What a rule needs that nobody has recorded yet, an officer answers for; it is kept with the booking.
    const first = await district.book(slot, person)
    const reply = first.status === 201 ? first : await district.book(slot, person, { overrideWhy: '当面核对过' })
    expect(first.status === 201 || first.body.code === 'needs_facts', first.text).toBe(true)
    expect(reply.body, reply.text).toMatchObject({ state: 'booked' })
    await bring(w, code, String(reply.body.id), 'attended')
    await settleSlot(w, code, slot)
    const use = await district.keeper.get(`${district.at}/session-use?from=2025-07-01&to=2025-08-01&service=${service}`)
    expect((use.body as { total: unknown }).total).toMatchObject({ attended: 1, people: 1 })
  })
})
