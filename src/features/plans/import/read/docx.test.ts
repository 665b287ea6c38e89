import { describe, expect, test } from 'vitest'
import { readDocx } from './docx.ts'
import { aWordFile, aZip, shown, wordCell, wordParagraph } from './files.test-support.ts'

const level = (ilvl: number, format: string, text: string, more = '') =>
  `<w:lvl w:ilvl="${ilvl}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>${more}</w:lvl>`
const planLevels =
  level(0, 'chineseCountingThousand', '%1、') + level(1, 'chineseCountingThousand', '（%2）') + level(2, 'decimal', '%3.')
const numbering = (nums: string, levels = planLevels) => ({
  numbering: `<w:abstractNum w:abstractNumId="7">${levels}</w:abstractNum>${nums}`,
})
const plainList = '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
const item = (text: string, ilvl = 0, numId = 1) =>
  wordParagraph(text, `<w:numPr><w:ilvl w:val="${ilvl}"/><w:numId w:val="${numId}"/></w:numPr>`)
const linesOf = async (body: string, parts?: Record<string, string>) => (await readDocx(aWordFile(body, parts))).text.split('\n')

describe('automatic numbers', () => {
  test('are written out, and a lower level starts anew under each higher one', async () => {
    const body =
      item('总体要求') +
      item('指导思想', 1) +
      item('基本原则', 1) +
      item('重点任务') +
      item('居家养老', 1) +
      item('助餐', 2) +
      item('助浴', 2)
    expect(await linesOf(body, numbering(plainList))).toEqual([
      '一、总体要求',
      '（一）指导思想',
      '（二）基本原则',
      '二、重点任务',
      '（一）居家养老',
      '1.助餐',
      '2.助浴',
    ])
  })

  test('of a second list go on with the count of the first unless it says that it starts anew', async () => {
    const second = '<w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>'
    const anew =
      '<w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    const body = item('甲') + item('乙', 0, 2) + item('丙', 0, 3) + item('丁', 0, 3)
    expect(await linesOf(body, numbering(plainList + second + anew))).toEqual(['一、甲', '二、乙', '一、丙', '二、丁'])
  })

  test('follow a level that never restarts, whole numbers of all levels, and a start other than one', async () => {
    const levels =
      level(0, 'decimal', '%1') +
      level(1, 'decimal', '%1.%2') +
      '<w:lvl w:ilvl="2"><w:start w:val="5"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3）"/><w:lvlRestart w:val="0"/></w:lvl>'
    const body = item('章') + item('节', 1) + item('款', 2) + item('章') + item('节', 1) + item('款', 2)
    expect(await linesOf(body, numbering(plainList, levels))).toEqual(['1 章', '1.1 节', '5）款', '2 章', '2.1 节', '6）款'])
  })

  test('come from the paragraph style, through the styles it is based on', async () => {
    const styles = `<w:style w:type="paragraph" w:styleId="base"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="own"><w:name w:val="章"/><w:basedOn w:val="base"/></w:style>`
    const document = await readDocx(
      aWordFile(wordParagraph('总体要求', '<w:pStyle w:val="own"/>'), { styles, ...numbering(plainList) }),
    )
    expect(document.text).toBe('一、总体要求')
    expect(document.headings).toEqual([{ level: 1, span: [0, 6] }])
  })

  test('are switched off by list 0, and bullets leave nothing but a dash', async () => {
    const levels = level(0, 'bullet', '') + level(1, 'bullet', '——')
    const body = item('圆点') + item('破折号', 1) + item('无', 0, 0)
    expect(await linesOf(body, numbering(plainList, levels))).toEqual(['圆点', '——破折号', '无'])
  })

  test('fill the number column of a table, where the cell itself is empty', async () => {
    const row = (name: string) => `<w:tr><w:tc>${item('')}</w:tc>${wordCell(name)}</w:tr>`
    const document = await readDocx(
      aWordFile(`<w:tbl>${row('床位')}${row('托位')}</w:tbl>`, numbering(plainList, level(0, 'decimal', '%1'))),
    )
    expect(shown(document.tables[0]?.rows ?? [])).toEqual(['1|床位', '2|托位'])
  })
})

