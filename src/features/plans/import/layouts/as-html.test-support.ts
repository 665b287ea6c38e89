import type { ComposedBlock } from './compose.test-support.ts'

/** How a page is set when it is printed: its style sheet, and whether the header row is printed again on each page. */
export type PageStyle = { name: string; css: string; repeatHeader?: boolean }

const ruled = 'table{border-collapse:collapse;width:100%}td,th{border:1px solid #000;padding:3pt 4pt}'
const office =
  "body{font:16pt/28pt 'Noto Serif CJK SC'}p{margin:0;text-indent:2em;text-align:justify}.title{font-size:22pt;line-height:32pt;text-align:center;text-indent:0}.right{text-align:right}td,th{font-size:12pt;line-height:16pt;text-align:center;text-indent:0;font-weight:normal}"

/** Pages as word processors and browsers print them. */
export const pageStyles: PageStyle[] = [
  {
    name: 'ruled, centred, header on each page',
    css: `@page{size:A4;margin:37mm 26mm 35mm 28mm}${office}${ruled}`,
    repeatHeader: true,
  },
  {
    name: 'ruled, small page, header once',
    css: `@page{size:A5;margin:15mm}${office}body{font-size:12pt;line-height:20pt}td,th{font-size:9pt;line-height:12pt;text-align:left}${ruled}`,
  },
  {
    name: 'rules between rows only',
    css: `@page{size:A4 landscape;margin:20mm}${office}table{border-collapse:collapse;width:100%}td,th{border-top:1px solid #000;border-bottom:1px solid #000;padding:5pt 8pt;text-align:left}`,
  },
  {
    name: 'no rules',
    css: `@page{size:A4 landscape;margin:20mm}${office}table{border-spacing:14pt 8pt;width:100%}td,th{text-align:left;vertical-align:top;padding:0}`,
  },
]

/** Writes the document as a web page, in the frame of a government site or bare for printing. */
export function asHtml(blocks: ComposedBlock[], print?: PageStyle): string {
  const body = blocks.map((block) => blockHtml(block, print?.repeatHeader ?? print === undefined)).join('\n')
  if (print) return `<!doctype html><html lang="zh"><meta charset="utf-8"><style>${print.css}</style><body>${body}</body></html>`
  return `<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>临江区政府网站</title><script>var a = "<p>一、不是正文</p>"</script></head><body>
    <div class="header"><ul class="nav"><li><a href="/">首页</a></li><li><a href="/a">政务公开</a></li><li><a href="/b">办事服务</a></li></ul></div>
    <div class="wrap"><table width="100%"><tr><td><div id="zoom" class="TRS_Editor">${body}</div></td></tr></table></div>
    <footer><p>主办：临江区人民政府办公室　联系电话：12345</p></footer></body></html>`
}

function blockHtml(block: ComposedBlock, repeatHeader: boolean): string {
  if (block.kind === 'table') return tableHtml(block, repeatHeader)
  const text = escaped((block.kind === 'numbered' ? block.number : '') + block.text)
  return block.kind === 'title' || block.kind === 'right' ? `<p class="${block.kind}">${text}</p>` : `<p>${text}</p>`
}

function tableHtml(table: Extract<ComposedBlock, { kind: 'table' }>, repeatHeader: boolean): string {
  const rows = table.rows.map((row, index) => {
    const tag = index < table.headerRows ? 'th' : 'td'
    return `<tr>${row.map((cell) => `<${tag} rowspan="${cell.rows}" colspan="${cell.columns}">${escaped(cell.text).replaceAll('\n', '<br>')}</${tag}>`).join('')}</tr>`
  })
  const split = repeatHeader ? table.headerRows : 0
  return `<table><thead>${rows.slice(0, split).join('')}</thead><tbody>${rows.slice(split).join('')}</tbody></table>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
