import { fileTypeFromBuffer } from 'file-type'
import { officeTypeOf } from './office.ts'
import { textTypeOf } from './text.ts'

const unknown = 'application/octet-stream'

/**
 * What the bytes are, whatever the name says. An Office document is one only if its package holds the document's main part and no macros;
 * text must be UTF-8 or GB 18030 without control characters. The name decides between text and CSV alone.
 */
export async function mediaTypeOf(content: Buffer, name: string): Promise<string> {
  if (content.length === 0) return 'application/x-empty'
  const signature = await fileTypeFromBuffer(content)
  if (signature === undefined) return textTypeOf(content, name) ?? unknown
  if (isZip(content)) return officeTypeOf(content)
  if (signature.mime === 'application/xml') return textTypeOf(content, name) ?? signature.mime
  return signature.mime
}

const isZip = (content: Buffer) => content.subarray(0, 4).equals(Buffer.from('PK\x03\x04', 'latin1'))