describe('tables', () => {
  test('keep cells that are merged across and down, and their place in the text', async () => {
    const restart = '<w:vMerge w:val="restart"/>'
    const body = `<w:tbl>
      <w:tr>${wordCell('类别', restart)}${wordCell('目标', '<w:gridSpan w:val="2"/>')}</w:tr>
      <w:tr>${wordCell('', '<w:vMerge/>')}${wordCell('2020年')}${wordCell('2025年')}</w:tr>
    </w:tbl>`
    const { tables, text } = await readDocx(aWordFile(body))
    const rows = tables[0]?.rows ?? []
    expect(shown(rows)).toEqual(['类别|目标|<目标', '^类别|2020年|2025年'])
    expect(text).toBe('类别\t目标\t\n\t2020年\t2025年')
    for (const cell of rows.flat()) expect(text.slice(...cell.span)).toBe(cell.text)
  })

  test('leave out deleted rows, put paragraphs of a cell on one line, and pad short rows', async () => {
    const deleted = `<w:tr><w:trPr><w:del w:id="1"/></w:trPr>${wordCell('旧')}</w:tr>`
    const two = `<w:tc>${wordParagraph('区民政局')}${wordParagraph('区教育局')}</w:tc>`
    const { tables } = await readDocx(
      aWordFile(`<w:tbl>${deleted}<w:tr>${two}${wordCell('1')}</w:tr><w:tr>${wordCell('区医保局')}</w:tr></w:tbl>`),
    )
    expect(shown(tables[0]?.rows ?? [])).toEqual(['区民政局 区教育局|1', '区医保局|'])
  })

  test('that only lay out the page are read as text', async () => {
    const inner = `<w:tbl><w:tr>${wordCell('1')}${wordCell('床位')}</w:tr></w:tbl>`
    const { text, tables } = await readDocx(
      aWordFile(`<w:tbl><w:tr><w:tc>${wordParagraph('标题')}${inner}${wordParagraph('')}</w:tc></w:tr></w:tbl>`),
    )
    expect(text).toBe('标题\n1\t床位')
    expect(tables).toHaveLength(1)
  })
})

describe('what a reader sees', () => {
  test('tracked insertions are in, deletions and hidden text are out', async () => {
    const run = (text: string, properties = '') => `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`
    const body = `<w:p>${run('床位')}<w:ins>${run('600')}</w:ins><w:del><w:r><w:delText>500</w:delText></w:r></w:del>${run('张')}${run('隐', '<w:vanish/>')}</w:p>`
    expect(await linesOf(body)).toEqual(['床位600张'])
  })

  test('a raised 2 after m is a square, a symbol of the symbol font is its sign, a soft break ends the line', async () => {
    const body = `<w:p><w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t>40m</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r><w:r><w:br/><w:t>下一行</w:t></w:r></w:p>`
    expect(await linesOf(body)).toEqual(['≥40m²', '下一行'])
  })

  test('a text box is read once, though it is written for two generations of word processors', async () => {
    const box = `<w:txbxContent>${wordParagraph('附件')}</w:txbxContent>`
    const body = `<w:p><w:r><w:t>正文</w:t><mc:AlternateContent><mc:Choice><wps:txbx>${box}</wps:txbx></mc:Choice><mc:Fallback><v:textbox>${box}</v:textbox></mc:Fallback></mc:AlternateContent></w:r></w:p>`
    expect(await linesOf(body)).toEqual(['正文', '附件'])
  })

  test('the table of contents is left out, content controls are read', async () => {
    const contents = `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${wordParagraph('一、目录项 3')}</w:sdtContent></w:sdt>`
    const control = `<w:sdt><w:sdtContent>${wordParagraph('一、总体要求')}</w:sdtContent></w:sdt>`
    expect(await linesOf(contents + control)).toEqual(['一、总体要求'])
  })
})

describe('what is refused', () => {
  test.each([
    ['a zip that is no Word file', aZip([{ name: 'a.txt', content: 'x' }]), 'not_a_document'],
    ['half a file', aWordFile(wordParagraph('一')).slice(0, 300), 'docx_broken'],
    ['broken XML', aZip([{ name: 'word/document.xml', content: '<w:document><w:body>' }]), 'docx_broken'],
    [
      'an entity definition',
      aZip([
        { name: 'word/document.xml', content: '<!DOCTYPE a [<!ENTITY b "c">]><w:document><w:body>&b;</w:body></w:document>' },
      ]),
      'docx_broken',
    ],
    ['a thousand levels', aWordFile('<w:sdt><w:sdtContent>'.repeat(500) + '</w:sdtContent></w:sdt>'.repeat(500)), 'too_deep'],
    ['a part that unpacks 800 times', aWordFile('<w:p/>'.repeat(1_500_000)), 'zip_bomb'],
    [
      'a part that is larger than it says',
      aZip([{ name: 'word/document.xml', content: ' '.repeat(900_000), claims: 1000 }]),
      'zip_bomb',
    ],
    ['six thousand parts', aZip(Array.from({ length: 6000 }, (_, i) => ({ name: `word/${i}`, content: '' }))), 'zip_bomb'],
  ])('%s', async (_, bytes, code) => {
    await expect(readDocx(bytes)).rejects.toMatchObject({ name: 'ImportProblem', code })
  })
})
