import type { SourceFormat } from '../document.ts'
import { ImportProblem } from '../problem.ts'

const EXPECTED = {
  zh: '请上传方案的 .docx、.pdf、.html 或 .txt 文件。',
  en: 'Please upload the plan as .docx, .pdf, .html or .txt.',
}

/** What a file is by its content, whatever its name says. Throws `empty_file`, `old_word_format`, `password_protected` or `not_a_document`. */
export function sniffFormat(bytes: Uint8Array): SourceFormat {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const start = buffer.subarray(0, 4096).toString('latin1')
  if (/^[\s\0\u00ef\u00bb\u00bf]*$/.test(start) && buffer.length <= 4096)
    throw refusal('empty_file', '文件是空的。', 'The file is empty.')
  if (start.slice(0, 1024).includes('%PDF-')) return 'pdf'
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06')) return formatOfZip(buffer)
  if (start.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) throw oldOffice(buffer)
  refuseKnownKinds(start)
  if (isHtml(buffer)) return 'html'
  if (isBinary(buffer)) throw refusal('not_a_document', '这不是文档，而是二进制文件。', 'This is a binary file, not a document.')
  return 'txt'
}

function formatOfZip(buffer: Buffer): SourceFormat {
  const has = (name: string) => buffer.includes(name, 0, 'latin1')
  if (has('word/')) return 'docx'
  if (has('xl/workbook')) throw refusal('not_a_document', '这是 Excel 表格，不是方案文件。', 'This is a spreadsheet, not a plan.')
  if (has('ppt/presentation'))
    throw refusal('not_a_document', '这是演示文稿，不是方案文件。', 'This is a presentation, not a plan.')
  if (has('OFD.xml'))
    throw refusal(
      'not_a_document',
      '这是 OFD 版式文件，请先在阅读软件中另存为 PDF。',
      'This is an OFD file: save it as PDF in its reader first.',
    )
  if (has('application/vnd.oasis.opendocument'))
    throw refusal(
      'not_a_document',
      '这是 OpenDocument 文件，请先另存为 .docx。',
      'This is an OpenDocument file: save it as .docx first.',
    )
  // Stored under another folder's name a Word file is still one; the reader finds out by the container's own index.
  if (has('[Content_Types].xml')) return 'docx'
  throw refusal(
    'not_a_document',
    '这是压缩包，请解压后上传其中的方案文件。',
    'This is an archive: unpack it and upload the plan inside.',
  )
}

function oldOffice(buffer: Buffer): ImportProblem {
  const has = (name: string) => buffer.includes(Buffer.from(name, 'utf16le'))
  if (has('EncryptedPackage')) {
    return refusal(
      'password_protected',
      '这个文件设有打开密码。请去除密码后再上传。',
      'This file needs a password to open: remove it and upload the file again.',
    )
  }
  if (has('Workbook')) return refusal('not_a_document', '这是 Excel 表格，不是方案文件。', 'This is a spreadsheet, not a plan.')
  return refusal(
    'old_word_format',
    '这是旧版 Word 格式（.doc），改扩展名并不能转换。请用 Word 或 WPS 打开，另存为 .docx。',
    'This is the old Word format (.doc), which renaming does not convert: open it in a word processor and save it as .docx.',
  )
}

function refuseKnownKinds(start: string): void {
  if (start.startsWith('{\\rtf'))
    throw refusal('not_a_document', '这是 RTF 文件，请先另存为 .docx。', 'This is an RTF file: save it as .docx first.')
  if (/^MIME-Version:/i.test(start) || /^From:.*\r?\n.*MIME-Version:/is.test(start.slice(0, 400)))
    throw refusal(
      'not_a_document',
      '这是单个文件网页（.mht），请另存为 .html 或 .docx。',
      'This is a web archive (.mht): save it as .html or .docx.',
    )
  if (/^(\x89PNG|\xff\xd8\xff|GIF8|BM|II\*\0|MM\0\*|RIFF)/.test(start))
    throw refusal('not_a_document', '这是图片，不含可读取的文字。', 'This is a picture; it holds no readable text.')
}

function isHtml(buffer: Buffer): boolean {
  const isUtf16 = (buffer[0] === 0xff && buffer[1] === 0xfe) || (buffer[0] === 0xfe && buffer[1] === 0xff)
  const start = buffer
    .subarray(0, 8192)
    .toString('latin1')
    .replaceAll('\0', '')
    .slice(isUtf16 ? 2 : 0)
  if (/<!doctype\s+html|<html[\s>]|<body[\s>]/i.test(start)) return true
  return /^(?:\u00ef\u00bb\u00bf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:head|meta|title|style|div|table|p|article|section|main|span|h[1-6]|center|ol|ul)[\s>]/i.test(
    start,
  )
}

function isBinary(buffer: Buffer): boolean {
  if ((buffer[0] === 0xff && buffer[1] === 0xfe) || (buffer[0] === 0xfe && buffer[1] === 0xff)) return false
  const sample = buffer.subarray(0, 65_536)
  let odd = 0
  for (const byte of sample)
    if (byte === 0 || (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12 && byte !== 27)) odd++
  return sample.includes(0) || odd > sample.length * 0.02
}

function refusal(code: string, zh: string, en: string): ImportProblem {
  return new ImportProblem(code, { zh: zh + EXPECTED.zh, en: `${en} ${EXPECTED.en}` })
}
