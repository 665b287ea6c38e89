import { importProblem } from '../../problem.ts'

/** The text of bytes in UTF-8, UTF-16 or GB18030, with or without a byte order mark. Throws `unreadable_text` for anything else. */
export function decodeText(bytes: Uint8Array): string {
  const marked = byMark(bytes)
  if (marked) return checked(new TextDecoder(marked).decode(bytes))
  const wide = withoutMark(bytes)
  if (wide) return checked(new TextDecoder(wide).decode(bytes))
  const candidates = ['utf-8', 'gb18030'].map((label) => {
    const text = new TextDecoder(label).decode(bytes)
    return { text, damage: count(text, /\ufffd/g) }
  })
  const [utf8, gb] = candidates
  if (!utf8 || !gb) throw importProblem('unreadable_text')
  return checked(utf8.damage <= gb.damage ? utf8.text : gb.text)
}

function byMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return null
}

/** UTF-16 without a mark shows itself by the zero bytes of digits and line ends, nearly all on one side. */
function withoutMark(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, 4000)
  const zeros = [0, 0]
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  })
  const [even = 0, odd = 0] = zeros
  // 一 (U+4E00) has a zero byte on the other side, so only a clear majority counts.
  if (even + odd < sample.length / 200 || Math.max(even, odd) < 2 * Math.min(even, odd)) return null
  return odd > even ? 'utf-16le' : 'utf-16be'
}

function checked(text: string): string {
  const damaged = count(text, /\ufffd|\p{Cc}/gu) - count(text, /[\t\n\v\f\r\u0085]/g)
  if (damaged > Math.max(20, text.length / 50)) throw importProblem('unreadable_text')
  if (!/\S/.test(text)) throw importProblem('no_text')
  return text
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
