import { expect } from 'vitest'
import { postForm } from '../../src/features/plans/review/form.test-support.ts'
import { plusDays } from '../../src/platform/clock.ts'
import { demoDay } from '../../src/platform/installation.ts'
import type { Caller, World } from '../support/world.ts'
import { joinProvider, roomRecords } from './session-records.ts'

type Kept = { who: Caller; keeper: Caller; district: string; street: string | undefined }

/** A course that one may apply for today. */
export async function courseRecord({ who, keeper, district, street }: Kept): Promise<string> {
  const at = `/api/districts/${district}`
  const place = { type: 'care_home', street, openedOn: '2020-01-01', source: '演示台账' }
  const name = `契约学习点 ${Math.random().toString(36).slice(2, 8)}`
  const facility = await made(keeper, `${at}/facilities`, { ...place, name })
  const [until, startsOn] = [plusDays(demoDay, 7), plusDays(demoDay, 14)]
  return await made(who, `${at}/series`, {
    ...{ service: 'laonian_xuexiao', facility, term: '契约学期', title: '契约课程', capacity: 5 },
    ...{ applyFrom: demoDay, applyUntil: until, drawOn: until },
    meetings: [
      { rrule: 'FREQ=DAILY;COUNT=2', startsOn, endsOn: plusDays(startsOn, 7), startsAt: '09:00', workingDaysOnly: false },
    ],
  })
}

/** One of each kind of record that hangs on a person and a booking of theirs at a place where something is measured, by `provider`, whose place it is. */
export async function courseRecords({
  person,
  booking,
  provider,
  ...kept
}: Kept & { person: string; booking: string; provider: Caller }): Promise<Record<string, string>> {
  const at = `/api/districts/${kept.district}`
  const series = await courseRecord(kept)
  const measured = await provider.post(`${at}/bookings/${booking}/measures`, { values: [{ name: '体重', value: 60 }] })
  expect(measured.status, measured.text).toBe(201)
  return {
    'series-applications': await made(kept.who, `${at}/series-applications`, {
      series,
      person,
      channel: 'counter',
      overrideWhy: '契约测试',
    }),
    measures: (measured.body as { ids: string[] }).ids[0] as string,
  }
}

/**
 * What belongs to one account, and what comes over from an older system: a note that only its writer opens, who becomes the provider's too, in a district whose catalogue has
 * a counsellor; a list.
 */
export async function sealedRecords(w: World, { who, district, street }: Omit<Kept, 'keeper'>): Promise<Record<string, string>> {
  const at = `/api/districts/${district}`
  const { slots: slot, organization } = await roomRecords({ who, keeper: who, district, street, service: 'ertong_xinli' })
  const person = await made(who, `${at}/persons`, {
    ...{ name: '契约来访', sex: 'male', bornOn: '2018-01-01', residence: { street }, since: '2020-01-01', source: '契约测试' },
  })
  const booking = await made(who, `${at}/bookings`, {
    slot,
    person,
    ifFull: 'refuse',
    channel: 'counter',
    overrideWhy: '契约测试',
    acceptPrice: true,
  })
  await joinProvider(w, who, district, organization)
  const sheet = await postForm(who, `${at}/session-migrations`, [
    { field: 'kind', value: 'used' },
    { field: 'document', value: '契约清单' },
    { file: { name: '契约.csv', content: Buffer.from('姓名,身份证号,服务,年度,已用次数\n') } },
  ])
  expect(sheet.status, sheet.text).toBe(201)
  return {
    'session-notes': await made(who, `${at}/bookings/${booking}/notes`, { text: '契约测试' }),
    'session-migrations': (sheet.body as { id: string }).id,
  }
}

async function made(who: Caller, url: string, body: Record<string, unknown>): Promise<string> {
  const reply = await who.post(url, body)
  expect(reply.status, `${url} ${reply.text}`).toBe(201)
  return (reply.body as { id: string }).id
}
