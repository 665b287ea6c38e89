import ExcelJS from 'exceljs'
import { expect } from 'vitest'
import { type Caller, testPassword, type World } from '../../../../test/support/world.ts'
import type { Grant, Role } from '../../../platform/actor.ts'
import { newId } from '../../../platform/ids.ts'
import { postForm } from '../../plans/review/form.test-support.ts'
import { checkCharacter } from '../identity/number.ts'
import type { PeopleImport } from './contract.ts'

/** A number that is nobody's: its division never was. */
export function aNumber(bornOn: string, serial: number): string {
  const body = `999999${bornOn.replaceAll('-', '')}${String(serial % 1000).padStart(3, '0')}`
  return body + checkCharacter(body)
}

/** Rows as comma-separated text. */
export const csv = (rows: readonly (readonly string[])[]): Buffer =>
  Buffer.from(
    rows
      .map((cells) => cells.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(','))
      .join('\r\n'),
  )

/** Rows as a workbook. */
export async function xlsx(rows: readonly (readonly ExcelJS.CellValue[])[]): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  const page = workbook.addWorksheet('名册')
  for (const row of rows) page.addRow([...row])
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

const at = '/api/districts/310118/people-imports'
export const importsAt = at

/** Uploads a file and answers what was answered. */
export const upload = (who: Caller, name: string, content: Buffer) => postForm(who, at, [{ file: { name, content } }])

/** Uploads a file, waits until it has been read, and answers the import. */
export async function uploaded(w: World, who: Caller, name: string, content: Buffer): Promise<PeopleImport> {
  const reply = await upload(who, name, content)
  expect(reply.status, reply.text).toBe(201)
  const { id } = reply.body as { id: string }
  return await settled(w, who, id, ['received', 'failed'])
}

/** The import once it is in one of the states. */
export async function settled(_w: World, who: Caller, id: string, states: readonly string[]): Promise<PeopleImport> {
  for (let tries = 0; tries < 300; tries += 1) {
    const { body } = await who.get(`${at}/${id}`)
    if (states.includes((body as PeopleImport).state)) return body as PeopleImport
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`the import stayed ${(await who.get(`${at}/${id}/progress`)).text}`)
}

/** Uploads, starts and waits until it is done. */
export async function imported(w: World, who: Caller, name: string, content: Buffer): Promise<PeopleImport> {
  const made = await uploaded(w, who, name, content)
  const start = await who.post(`${at}/${made.id}/start`)
  expect(start.status, start.text + JSON.stringify(made)).toBe(200)
  return await settled(w, who, made.id, ['done', 'failed'])
}

/** Somebody who needs the bytes of what they download. */
export async function aDownloader(w: World, grant: Partial<Grant> & { role: Role }): Promise<(url: string) => Promise<Buffer>> {
  const username = `downloads-${newId().slice(-8)}`
  const { id } = await w.product.signIn.createAccount({ username, name: '下载人', password: testPassword })
  await w.product.signIn.giveRole(id, { district: '310118', ...grant, startsOn: '2019-01-01' })
  const { cookies } = await w.product.signIn.signInByForm(
    { username, password: testPassword },
    { headers: {}, address: '10.0.9.9', requestId: newId() },
  )
  const cookie = cookies.map((one) => one.split(';')[0]).join('; ')
  return async (url) => {
    const reply = await w.product.app.inject({ url, headers: { cookie } })
    expect(reply.statusCode, reply.body.slice(0, 300)).toBe(200)
    return reply.rawPayload
  }
}
