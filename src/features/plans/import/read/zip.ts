import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { ImportProblem } from '../problem.ts'

const MAX_ENTRIES = 5_000
const MAX_UNPACKED = 400 * 1024 * 1024
const MAX_PART = 24 * 1024 * 1024
// Office XML shrinks 5 to 40 times; only a file made to hurt shrinks more than 250 times over a megabyte.
const MAX_RATIO = 250
const RATIO_COUNTS_FROM = 1024 * 1024

/** A zip archive whose stated sizes were found bearable before anything was unpacked. */
export type Archive = { has(name: string): boolean; text(name: string): Promise<string | undefined> }

/** Opens a zip archive. Throws `zip_bomb` when it would unpack to far more than a document, `docx_broken` when it cannot be read. */
export async function openArchive(bytes: Uint8Array): Promise<Archive> {
  const entries = new Map<string, Entry>()
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const zip = await fromBufferPromise(buffer, { lazyEntries: true }).catch(() => {
    throw broken()
  })
  if (zip.entryCount > MAX_ENTRIES) throw bomb()
  let unpacked = 0
  try {
    for await (const entry of zip.eachEntry()) {
      unpacked += entry.uncompressedSize
      if (unpacked > MAX_UNPACKED || isSuspicious(entry)) throw bomb()
      entries.set(entry.fileName.replace(/^\/+/, ''), entry)
    }
  } catch (error) {
    throw error instanceof ImportProblem ? error : broken()
  }
  return {
    has: (name) => entries.has(name),
    text: async (name) => {
      const entry = entries.get(name)
      return entry && (await unpack(zip, entry))
    },
  }
}

function isSuspicious(entry: Entry): boolean {
  return entry.uncompressedSize > RATIO_COUNTS_FROM && entry.uncompressedSize > MAX_RATIO * Math.max(1, entry.compressedSize)
}

async function unpack(zip: ZipFile, entry: Entry): Promise<string> {
  if (entry.isEncrypted()) throw locked()
  if (entry.uncompressedSize > MAX_PART) throw bomb()
  const chunks: Buffer[] = []
  let size = 0
  try {
    // The stream fails by itself as soon as it yields more than the entry states; the sum here is the second guard.
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      size += (chunk as Buffer).length
      if (size > MAX_PART) throw bomb()
      chunks.push(chunk as Buffer)
    }
  } catch (error) {
    if (error instanceof ImportProblem) throw error
    throw error instanceof Error && /too many bytes/.test(error.message) ? bomb() : broken()
  }
  return decode(Buffer.concat(chunks))
}

function decode(bytes: Buffer): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(encoding).decode(bytes)
}

function bomb(): ImportProblem {
  return new ImportProblem('zip_bomb', {
    zh: '这个文件解压后会异常庞大，为安全起见已拒绝读取。请用 Word 或 WPS 重新另存为 .docx。',
    en: 'This file would unpack to an unreasonable size and was refused for safety. Please save it as .docx again in a word processor.',
  })
}

function locked(): ImportProblem {
  return new ImportProblem('password_protected', {
    zh: '这个文件设有密码。请先去除密码再上传。',
    en: 'This file is protected by a password. Please remove the password and upload it again.',
  })
}

function broken(): ImportProblem {
  return new ImportProblem('docx_broken', {
    zh: '这个文件不完整或已损坏（压缩包无法打开）。请重新获取文件，或用 Word、WPS 另存为 .docx 后再上传。',
    en: 'This file is incomplete or damaged (its zip container cannot be opened). Get it again, or save it as .docx once more.',
  })
}
