export type OfficeType =
  | 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  | 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  | 'application/zip'

/** Tells a .docx or .xlsx from any other zip by the parts its directory lists; nothing is unpacked. With macros, or damaged, it is a plain zip. */
export function officeTypeOf(content: Buffer): OfficeType {
  const parts = partsOf(content)
  if (!parts.has('[Content_Types].xml') || [...parts].some((part) => part.endsWith('vbaProject.bin'))) return 'application/zip'
  if (parts.has('word/document.xml')) return 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  if (parts.has('xl/workbook.xml')) return 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return 'application/zip'
}

const endOfDirectory = 0x06054b50
const directoryEntry = 0x02014b50
const endLength = 22
const entryLength = 46
const longestComment = 65_535

/** The names in the zip's central directory (APPNOTE 4.3.12 and 4.3.16); none when it is damaged or uses the 64-bit form no Office file of our size needs. */
function partsOf(content: Buffer): Set<string> {
  const parts = new Set<string>()
  const end = findEnd(content)
  if (end === undefined) return parts
  const count = content.readUInt16LE(end + 10)
  let at = content.readUInt32LE(end + 16)
  for (let i = 0; i < count; i++) {
    if (at + entryLength > end || content.readUInt32LE(at) !== directoryEntry) return new Set()
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => content.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ]
    parts.add(content.toString('utf8', at + entryLength, at + entryLength + nameLength))
    at += entryLength + nameLength + extraLength + commentLength
  }
  return parts
}

function findEnd(content: Buffer): number | undefined {
  const earliest = Math.max(0, content.length - endLength - longestComment)
  for (let at = content.length - endLength; at >= earliest; at--) if (content.readUInt32LE(at) === endOfDirectory) return at
  return undefined
}
