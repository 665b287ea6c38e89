import { describe, expect, test } from 'vitest'
import { shown } from './files.test-support.ts'
import { plainCharacters } from './pdf/characters.ts'
import { readPdf } from './pdf.ts'
import { aPdf, gridLines, type TestPage } from './pdf-file.test-support.ts'

const rowsOf = async (...pages: TestPage[]) => shown((await readPdf(aPdf(pages))).tables[0]?.rows ?? [])
const textOf = async (...pages: TestPage[]) => (await readPdf(aPdf(pages))).text
/** Text set in lines of 30 characters, first line indented by two, 20 points apart. */
const set = (text: string, from: number): TestPage['texts'] => {
  const first = text.slice(0, 28)
  const more = text.slice(28).match(/.{1,30}/g) ?? []
  return [[114, from, first], ...more.map((line, i): [number, number, string] => [90, from + 20 * (i + 1), line])]
}
const sentence =
  '到二〇二五年，全区基本建成功能完善、规模适度、布局合理、主体多元、管理规范、服务优质、覆盖城乡的养老托育服务体系。'

describe('paragraphs', () => {
  test('lines that ran out of room are joined, indented lines begin anew, short lines end', async () => {
    const texts = [...set(sentence, 100), ...set('（一）发展目标', 180), ...set(sentence, 200)]
    expect(await textOf({ texts })).toBe(`${sentence}\n（一）发展目标\n${sentence}`)
  })

  test('go on over a page, and headers, footers and page numbers are left out', async () => {
    const lines = set(sentence, 100)
    const furniture = (n: number): TestPage['texts'] => [
      [200, 40, '某区人民政府办公室文件', 9],
      [280, 810, `— ${n} —`],
    ]
    const filler = Array.from({ length: 10 }, (_, i) => set(sentence, 200 + i * 40)).flat()
    const first = {
      texts: [...furniture(1), ...filler, ...lines.slice(0, 1).map(([x, , t]): [number, number, string] => [x, 700, t])],
    }
    const second = { texts: [...furniture(2), ...lines.slice(1)] }
    const text = await textOf(first, second)
    expect(text.endsWith(`\n${sentence}`)).toBe(true)
    expect(text).not.toMatch(/办公室文件|— \d —/)
  })

  test('a title in large type over two lines is one line', async () => {
    const texts: TestPage['texts'] = [
      [100, 80, '某区促进养老托育服务高质量发', 24],
      [220, 116, '展实施方案', 24],
      ...set(sentence, 200),
      ...set(sentence, 280),
    ]
    expect((await textOf({ texts })).split('\n')[0]).toBe('某区促进养老托育服务高质量发展实施方案')
  })
})

describe('tables drawn with lines', () => {
  const xs = [90, 150, 190, 330, 420]
  const header: TestPage['texts'] = [
    [100, 115, '类别'],
    [155, 115, '序号'],
    [200, 115, '项目'],
    [340, 115, '2025年'],
  ]

  test('keep merged cells, and put the lines of a cell together where the cell was too narrow', async () => {
    const isMerged = (x1: number, y1: number, x2: number, y2: number) => y1 === y2 && y1 === 160 && x1 === 90 && x2 === 150
    const page: TestPage = {
      lines: gridLines(xs, [100, 120, 160, 200], isMerged),
      texts: [
        ...header,
        [100, 163, '养老'],
        [165, 145, '1'],
        [196, 138, '老年认知障碍友好社区'],
        [196, 154, '覆盖率'],
        [345, 145, '≥60张'],
        [165, 185, '2'],
        [196, 178, '区民政局'],
        [196, 194, '区教育局'],
        [345, 185, '100%'],
      ],
    }
    expect(await rowsOf(page)).toEqual([
      '类别|序号|项目|2025年',
      '养老|1|老年认知障碍友好社区覆盖率|≥60张',
      '^养老|2|区民政局 区教育局|100%',
    ])
  })

  test('go on over a page: the header printed again is dropped, a row the page cut is put together, a category goes on', async () => {
    const isMerged = (x1: number, y1: number, x2: number, y2: number) => y1 === y2 && y1 === 160 && x1 === 90 && x2 === 150
    const first: TestPage = {
      lines: gridLines(xs, [100, 120, 160, 200], isMerged),
      texts: [
        ...header,
        [100, 163, '社区'],
        [165, 145, '10'],
        [196, 145, '时间银行'],
        [345, 145, '试点'],
        [165, 185, '11'],
        [196, 185, '实体点的街道社区的覆'],
        [345, 185, '100%'],
      ],
    }
    const second: TestPage = {
      lines: gridLines(xs, [100, 120, 140, 160]),
      texts: [...header, [196, 135, '盖率'], [100, 155, '机构'], [165, 155, '12'], [196, 155, '床位'], [345, 155, '500张']],
    }
    expect(await rowsOf(first, second)).toEqual([
      '类别|序号|项目|2025年',
      '社区|10|时间银行|试点',
      '^社区|11|实体点的街道社区的覆盖率|100%',
      '机构|12|床位|500张',
    ])
  })

  test('are read on a page that is turned, and with open sides', async () => {
    const open = gridLines([150, 190, 330], [100, 120, 140]).concat([
      [90, 100, 150, 100],
      [90, 120, 150, 120],
      [90, 140, 150, 140],
      [330, 100, 420, 100],
      [330, 120, 420, 120],
      [330, 140, 420, 140],
    ])
    const texts: TestPage['texts'] = [...header, [100, 135, '养老'], [165, 135, '1'], [196, 135, '床位'], [345, 135, '500张']]
    expect(await rowsOf({ lines: open, texts })).toEqual(['类别|序号|项目|2025年', '养老|1|床位|500张'])
  })
})

