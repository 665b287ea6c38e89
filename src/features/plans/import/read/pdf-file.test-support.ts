import { deflateSync } from 'node:zlib'

/** What stands on a test page of 595 × 842 points, measured from its top left corner. */
export type TestPage = {
  texts: [x: number, y: number, text: string, size?: number][]
  lines?: [x1: number, y1: number, x2: number, y2: number][]
  rotate?: 90
}

const HEIGHT = 842

/** Writes a PDF whose Chinese text is encoded by a predefined character map, the way many office programs do. */
export function aPdf(pages: readonly TestPage[], { encrypted = false } = {}): Uint8Array {
  const objects: (string | Buffer)[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${6 + 2 * i} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 /W [1 [500] 814 [500 500]] /FontDescriptor 5 0 R >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
  ]
  pages.forEach((page, i) => {
    const content = deflateSync(contentOf(page))
    const rotate = page.rotate ? `/Rotate ${page.rotate}` : ''
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 ${HEIGHT}] ${rotate} /Resources << /Font << /F 3 0 R >> >> /Contents ${7 + 2 * i} 0 R >>`,
      Buffer.concat([
        Buffer.from(`<< /Length ${content.length} /Filter /FlateDecode >>\nstream\n`),
        content,
        Buffer.from('\nendstream'),
      ]),
    )
  })
  return assembled(objects, encrypted)
}

function contentOf({ texts, lines = [] }: TestPage): string {
  const shown = texts.map(([x, y, text, size = 12]) => {
    const hex = Buffer.from(text, 'utf16le').swap16().toString('hex')
    return `BT /F ${size} Tf ${x} ${HEIGHT - y} Td <${hex}> Tj ET`
  })
  const drawn = lines.map(([x1, y1, x2, y2]) => `${x1} ${HEIGHT - y1} m ${x2} ${HEIGHT - y2} l S`)
  return [...drawn, ...shown].join('\n')
}

function assembled(objects: (string | Buffer)[], encrypted: boolean): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.5\n')]
  const offsets: number[] = []
  let at = parts[0]?.length ?? 0
  const add = (part: Buffer) => {
    parts.push(part)
    at += part.length
  }
  objects.forEach((object, i) => {
    offsets.push(at)
    add(Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`), Buffer.from(object as string), Buffer.from('\nendobj\n')]))
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  // A password nobody knows: the check values fit no key.
  const lock = encrypted
    ? `/ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>] /Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> >>`
    : ''
  add(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer << /Size ${objects.length + 1} /Root 1 0 R ${lock} >>\nstartxref\n${at}\n%%EOF`,
    ),
  )
  return Buffer.concat(parts)
}

/** The lines of a grid with these column and row edges; `without` picks the ones that merged cells do not have. */
export function gridLines(
  xs: number[],
  ys: number[],
  without: (x1: number, y1: number, x2: number, y2: number) => boolean = () => false,
) {
  const between = (all: number[]) => all.slice(1).map((to, i): [number, number] => [all[i] as number, to])
  const level = ys.flatMap((y) => between(xs).map(([from, to]): [number, number, number, number] => [from, y, to, y]))
  const upright = xs.flatMap((x) => between(ys).map(([from, to]): [number, number, number, number] => [x, from, x, to]))
  const lines = [...level, ...upright]
  return lines.filter((line) => !without(...line))
}
