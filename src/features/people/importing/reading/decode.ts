import { isUtf8 } from 'node:buffer'
import { SheetProblem } from './problem.ts'

type Chunks = () => AsyncIterable<Buffer>
export type Encoding = 'utf-8' | 'utf-16le' | 'gb18030'

/**
 * The encoding of a text file, told from all of its bytes: a mark at the beginning, else UTF-8 where every byte fits it, else GB 18030, which is what
 * spreadsheets on Chinese desks save. 'text_unreadable' when it is none of them.
 */
export async function encodingOf(chunks: Chunks): Promise<Encoding> {
  let tail: Buffer = Buffer.alloc(0)
  let first = true
  let utf8 = true
  for await (const chunk of chunks()) {
    if (first && chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le'
    first = false
    const bytes = tail.length > 0 ? Buffer.concat([tail, chunk]) : chunk
    const cut = bytes.length - unfinished(bytes)
    if (!isUtf8(bytes.subarray(0, cut))) {
      utf8 = false
      break
    }
    tail = bytes.subarray(cut)
  }
  return utf8 && tail.length === 0 ? 'utf-8' : 'gb18030'
}

/** The text of a file piece by piece, without the mark at its beginning. */
export async function* textOf(chunks: Chunks, encoding: Encoding): AsyncIterable<string> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  try {
    for await (const chunk of chunks()) yield decoder.decode(chunk, { stream: true })
    yield decoder.decode()
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') throw new SheetProblem('text_unreadable')
    throw error
  }
}

/** How many bytes at the end begin a character that the next chunk finishes. */
function unfinished(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] as number
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0
  }
  return 0
}
