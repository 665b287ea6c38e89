import { crc32, deflateRawSync } from 'node:zlib'

/** One file of a zip; `claims` lets a test lie about the unpacked size. */
export type ZipEntry = { name: string; content: string | Uint8Array; claims?: number }

/** Packs files the way office programs do. */
export function aZip(entries: readonly ZipEntry[]): Uint8Array {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const { name, content, claims } of entries) {
    const data = Buffer.from(content as string)
    const packed = deflateRawSync(data, { level: 9 })
    const label = Buffer.from(name)
    const sizes = Buffer.alloc(16)
    sizes.writeUInt32LE(crc32(data), 0)
    sizes.writeUInt32LE(packed.length, 4)
    sizes.writeUInt32LE(claims ?? data.length, 8)
    sizes.writeUInt16LE(label.length, 12)
    const head = Buffer.concat([Buffer.from([0x14, 0, 0, 0x08, 8, 0, 0, 0, 0x21, 0]), sizes])
    const start = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), head, label, packed])
    const where = Buffer.alloc(14)
    where.writeUInt32LE(offset, 10)
    central.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0', 'latin1'), head, where, label]))
    local.push(start)
    offset += start.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...local, directory, end])
}

const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="urn:mc" xmlns:wps="urn:wps" xmlns:v="urn:v"'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A Word file with that body, in the words of the format itself, and with further parts (`numbering`, `styles`). */
export function aWordFile(body: string, parts: Record<string, string> = {}): Uint8Array {
  const related = Object.keys(parts).map((part, i) => `<Relationship Id="r${i}" Type="${OFFICE}/${part}" Target="${part}.xml"/>`)
  return aZip([
    { name: '[Content_Types].xml', content: '<Types/>' },
    {
      name: '_rels/.rels',
      content: `<Relationships><Relationship Id="r" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    },
    { name: 'word/_rels/document.xml.rels', content: `<Relationships>${related.join('')}</Relationships>` },
    {
      name: 'word/document.xml',
      content: `<?xml version="1.0"?><w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`,
    },
    ...Object.entries(parts).map(([part, xml]) => ({
      name: `word/${part}.xml`,
      content: `<w:${part} ${NAMESPACES}>${xml}</w:${part}>`,
    })),
  ])
}

/** A paragraph of a Word file: text, and paragraph properties in the format's words. */
export function wordParagraph(text: string, properties = ''): string {
  return `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
}

/** A table cell of a Word file. */
export function wordCell(text: string, properties = ''): string {
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${wordParagraph(text)}</w:tc>`
}

/** Shows a table as its cells with `<` and `^` where a cell is merged with the one to its left or above. */
export function shown(rows: readonly { text: string; merged: 'left' | 'above' | null }[][]): string[] {
  return rows.map((row) =>
    row.map((cell) => `${cell.merged === 'left' ? '<' : cell.merged === 'above' ? '^' : ''}${cell.text}`).join('|'),
  )
}