test('a table without upright lines is rebuilt from its columns, cells of two lines included', async () => {
  const texts: TestPage['texts'] = [
    ...set(sentence, 60),
    [100, 140, '序号'],
    [160, 140, '指标名称'],
    [340, 140, '2025年目标'],
    [440, 140, '责任单位'],
  ]
  const names = ['养老床位总数', '老年认知障碍友好社区建', '护理员持证率', '普惠托位占比']
  names.forEach((name, i) => {
    const y = 170 + i * 40
    texts.push([106, y, String(i + 1)], [160, y, name], [350, y, `${60 + i}%`], [440, y, '区民政局'])
    if (i === 1) texts.push([160, y + 15, '设覆盖率'])
  })
  const { tables, text } = await readPdf(
    aPdf([{ texts: [...texts, ...set('三、保障措施。各部门按照职责分工，对接市级部门，抓好任务落实。', 340)] }]),
  )
  expect(shown(tables[0]?.rows ?? [])).toEqual([
    '序号|指标名称|2025年目标|责任单位',
    '1|养老床位总数|60%|区民政局',
    '2|老年认知障碍友好社区建设覆盖率|61%|区民政局',
    '3|护理员持证率|62%|区民政局',
    '4|普惠托位占比|63%|区民政局',
  ])
  expect(text).toContain(`${sentence}\n序号`)
  expect(text).toMatch(/\n三、保障措施。各部门按照职责分工，对接市级部门，抓好任务落实。$/)
})

test('radicals that stand in for characters become characters', async () => {
  expect(await textOf({ texts: [[90, 100, '⻘浦区养⽼托育⽅案到⼆〇⼆五年的⼈均期望寿命指标']] })).toBe(
    '青浦区养老托育方案到二〇二五年的人均期望寿命指标',
  )
  expect(await textOf({ texts: [[90, 100, '为每戶困难家庭提供⻓者照护服务，㎡与（１）不变']] })).toBe(
    '为每户困难家庭提供长者照护服务，㎡与（１）不变',
  )
})

test('radicals become the simplified character, a bar a dash; full-width signs and unit signs stay', () => {
  expect(plainCharacters('市⾧⾨诊⾞辆⾵险⼾籍 2021―2025年')).toBe('市长门诊车辆风险户籍 2021—2025年')
  expect(plainCharacters('１２㎡（％）：，')).toBe('１２㎡（％）：，')
})

test.each([
  ['a scan', aPdf([{ texts: [] }, { texts: [] }]), 'pdf_without_text'],
  ['a file with a password', aPdf([{ texts: [[90, 100, sentence]] }], { encrypted: true }), 'pdf_encrypted'],
  ['a file that breaks off', aPdf([{ texts: [[90, 100, sentence]] }]).slice(0, 60), 'pdf_broken'],
])('is refused: %s', async (_, bytes, code) => {
  await expect(readPdf(bytes)).rejects.toMatchObject({ name: 'ImportProblem', code })
})
