import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import { aWorld, testPassword } from '../../../test/support/world.ts'

const w = await aWorld({ day: '2025-06-30' })
const here = await w.as('department_officer', { department: 'minzheng' })
const elsewhere = await w.as('department_officer', { district: '310101', department: 'minzheng' })
const administrator = await w.as('administrator', { district: null })

async function listFor(role: 'administrator' | 'coordinator', query = '') {
  const username = `${role}-takes-${query.length}`
  const { id } = await w.product.signIn.createAccount({ username, name: '带走清单的人', password: testPassword })
  await w.product.signIn.giveRole(id, {
    role,
    district: role === 'administrator' ? null : '310118',
    startsOn: '2019-01-01',
  })
  const { cookies } = await w.product.signIn.signInByForm(
    { username, password: testPassword },
    { headers: {}, address: '10.0.9.8', requestId: 'list' },
  )
  const cookie = cookies.map((one) => one.split(';')[0]).join('; ')
  const reply = await w.product.app.inject({ method: 'GET', url: `/api/accounts.xlsx${query}`, headers: { cookie } })
  expect(reply.statusCode).toBe(200)
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(new Uint8Array(reply.rawPayload).buffer)
  const page = book.worksheets[0]
  const rows: unknown[][] = []
  page?.eachRow((row) => rows.push((row.values as unknown[]).slice(1)))
  return { id, names: rows.slice(3).map(([name]) => name), rows }
}

test('the administrator takes the whole list along with the duties in force; the record says so; no secret is in it', async () => {
  const { id, names, rows } = await listFor('administrator')
  expect(names).toEqual(expect.arrayContaining([here.name, elsewhere.name]))
  expect(rows.find(([name]) => name === here.name)?.[2]).toBe('部门工作人员 310118 minzheng')
  expect(JSON.stringify(rows)).not.toMatch(/\$|scrypt|password/i)
  const { body } = await administrator.get('/api/districts/000000/audit?action=accounts.export')
  expect((body as { lines: object[] }).lines[0]).toMatchObject({ actor: id, details: { rows: names.length } })
})

test('a coordinator takes those of the own district only', async () => {
  const { names } = await listFor('coordinator')
  expect(names).toContain(here.name)
  expect(names).not.toContain(elsewhere.name)
})

test('the words looked for on the page hold for the workbook too', async () => {
  const { names } = await listFor('administrator', `?search=${encodeURIComponent(here.name)}`)
  expect(names).toEqual([here.name])
})

test.each([
  ['a stranger', () => w.stranger, 401],
  ['an officer of a department', () => here, 403],
])('%s does not get it', async (_who, by, status) => {
  expect((await by().get('/api/accounts.xlsx')).status).toBe(status)
})
