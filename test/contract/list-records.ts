import { expect } from 'vitest'
import { postForm } from '../../src/features/plans/review/form.test-support.ts'
import type { Caller } from '../support/world.ts'
import { enrolmentImport } from './enrolment-records.ts'

/** One record of each kind around lists of people: an import, a merge with its pair, a roster. */
export async function listRecords(who: Caller, district: string): Promise<Record<string, string>> {
  const at = `/api/districts/${district}`
  const made = async (url: string, body: Record<string, unknown>): Promise<string> => {
    const reply = await who.post(`${at}${url}`, body)
    expect(reply.status, `${url} ${reply.text}`).toBe(201)
    return (reply.body as { id: string }).id
  }
  const content = Buffer.from('姓名,出生日期,居住街道\n契约行人,1950-01-01,城桥镇\n')
  const sheet = await postForm(who, `${at}/people-imports`, [{ file: { name: '契约.csv', content } }])
  expect(sheet.status, sheet.text).toBe(201)
  const { streets } = (await who.get(`${at}/streets`)).body as { streets: { code: string }[] }
  const adult = { sex: 'male', bornOn: '1955-05-05', residence: { street: streets[0]?.code }, source: '契约测试' }
  const [kept, merged] = [
    await made('/persons', { ...adult, name: '契约留者' }),
    await made('/persons', { ...adult, name: '契约并者' }),
  ]
  const merges = await made('/merges', { kept, merged, why: '同一人' })
  const { duplicates } = (await who.get(`${at}/duplicates?state=merged`)).body as { duplicates: { id: string }[] }
  return {
    'enrolment-imports': await enrolmentImport(who, district),
    'people-imports': (sheet.body as { id: string }).id,
    ...{ merges, duplicates: duplicates[0]?.id as string },
    rosters: await made('/rosters', { name: '契约名册', filter: {} }),
  }
}
