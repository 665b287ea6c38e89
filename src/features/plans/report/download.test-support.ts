import ExcelJS from 'exceljs'
import { testPassword, type World } from '../../../../test/support/world.ts'
import type { Role } from '../../../platform/actor.ts'
import { newId } from '../../../platform/ids.ts'

/** A file as it came: its status, headers and bytes. */
export type Downloaded = { status: number; headers: Record<string, unknown>; bytes: Buffer; code: string | undefined }

/** Someone who downloads files of 青浦 and needs their bytes. */
export async function aDownloader(w: World, role: Role, district = '310118'): Promise<(path: string) => Promise<Downloaded>> {
  const username = `${role.replace('_', '-')}-${newId().slice(-8)}`
  const { id } = await w.product.signIn.createAccount({ username, name: `${role} downloads`, password: testPassword })
  await w.product.signIn.giveRole(id, {
    role,
    district,
    startsOn: '2019-01-01',
    ...(role === 'department_officer' ? { department: 'minzheng' } : {}),
  })
  const request = { headers: {}, address: '10.0.9.9', requestId: newId() }
  const { cookies } = await w.product.signIn.signInByForm({ username, password: testPassword }, request)
  const cookie = cookies.map((one) => one.split(';')[0]).join('; ')
  return async (path) => {
    const reply = await w.product.app.inject({ method: 'GET', url: `/api/districts/310118${path}`, headers: { cookie } })
    const problem = String(reply.headers['content-type']).includes('problem')
    return {
      status: reply.statusCode,
      headers: reply.headers,
      bytes: reply.rawPayload,
      code: problem ? reply.json().code : undefined,
    }
  }
}

/** A sheet as a reader finds it: the lines above, the headings, and each row by its headings. */
export async function sheetIn(bytes: Buffer) {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(new Uint8Array(bytes).buffer)
  const page = workbook.worksheets[0]
  if (!page) throw new Error('the workbook has no sheet')
  const view = page.views[0] as { state?: string; ySplit?: number } | undefined
  const head = view?.ySplit ?? 0
  const lines = Array.from({ length: head - 1 }, (_, at) => String(page.getRow(at + 1).getCell(1).value))
  const valuesOf = (row: number) => (page.getRow(row).values as ExcelJS.CellValue[]).slice(1)
  const headings = valuesOf(head).map(String)
  const rows = Array.from({ length: page.rowCount - head }, (_, at) => {
    const values = valuesOf(head + 1 + at)
    return Object.fromEntries(headings.map((heading, column) => [heading, values[column] ?? null]))
  })
  return {
    name: page.name,
    frozen: view?.state === 'frozen',
    filter: page.autoFilter,
    lines,
    headings,
    rows,
    widths: page.columns.map((column) => column.width),
  }
}
