import { deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { aWorld } from '../../../../test/support/world.ts'
import { aNumber, csv, imported, upload, uploaded, xlsx } from './sheet.test-support.ts'

const w = await aWorld({ env: { YIYU_IMPORT_LIMIT_MB: '6' } })
await w.product.work()
const officer = await w.as('street_officer', { street: '310118001' })
const header = ['姓名', '证件号码', '居住街道']
const good = ['好人', aNumber('1940-01-01', 1), '夏阳街道']
const people = async () => (await w.owner.query('select from people.person')).rowCount

test.each<[string, string, Buffer, number, string]>([
  ['an empty file', '空.csv', Buffer.alloc(0), 422, 'sheet_empty'],
  ['a picture', '图.csv', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 415, 'sheet_type_refused'],
  ['an old workbook', '旧.xls', Buffer.from('d0cf11e0a1b11ae100000000', 'hex'), 415, 'old_sheet_format'],
  ['text called a workbook', '名册.xlsx', csv([header, good]), 415, 'sheet_extension_differs'],
  ['text with the extension of a picture', '名册.png', csv([header, good]), 415, 'sheet_extension_differs'],
  ['a file beyond the limit', '大.csv', Buffer.alloc(7 * 1024 * 1024, 'a,b\n'), 413, 'file_too_large'],
])('%s is refused at once, and no part of it is kept', async (_what, name, content, status, code) => {
  expect(await upload(officer, name, content)).toMatchObject({ status, body: { code } })
  expect((await w.owner.query('select from people.import_part')).rowCount).toBe(0)
})

test('a workbook with the extension of text is refused', async () => {
  const book = await xlsx([header, good])
  expect(await upload(officer, '名册.csv', book)).toMatchObject({ status: 415, body: { code: 'sheet_extension_differs' } })
})

test.each<[string, string, Buffer, string, Record<string, unknown>]>([
  [
    'a quotation mark that is not closed',
    '引.csv',
    Buffer.from(`姓名,生日,街道\n张三,1940-01-01,夏阳\n"李四,1941-01-01,夏阳\n王五,1942-01-01,夏阳\n`),
    'quote_not_closed',
    { row: 3 },
  ],
  ['NUL bytes', '空字符.csv', Buffer.from('姓名,生日,街道\n张三\0,1940-01-01,夏阳\n'), 'nul_in_file', {}],
  [
    'a cell of a megabyte',
    '长.csv',
    Buffer.from(`姓名,生日,街道\n${'长'.repeat(350_000)},1940-01-01,夏阳\n`),
    'cell_too_long',
    { row: 2 },
  ],
  ['ten thousand columns', '宽.csv', Buffer.from(`${'姓名,'.repeat(10_000)}\n`), 'too_many_columns', { row: 1 }],
  [
    'bytes that are no text',
    '乱.csv',
    Buffer.concat([Buffer.from('姓名,生日,街道\n'), Buffer.from([0xff, 0xff, 0xfe, 0x80, 0x0a])]),
    'text_unreadable',
    {},
  ],
  ['no header', '无头.csv', Buffer.from('1,2,3\n4,5,6\n'), 'header_not_found', {}],
  ['a header and nothing below', '无行.csv', csv([header]), 'sheet_without_rows', {}],
  ['half a workbook', '半.xlsx', Buffer.from('504b0304140000000800', 'hex'), 'sheet_broken', {}],
  ['a workbook without a workbook', '空包.xlsx', zip([['hello.txt', Buffer.from('hello')]]), 'sheet_broken', {}],
  ['a workbook that unpacks to a thousand times its size', '弹.xlsx', bomb(), 'zip_bomb_sheet', {}],
  ['a workbook that says it is small and is not', '骗.xlsx', bomb(20_000_000), 'zip_bomb_sheet', {}],
  [
    'a workbook with entities of its own',
    '实体.xlsx',
    book('<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet><sheetData/></worksheet>'),
    'sheet_broken',
    {},
  ],
  [
    'a workbook with a cell far to the right',
    '右.xlsx',
    book('<worksheet><sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData></worksheet>'),
    'too_many_columns',
    { row: 1 },
  ],
])('%s ends in a name, and nobody comes in', async (_what, name, content, code, details) => {
  const before = await people()
  const made = await uploaded(w, officer, name, content)
  expect(made).toMatchObject({ state: 'failed', failure: { code, details } })
  expect(await people()).toBe(before)
  expect((await w.owner.query('select from people.import_rows where import = $1', [made.id])).rowCount).toBe(0)
})

test('formulas are rows to mend, in text and in workbooks; the others come in', async () => {
  const sheet = await xlsx([
    [...header, '居住地址'],
    [...good, { formula: 'CONCATENATE("a","b")', result: 'ab' } as never],
    ['好人乙', aNumber('1940-01-02', 2), '夏阳街道', '一号'],
  ])
  expect(await imported(w, officer, '公式.xlsx', sheet)).toMatchObject({
    added: 1,
    bad: 1,
    reasons: [{ field: 'residenceLine', reason: 'formula' }],
  })
})

/** A zip archive; `says` overrides the unpacked size that its directory states of the last file. */
function zip(files: [string, Buffer][], says?: number): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [at, [name, content]] of files.entries()) {
    const packed = deflateRawSync(content, { level: 9 })
    const size = says !== undefined && at === files.length - 1 ? says : content.length
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    head.writeUInt16LE(20, 4)
    head.writeUInt16LE(8, 8)
    head.writeUInt32LE(packed.length, 18)
    head.writeUInt32LE(size, 22)
    head.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(20, 6)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt32LE(size, 24)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(offset, 42)
    parts.push(head, Buffer.from(name), packed)
    directory.push(entry, Buffer.from(name))
    offset += 30 + name.length + packed.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, listed, end])
}

/** A workbook whose only sheet is this XML. */
function book(sheet: string, says?: number): Buffer {
  return zip(
    [
      ['[Content_Types].xml', Buffer.from('<Types/>')],
      [
        'xl/_rels/workbook.xml.rels',
        Buffer.from('<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'),
      ],
      ['xl/workbook.xml', Buffer.from('<workbook><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>')],
      ['xl/worksheets/sheet1.xml', Buffer.from(sheet)],
    ],
    says,
  )
}

/** 60 MB of spaces in a sheet; `says` is what its directory claims. */
function bomb(says?: number): Buffer {
  return book(`<worksheet>${' '.repeat(60_000_000)}</worksheet>`, says)
}
