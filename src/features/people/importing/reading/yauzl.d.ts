/** What is used here beyond what other declarations of the package name. */
declare module 'yauzl' {
  import type { Readable } from 'node:stream'

  export class RandomAccessReader {
    _readStreamForRange(start: number, end: number): Readable
    close(callback: (error?: Error) => void): void
  }
  export function fromRandomAccessReaderPromise(
    reader: RandomAccessReader,
    totalSize: number,
    options?: { autoClose?: boolean },
  ): Promise<ZipFile>
}
