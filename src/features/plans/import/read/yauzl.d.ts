/** The few parts of yauzl that are used here; the package ships no types. */
declare module 'yauzl' {
  import type { Readable } from 'node:stream'

  export type Entry = {
    fileName: string
    compressedSize: number
    uncompressedSize: number
    isEncrypted(): boolean
  }
  export type ZipFile = {
    entryCount: number
    eachEntry(): AsyncIterable<Entry>
    openReadStreamPromise(entry: Entry): Promise<Readable>
    close(): void
  }
  export function fromBufferPromise(
    buffer: Buffer,
    options?: { lazyEntries?: boolean; validateEntrySizes?: boolean },
  ): Promise<ZipFile>
}
