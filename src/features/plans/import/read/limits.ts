import type { SourceFormat } from '../document.ts'
import { ImportProblem } from '../problem.ts'

const MEGABYTE = 1024 * 1024

/** The largest plan file that is accepted, in bytes; real ones stay below 5 MB. */
export const MAX_FILE_BYTES = 20 * MEGABYTE

/** The most text a document may hold, in characters; the longest plans we know stay below 40,000. */
export const MAX_CHARACTERS = 600_000

/** The largest plain text and the largest web page that are accepted, in bytes; pages may carry pictures in their source. */
export const MAX_TEXT_BYTES = { txt: 2 * MEGABYTE, html: 10 * MEGABYTE }

/** How long a file may take to read before it is given up, in milliseconds; ending the thread may take two seconds more. */
export const READING_DEADLINE = 6_000

/** How much memory reading may take: the JavaScript heap, and the whole growth of the process, in megabytes. */
export const MEMORY_LIMIT = { heap: 512, growth: 900 }

/** Refuses a file by its size alone, before a byte of it is looked at. */
export function refuseOversize(size: number, limit: number = MAX_FILE_BYTES): void {
  if (size <= limit) return
  const [found, most] = [Math.ceil(size / MEGABYTE), limit / MEGABYTE]
  throw new ImportProblem('too_large', {
    zh: `文件有 ${found} MB，超过 ${most} MB 的上限。方案文件通常不到 5 MB，请只上传方案本身。`,
    en: `The file has ${found} MB; the limit is ${most} MB. Plans usually stay below 5 MB: please upload the plan alone.`,
  })
}

/** The format a file name promises by its ending, if it promises one. */
export function formatOfName(name: string | undefined): SourceFormat | undefined {
  const ending = /\.([a-z0-9]+)$/i.exec(name ?? '')?.[1]?.toLowerCase()
  if (ending === 'docx' || ending === 'pdf' || ending === 'txt') return ending
  return ending === 'html' || ending === 'htm' || ending === 'xhtml' ? 'html' : undefined
}
