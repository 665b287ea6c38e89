import type { Caller } from '../../../../test/support/world.ts'

/** What a form may hold: a file with its name, or fields. */
export type Part = { file: { name: string; content: Buffer } } | { field: string; value: string }

/** Posts a multipart form as a browser does. */
export async function postForm(who: Caller, url: string, parts: Part[]) {
  const boundary = '----plan-form'
  const payload = Buffer.concat([...parts.map((part) => section(boundary, part)), Buffer.from(`--${boundary}--\r\n`)])
  return await who.post(url, payload, { 'content-type': `multipart/form-data; boundary=${boundary}` })
}

function section(boundary: string, part: Part): Buffer {
  const named =
    'file' in part
      ? `name="file"; filename="${part.file.name}"\r\ncontent-type: application/octet-stream`
      : `name="${part.field}"`
  const content = 'file' in part ? part.file.content : Buffer.from(part.value, 'utf8')
  return Buffer.concat([
    Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; ${named}\r\n\r\n`),
    content,
    Buffer.from('\r\n'),
  ])
}
