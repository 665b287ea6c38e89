import { expect } from 'vitest'
import { postForm } from '../../src/features/plans/review/form.test-support.ts'
import type { Caller } from '../support/world.ts'

/** One record of each kind around enrolments: somebody enrolled, a check of theirs, an imported list. */
export async function enrolmentRecords(who: Caller, district: string, person: string): Promise<Record<string, string>> {
  const at = `/api/districts/${district}`
  const made = async (url: string, body: Record<string, unknown>): Promise<string> => {
    const reply = await who.post(`${at}${url}`, body)
    expect(reply.status, `${url} ${reply.text}`).toBe(201)
    return (reply.body as { id: string }).id
  }
  const service = 'jiankang_guanli'
  const enrolments = await made('/enrolments', { service, person, from: '2024-01-01', overrideWhy: '契约测试' })
  return { enrolments, checks: await made(`/persons/${person}/checks`, { service, on: '2024-06-01' }) }
}

/** An imported list, which belongs to whoever brought it in. */
export async function enrolmentImport(who: Caller, district: string): Promise<string> {
  const content = Buffer.from('姓名,身份证号,起始日期\n契约行人,11010519491231002X,2024-01-01\n')
  const sheet = await postForm(who, `/api/districts/${district}/enrolment-imports`, [
    ...[
      { field: 'service', value: 'jiankang_guanli' },
      { field: 'document', value: '契约名单' },
    ],
    { file: { name: '契约.csv', content } },
  ])
  expect(sheet.status, sheet.text).toBe(201)
  return (sheet.body as { id: string }).id
}
