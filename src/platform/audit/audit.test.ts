import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import type { z } from 'zod'
import { aWorld } from '../../../test/support/world.ts'
import { dayOf, plusDays } from '../clock.ts'
import type { AuditKinds, AuditLines } from './contract.ts'

const w = await aWorld({ day: '2025-06-30' })
const at = '/api/districts/310118'
const auditor = await w.as('auditor')
const officer = await w.as('department_officer', { department: 'minzheng' })
const coordinator = await w.as('coordinator')
const elsewhere = await w.as('auditor', { district: '310101' })
const realToday = dayOf(new Date())

const linesOf = async (query: string) => ((await auditor.get(`${at}/audit?${query}`)).body as z.output<typeof AuditLines>).lines
const rowsOf = async (path: string, by = auditor) => {
  const reply = await by.get(path)
  return { status: reply.status, type: String(reply.headers['content-type']) }
}

await coordinator.post(`${at}/tasks/t1/milestones`, { title: '完成选址', dueOn: '2025-07-31', department: null })
await coordinator.post(`${at}/leads`, { assignments: [{ key: '养老/1', departments: ['minzheng'] }] })

test('a line says the real instant and what day it was for the domain, and names what it was about', async () => {
  const [line] = await linesOf('action=plans.assign_leads')
  expect(line).toMatchObject({ businessDay: '2025-06-30', subject: '养老/1', actorName: coordinator.name })
  expect(dayOf(new Date(line?.at ?? 0))).toBe(realToday)
  expect(line?.details).toMatchObject({ title: expect.stringMatching(/\p{Script=Han}/u) })
})

test.each([
  ['a part of a name', () => `who=${encodeURIComponent(coordinator.name.slice(0, 4))}&action=plans.assign_leads`, 1],
  ['an account', () => `who=${coordinator.id}&action=plans.add_milestone`, 1],
  ['another account', () => `who=${officer.id}&action=plans.add_milestone`, 0],
  ['a name with a sign that patterns know', () => 'who=%25&action=plans.add_milestone', 0],
  ['real days that hold it', () => `from=${realToday}&to=${realToday}&action=plans.add_milestone`, 1],
  ['real days after it', () => `from=${plusDays(realToday, 1)}&action=plans.add_milestone`, 0],
  ['real days before it', () => `to=${plusDays(realToday, -1)}&action=plans.add_milestone`, 0],
])('%s filters the lines', async (_what, query, found) => {
  expect(await linesOf(query())).toHaveLength(found)
})

test('the kinds are those that are there, each once', async () => {
  const { actions } = (await auditor.get(`${at}/audit/kinds`)).body as z.output<typeof AuditKinds>
  expect(actions).toEqual([...new Set(actions)].sort())
  expect(actions).toEqual(expect.arrayContaining(['plans.add_milestone', 'plans.assign_leads']))
  expect(((await elsewhere.get('/api/districts/310101/audit/kinds')).body as { actions: string[] }).actions).not.toContain(
    'plans.add_milestone',
  )
})

test('the workbook holds the lines in sentences, as filtered, and that it was taken along is on record', async () => {
  const before = await linesOf('action=audit.export')
  const reply = await w.product.app.inject({
    method: 'GET',
    url: `${at}/audit.xlsx?action=plans.add_milestone`,
    headers: await sessionOf(),
  })
  expect(reply.statusCode).toBe(200)
  expect(decodeURIComponent(String(reply.headers['content-disposition']))).toContain(`操作留痕 ${realToday}.xlsx`)
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(new Uint8Array(reply.rawPayload).buffer)
  const page = book.worksheets[0]
  const cells = ((page?.lastRow?.values ?? []) as unknown[]).slice(1)
  expect(cells[2]).toBe(coordinator.name)
  expect(cells[3]).toBe('新增节点')
  expect(cells[4]).toMatch(/^给任务“.+”新增了节点“完成选址”$/)
  expect(cells[5]).toContain('期限 2025-07-31')
  const after = await linesOf('action=audit.export')
  expect(after).toHaveLength(before.length + 1)
  expect(after[0]?.details).toMatchObject({ action: 'plans.add_milestone', rows: 1 })
})

test.each([
  ['a stranger', () => w.stranger, 401],
  ['an officer of a department', () => officer, 403],
  ['an auditor of another district', () => elsewhere, 403],
])('%s reads neither the record nor its workbook', async (_who, by, status) => {
  expect((await rowsOf(`${at}/audit`, by())).status).toBe(status)
  expect((await rowsOf(`${at}/audit.xlsx`, by())).status).toBe(status)
  expect((await rowsOf(`${at}/audit/kinds`, by())).status).toBe(status)
})

async function sessionOf(): Promise<{ cookie: string }> {
  const username = 'taker-along'
  const password = 'correct-horse-battery'
  const { id } = await w.product.signIn.createAccount({ username, name: '审计员', password })
  await w.product.signIn.giveRole(id, { role: 'auditor', district: '310118', startsOn: '2019-01-01' })
  const request = { headers: {}, address: '10.0.9.9', requestId: 'take-along' }
  const { cookies } = await w.product.signIn.signInByForm({ username, password }, request)
  return { cookie: cookies.map((one) => one.split(';')[0]).join('; ') }
}
