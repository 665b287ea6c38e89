import { Document, Packer, Paragraph } from 'docx'
import exceljs from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aScratch, type Scratch } from '../../../test/support/scratch.ts'
import { transaction } from '../database/transaction.ts'
import { contentDisposition } from './content-disposition.ts'
import { mediaTypeOf } from './media-type.ts'
import { cleanName } from './name.ts'
import { openFiles } from './open.ts'
import { aStorage } from './s3-server.fixture.ts'
import type { FileStore } from './store.ts'

let s: Scratch
let storage: Awaited<ReturnType<typeof aStorage>>
beforeAll(async () => {
  s = await aScratch()
  storage = await aStorage()
})
afterAll(async () => {
  await s.close()
  await storage.close()
})

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const pdf = Buffer.from('%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n')
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const docx = () => Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('方案')] }] }))
const xlsx = async () => {
  const book = new exceljs.Workbook()
  book.addWorksheet('指标').addRow(['名称', 1])
  return Buffer.from(await book.xlsx.writeBuffer())
}

const save = (store: FileStore, name: string, content: Buffer, accept?: string[]) =>
  transaction(s.ctxFor('310101'), (tx) => store.save(tx, { name, content, ...(accept ? { accept } : {}) }))
const read = (store: FileStore, district: string, id: string) => transaction(s.ctxFor(district), (tx) => store.read(tx, id))

