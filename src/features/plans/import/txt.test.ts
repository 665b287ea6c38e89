import { expect, test } from 'vitest'
import { documentFromText, readTxt } from './read/txt.ts'

const text = '松江区“一老一小”方案\n指标\t2025年\n托位数\t4.5\n'

/** GB18030 bytes of 养老, for a decoder test without an encoder. */
const gb = (bytes: number[]) => Uint8Array.from(bytes)

test('decodes UTF-8 with and without a byte order mark, and UTF-16 of both ends', async () => {
  const utf8 = new TextEncoder().encode(text)
  const wide = (little: boolean) => {
    const bytes = new DataView(new ArrayBuffer(text.length * 2 + 2))
    for (const [index, char] of [...`\ufeff${text}`].entries()) bytes.setUint16(index * 2, char.charCodeAt(0), little)
    return new Uint8Array(bytes.buffer)
  }
  const expected = documentFromText(text)
  for (const bytes of [utf8, Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8]), wide(true), wide(false), wide(true).slice(2)]) {
    expect(await readTxt(bytes)).toEqual(expected)
  }
})

test('decodes GB18030', async () => {
  const document = await readTxt(gb([0xd1, 0xf8, 0xc0, 0xcf, 0xcd, 0xd0, 0xd3, 0xfd, 0x0a]))
  expect(document.text).toBe('养老托育\n')
})

test('refuses bytes that are no text, and text without a word', () => {
  expect(() => readTxt(Uint8Array.from({ length: 4000 }, (_, index) => (index * 7919) % 256))).toThrowError(/unreadable_text/)
  expect(() => readTxt(new TextEncoder().encode(' \n\t\n '))).toThrowError(/no_text/)
})

test('gives every cell the place where its text stands, and every row a line of its own', () => {
  const document = documentFromText('前言\n| 序号 | 指标 | 2025年 |\n|---|---|---|\n| 1 | 托位数<br>（个） | ≥4.5 |\n结尾')
  expect(document.text).toBe('前言\n序号\t指标\t2025年\n1\t托位数 （个）\t≥4.5\n结尾\n')
  for (const table of document.tables) {
    for (const cell of table.rows.flat()) expect(document.text.slice(...cell.span)).toBe(cell.text)
    expect(document.text.slice(...table.span).split('\n')).toHaveLength(table.rows.length)
  }
})

test('puts one cell a line back into rows: merged first cells, blank cells, a number without a title', () => {
  const cells = [
    '领域',
    '一级指标',
    '二级指标',
    '2020年\n现状',
    '2025年\n目标',
    '养老领域',
    '养老服务',
    '1',
    '参保率',
    '99.4%',
    '99.8%',
    '2',
    '驿站数',
    '',
    '≥1个\n(全市)',
    '医疗健康',
    '3',
    '管理率',
    '69%',
    '≥72%',
    '托育领域',
    '托育服务',
    '1',
    '托位数',
    '1.2',
    '4.5',
  ]
  const [table] = documentFromText(`${cells.join('\n|\n')}\n|\n二、重点任务`).tables
  expect(table?.rows.map((row) => row.map((cell) => cell.text))).toEqual([
    ['领域', '一级指标', '', '二级指标', '2020年现状', '2025年目标'],
    ['养老领域', '养老服务', '1', '参保率', '99.4%', '99.8%'],
    ['', '', '2', '驿站数', '', '≥1个 (全市)'],
    ['', '医疗健康', '3', '管理率', '69%', '≥72%'],
    ['托育领域', '托育服务', '1', '托位数', '1.2', '4.5'],
  ])
})
