import { expect, test } from 'vitest'
import { shown } from './files.test-support.ts'
import { readHtml } from './html.ts'

const page = (body: string, head = '') =>
  new TextEncoder().encode(`<!doctype html><html><head>${head}</head><body>${body}</body></html>`)
const textOf = async (body: string, head?: string) => (await readHtml(page(body, head))).text

test('a table keeps its merged cells, its header first and its footer last', async () => {
  const { tables, text } = await readHtml(
    page(`<table><tfoot><tr><td colspan=3>合计</td></tr></tfoot><thead><tr><th rowspan=2>类别<th colspan=2>目标</tr><tr><td>2020年<br>现状<td>2025年</tr></thead>
      <tbody><tr><td rowspan=0>养老<td>1<td>≥&nbsp;60</tr><tr><td>2<td><p>区民政局</p><p>区教育局</p></tr></tbody></table>`),
  )
  expect(shown(tables[0]?.rows ?? [])).toEqual([
    '类别|目标|<目标',
    '^类别|2020年 现状|2025年',
    '养老|1|≥ 60',
    '^养老|2|区民政局 区教育局',
    '合计|<合计|<合计',
  ])
  for (const cell of tables[0]?.rows.flat() ?? []) expect(text.slice(...cell.span)).toBe(cell.text)
})

test('a table that lays out the page is text, the table in it is a table', async () => {
  const { tables, text } = await readHtml(
    page('<table><tr><td><p>方案</p><table><tr><td>1<td>床位</tr><tr><td>2<td>托位</tr></table></td></tr></table>'),
  )
  expect(text).toBe('方案\n1\t床位\n2\t托位')
  expect(tables).toHaveLength(1)
})

test('menus, lists of links, scripts, hidden parts and the footer are left out, the text around a table is not', async () => {
  const body = `<div class="top nav"><a href=1>首页</a><a href=2>公开</a></div><ul><li><a href=3>要闻</a><li><a href=4>动态</a><li><a href=5>专题</a></ul>
    <script>var 床位 = 1</script><div style="display:none">隐藏</div><div id=zoom><h1>某区方案</h1><p>一、目标</p><table><tr><td>1<td>床位</tr></table><p>二、任务与<a href=6>措施</a></p></div><footer>版权所有</footer>`
  expect(await textOf(body)).toBe('某区方案\n一、目标\n1\t床位\n二、任务与措施')
})

test('numbers of ordered lists are written out as the browser draws them', async () => {
  const body =
    '<ol style="list-style-type: cjk-ideographic"><li><p>目标</p><p>说明</p></li><li>任务<ol start=3><li>助餐</li><li value=9>助浴</li></ol></li></ol>'
  expect(await textOf(body)).toBe('一、目标\n说明\n二、任务\n3. 助餐\n9. 助浴')
})

test('headings carry their level; line breaks, entities and raised powers are read', async () => {
  const { text, headings } = await readHtml(page('<h2>一、目标</h2><p>建筑面积&ge;40m<sup>2</sup><br>到&#50;025年</p>'))
  expect(text).toBe('一、目标\n建筑面积≥40m²\n到2025年')
  expect(headings).toEqual([{ level: 2, span: [0, 4] }])
})

test('a title that only the window shows comes first, without the name of the site', async () => {
  expect(await textOf('<p>一、目标</p>', '<title>某区“一老一小”整体解决方案_某区人民政府</title>')).toBe(
    '某区“一老一小”整体解决方案\n一、目标',
  )
})

const inGb = Buffer.from('b7bdb0b8', 'hex') // 方案 in GB 18030
test.each([
  ['stated as gb2312', Buffer.concat([Buffer.from('<html><meta charset=gb2312><p>'), inGb])],
  ['stated nowhere', Buffer.concat([Buffer.from('<html><p>'), inGb])],
  ['stated wrongly as ISO-8859-1 though it is UTF-8', Buffer.from('<html><meta charset=iso-8859-1><p>方案')],
  ['UTF-16 with a byte order mark', Buffer.from('\ufeff<html><p>方案', 'utf16le')],
])('an encoding is recognised: %s', async (_, bytes) => {
  expect((await readHtml(bytes)).text).toBe('方案')
})

test.each([
  ['a page without text', page('<div id=app></div><script>load()</script>'), 'not_a_document'],
  ['ten thousand levels', page('<div>'.repeat(10_000)), 'too_deep'],
  [
    'a table of millions of cells',
    page('<table><tr><td colspan=1000>1</td></tr>'.concat('<tr><td>1</td></tr>'.repeat(300), '</table>')),
    'too_large',
  ],
])('is refused: %s', async (_, bytes, code) => {
  await expect(readHtml(bytes)).rejects.toMatchObject({ name: 'ImportProblem', code })
})
