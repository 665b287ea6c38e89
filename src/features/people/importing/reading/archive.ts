import { Readable } from 'node:stream'
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader } from 'yauzl'
import { limits } from './limits.ts'
import { SheetProblem } from './problem.ts'

/** Bytes of a file by position: `[start, end)`. */
export type Bytes = { size: number; read(start: number, end: number): AsyncIterable<Buffer> }

/** The parts of a workbook, unpacked as they are read. */
export type Archive = { has(name: string): boolean; text(name: string): AsyncIterable<string>; close(): void }

/** Opens a workbook's package without holding it. 'zip_bomb' where it would unpack to far more than a sheet, 'sheet_broken' where it cannot be read. */
export async function openArchive(bytes: Bytes): Promise<Archive> {
  const zip = await fromRandomAccessReaderPromise(new PartReader(bytes), bytes.size, { autoClose: false }).catch(() => {
    throw new SheetProblem('sheet_broken')
  })
  const entries = new Map<string, Entry>()
  try {
    if (zip.entryCount > limits.entries) throw new SheetProblem('zip_bomb_sheet')
    for await (const entry of zip.eachEntry()) {
      if (entry.uncompressedSize > limits.unpacked || tooDense(entry)) throw new SheetProblem('zip_bomb_sheet')
      entries.set(entry.fileName.replace(/^\/+/, ''), entry)
    }
  } catch (error) {
    zip.close()
    throw asSheetProblem(error)
  }
  return {
    has: (name) => entries.has(name),
    close: () => zip.close(),
    text: async function* (name) {
      const entry = entries.get(name)
      if (!entry) return
      if (entry.isEncrypted()) throw new SheetProblem('sheet_locked')
      try {
        const decoder = new TextDecoder('utf-8')
        for await (const chunk of await zip.openReadStreamPromise(entry)) yield decoder.decode(chunk as Buffer, { stream: true })
        yield decoder.decode()
      } catch (error) {
        throw asSheetProblem(error)
      }
    },
  }
}

const tooDense = ({ uncompressedSize, compressedSize }: Entry) =>
  uncompressedSize > limits.ratioCountsFrom && uncompressedSize > limits.ratio * Math.max(1, compressedSize)

function asSheetProblem(error: unknown): unknown {
  if (error instanceof SheetProblem || !(error instanceof Error)) return error
  if (/too many bytes/.test(error.message)) return new SheetProblem('zip_bomb_sheet')
  const ofTheZip = 'code' in error ? /^(Z_|ERR_)/.test(String(error.code)) : true
  return ofTheZip ? new SheetProblem('sheet_broken') : error
}

class PartReader extends RandomAccessReader {
  private readonly bytes: Bytes
  constructor(bytes: Bytes) {
    super()
    this.bytes = bytes
  }
  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.bytes.read(start, end), { objectMode: false })
  }
}