describe.each(['database', 's3'] as const)('kept in %s', (where) => {
  const open = () => openFiles({ limitBytes: 1_000_000, ...(where === 's3' ? { s3: storage.settings } : {}) }).store

  test('a file comes back byte for byte with its name, type, size and hash; the same bytes twice are two files', async () => {
    const first = await save(open(), '2024年 工作报告.pdf', pdf)
    const second = await save(open(), 'again.pdf', pdf)
    expect(await read(open(), '310101', first.id)).toEqual(pdf)
    expect(await transaction(s.ctxFor('310101'), (tx) => open().get(tx, first.id))).toEqual(first)
    expect(first).toMatchObject({
      name: '2024年 工作报告.pdf',
      mediaType: 'application/pdf',
      bytes: pdf.length,
      uploadedBy: 'system:test',
    })
    expect(second.sha256).toBe(first.sha256)
    expect(second.id).not.toBe(first.id)
    expect(await s.rows('select stored_in, content is null as away from platform.file where id = $1', [first.id])).toEqual([
      { stored_in: where, away: where === 's3' },
    ])
  })

  test('a file of one district does not exist in another; neither does an id that is none', async () => {
    const { id } = await save(open(), 'a.pdf', pdf)
    await expect(read(open(), '310118', id)).rejects.toMatchObject({ status: 404, code: 'not_found' })
    await expect(read(open(), '310101', "x'; drop table")).rejects.toMatchObject({ status: 404, code: 'not_found' })
  })

  test('too large or of a type not accepted is refused, and says what is accepted', async () => {
    await expect(save(open(), 'big.pdf', Buffer.alloc(1_000_001))).rejects.toMatchObject({
      status: 413,
      code: 'file_too_large',
      details: { limitBytes: 1_000_000 },
    })
    const refusal = { status: 415, code: 'file_type_refused' }
    await expect(save(open(), 'picture.pdf', png, ['application/pdf'])).rejects.toMatchObject({
      ...refusal,
      details: { found: 'image/png', accepted: ['application/pdf'] },
    })
    for (const [name, content] of [
      ['page.txt', '<!DOCTYPE html><script>alert(1)</script>'],
      ['drawing.png', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
      ['tool.pdf', '\x7fELF\x02\x01\x01\0'],
      ['empty.txt', ''],
    ] as const)
      await expect(save(open(), name, Buffer.from(content)), name).rejects.toMatchObject(refusal)
  })
})

test('an object whose record was rolled back is swept after a day; kept files and what others keep in the bucket stay', async () => {
  const { store, jobs } = openFiles({ limitBytes: 1_000_000, s3: storage.settings })
  const kept = await save(store, 'kept.pdf', pdf)
  const lost = transaction(s.ctxFor('310101'), async (tx) => {
    await store.save(tx, { name: 'lost.pdf', content: pdf })
    throw new Error('no')
  })
  await expect(lost).rejects.toThrow('no')
  storage.objects.set('310101/README', { content: pdf, lastModified: new Date(0), type: '' })
  const sweep = () => jobs.jobs?.['platform.sweepFiles']?.(s.ctxFor('310101'), {})
  const before = storage.objects.size
  await sweep()
  expect(storage.objects.size).toBe(before)
  for (const object of storage.objects.values()) object.lastModified = new Date(0)
  await sweep()
  expect(storage.objects.size).toBe(before - 1)
  expect(storage.objects.has(`310101/${kept.id}`)).toBe(true)
  expect(storage.objects.has('310101/README')).toBe(true)
})

test('with the wrong secret the storage refuses, and nothing is kept', async () => {
  const { store } = openFiles({ limitBytes: 1_000_000, s3: { ...storage.settings, secretAccessKey: 'wrong' } })
  const [before] = await s.rows<{ n: number }>('select count(*)::int as n from platform.file')
  await expect(save(store, 'a.pdf', pdf)).rejects.toThrow('the file storage answered PUT with SignatureDoesNotMatch')
  expect(await s.rows('select count(*)::int as n from platform.file')).toEqual([before])
})

test('bytes that were changed in the storage are noticed', async () => {
  const { store } = openFiles({ limitBytes: 1_000_000, s3: storage.settings })
  const { id } = await save(store, 'a.pdf', pdf)
  storage.objects.set(`310101/${id}`, { content: png, lastModified: new Date(), type: '' })
  await expect(read(store, '310101', id)).rejects.toThrow('with other bytes')
})

test('the content decides what a file is, not its name', async () => {
  const renamed = async (from: string, to: string) =>
    Buffer.from((await docx()).toString('latin1').replaceAll(from, to), 'latin1')
  const macros = await renamed('docProps/app.xml', 'x/vbaProject.bin')
  const zip = await renamed('word/document.xml', 'word/documemt.xml')
  const cases: [string, Buffer, string][] = [
    ['a.txt', pdf, 'application/pdf'],
    ['a.pdf', png, 'image/png'],
    ['a.zip', await docx(), docxType],
    ['a.docx', await xlsx(), xlsxType],
    ['a.docx', zip, 'application/zip'],
    ['a.docx', macros, 'application/zip'],
    ['a.docx', (await docx()).subarray(0, 2000), 'application/zip'],
    ['方案.txt', Buffer.from('指标\t目标\r\n'), 'text/plain'],
    ['老文件.txt', Buffer.from([0xc7, 0xe0, 0xc6, 0xd6, 0xc7, 0xf8]), 'text/plain'], // 青浦区 in GBK
    ['表.csv', Buffer.from('\ufeff名称,数\n床位,1\n'), 'text/csv'],
    ['a.txt', Buffer.from('hello <b onclick=x>'), 'text/plain'],
    ['a.txt', Buffer.from('see <script src=x>'), 'text/html'],
    ['a.txt', Buffer.from([1, 2, 3, 0, 255]), 'application/octet-stream'],
  ]
  for (const [name, content, type] of cases) expect(await mediaTypeOf(content, name), `${name} → ${type}`).toBe(type)
  expect(macros.includes('x/vbaProject.bin')).toBe(true)
})

test.each([
  ['../../etc/报告.pdf', 'application/pdf', '报告.pdf'],
  ['C:\\文件\\总结.DOCX', docxType, '总结.DOCX'],
  ['报告.exe', 'application/pdf', '报告.exe.pdf'],
  ['a\u0000b\u202egnp.\r\ntxt', 'text/plain', 'abgnp.txt'],
  ['..', 'text/plain', '未命名.txt'],
  ['', 'image/jpeg', '未命名.jpg'],
  ['照片.jpeg', 'image/jpeg', '照片.jpeg'],
  [`${'长'.repeat(300)}.pdf`, 'application/pdf', `${'长'.repeat(196)}.pdf`],
])('the name %j of a %s is kept as %j', (name, type, kept) => {
  expect(cleanName(name, type)).toBe(kept)
})

test('a download carries its Chinese name, and only safe types are shown in the browser', () => {
  expect(contentDisposition("报告 'v2'(终).pdf")).toBe(
    `attachment; filename="__ 'v2'(_).pdf"; filename*=UTF-8''%E6%8A%A5%E5%91%8A%20%27v2%27%28%E7%BB%88%29.pdf`,
  )
  expect(contentDisposition('a".pdf\r\nX: 1', { inline: 'application/pdf' })).toMatch(
    /^inline; filename="a_.pdf__X: 1"; filename\*=UTF-8''a%22\.pdf%0D%0AX%3A%201$/,
  )
  expect(contentDisposition('a.svg', { inline: 'image/svg+xml' })).toMatch(/^attachment;/)
  expect(contentDisposition('a.html', { inline: 'text/html' })).toMatch(/^attachment;/)
})
