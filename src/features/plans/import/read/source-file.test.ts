import { deflateSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { aWordFile, wordParagraph } from './files.test-support.ts'
import { aPdf } from './pdf-file.test-support.ts'
import { readSourceFile } from './source-file.ts'
import { readInWorker, stopReading } from './worker-pool.ts'

const sentence = '到二〇二五年，全区基本建成覆盖城乡的养老托育服务体系。'
const text = (content: string) => new TextEncoder().encode(content)
const word = aWordFile(wordParagraph(sentence))
const pdf = aPdf([{ texts: [[90, 100, sentence]] }])
const page = text(`<html><body><p>${sentence}</p></body></html>`)

afterAll(stopReading)

test.each([
  ['a Word file', word, 'docx'],
  ['a PDF', pdf, 'pdf'],
  ['a web page', page, 'html'],
  ['plain text', text(sentence), 'txt'],
])('%s is known by its content and read in a thread', async (_, bytes, format) => {
  const document = await readSourceFile({ bytes })
  expect({ ...document, text: document.text.trim() }).toMatchObject({ format, text: sentence, warnings: [] })
})

test.each([
  ['a web page named .docx', page, 'plan.docx', 'html'],
  ['a PDF named .txt', pdf, 'plan.txt', 'pdf'],
  ['a Word file named .html', word, 'plan.html', 'docx'],
])('%s is read as what it is, with a warning', async (_, bytes, name, format) => {
  const document = await readSourceFile({ bytes, name })
  expect(document).toMatchObject({ format, text: sentence })
  expect(document.warnings.map((warning) => warning.code)).toEqual(['format_mismatch'])
})

test.each([
  ['200 MB', new Uint8Array(200 * 1024 * 1024), 'too_large'],
  ['3 MB of plain text', text('一'.repeat(1_000_000)), 'too_large'],
  ['700,000 characters in a page', text(`<html><body>${'<p>一二三四五六七</p>'.repeat(100_000)}`), 'too_large'],
  ['nothing', new Uint8Array(0), 'empty_file'],
  ['a Word 97 file renamed to .docx', oleFile('WordDocument'), 'old_word_format'],
  ['a Word file with a password', oleFile('EncryptedPackage'), 'password_protected'],
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), 'not_a_document'],
  ['a program', Buffer.from('7f454c4602010100000000000000', 'hex'), 'not_a_document'],
  ['an RTF file', text('{\\rtf1\\ansi 方案}'), 'not_a_document'],
  ['any other zip', Buffer.from('504b0304140000000000', 'hex'), 'not_a_document'],
])('is refused by content: %s', async (_, bytes, code) => {
  await expect(readSourceFile({ bytes, name: 'plan.docx' })).rejects.toMatchObject({
    name: 'ImportProblem',
    code,
    zh: expect.any(String),
    en: expect.any(String),
  })
})

describe('a hostile file', () => {
  test('that takes too long is ended, and the next file is read', async () => {
    const nested = text(`<html>${'<b><p>'.repeat(400_000)}`)
    await expect(readInWorker({ format: 'html', bytes: nested }, 500)).rejects.toMatchObject({ code: 'too_slow' })
    expect((await readSourceFile({ bytes: page })).text).toBe(sentence)
  })

  test('that unpacks to a gigabyte inside a PDF ends in a clear error', async () => {
    await expect(readSourceFile({ bytes: flateBomb(1024) })).rejects.toMatchObject({
      name: 'ImportProblem',
      code: expect.stringMatching(/^(too_(slow|large)|pdf_without_text)$/),
    })
  }, 60_000)

  test('does not stop the files queued behind it', async () => {
    const results = await Promise.allSettled([
      readSourceFile({ bytes: pdf }),
      readSourceFile({ bytes: pdf.slice(0, 40) }),
      readSourceFile({ bytes: word }),
    ])
    expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  })
})

function oleFile(stream: string): Uint8Array {
  return Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(504),
    Buffer.from(stream, 'utf16le'),
    Buffer.alloc(512),
  ])
}

function flateBomb(megabytes: number): Uint8Array {
  const packed = deflateSync(Buffer.alloc(megabytes * 1024 * 1024, ' '), { level: 1 })
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> /Contents 4 0 R >>',
  ].map((object, i) => `${i + 1} 0 obj\n${object}\nendobj\n`)
  const stream = `4 0 obj\n<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n`
  return Buffer.concat([
    Buffer.from(`%PDF-1.5\n${objects.join('')}${stream}`),
    packed,
    Buffer.from('\nendstream\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF'),
  ])
}
