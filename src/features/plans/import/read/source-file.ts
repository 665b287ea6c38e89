import type { ReadPolicy } from '../../policies/reading/read.ts'
import type { ImportWarning, SourceDocument, SourceFormat } from '../document.ts'
import type { PlanPack } from '../pack.ts'
import { importProblem } from '../problem.ts'
import { formatOfName, MAX_TEXT_BYTES, refuseOversize } from './limits.ts'
import type { ReadingRequest } from './reading.worker.ts'
import { sniffFormat } from './sniff.ts'
import { readInWorker } from './worker-pool.ts'

/** A file as it was handed in; the name and the stated format are hints, the content decides. */
export type SourceFile = { bytes: Uint8Array; name?: string; format?: SourceFormat }

/**
 * Reads a plan file of any supported format in a thread of its own. Throws an `ImportProblem` within ten seconds and in
 * bounded memory, whatever the file holds; warns `format_mismatch` where the content is not what the name says.
 */
export async function readSourceFile(file: SourceFile): Promise<SourceDocument> {
  return (await readInWorker(requestOf(file))).document
}

/** Reads a plan file and makes its pack, both in that thread; refuses as `readSourceFile` does, and what is no plan. */
export async function readPlanFile(file: SourceFile): Promise<{ document: SourceDocument; pack: PlanPack }> {
  const { document, pack } = await readInWorker({ ...requestOf(file), asPlan: true })
  if (!pack) throw importProblem('not_a_plan')
  return { document, pack }
}

/** Reads a file and cuts it into clauses, both in that thread; refuses as `readSourceFile` does, and what holds no text. */
export async function readPolicyFile(file: SourceFile): Promise<{ document: SourceDocument; policy: ReadPolicy }> {
  const { document, policy } = await readInWorker({ ...requestOf(file), asPolicy: true })
  if (!policy || policy.clauses.length === 0) throw importProblem('no_text')
  return { document, policy }
}

function requestOf({ bytes, name, format }: SourceFile): ReadingRequest {
  refuseOversize(bytes.byteLength)
  const found = sniffFormat(bytes)
  const stated = format ?? formatOfName(name)
  // Text may be read as a web page and a page as text, if asked in so many words; other formats cannot be mistaken.
  const actual = format && isText(format) && isText(found) ? format : found
  if (isText(actual)) refuseOversize(bytes.byteLength, MAX_TEXT_BYTES[actual])
  const warnings: ImportWarning[] = []
  if (stated && stated !== actual) {
    const text = `文件按 ${stated} 交来，内容实为 ${actual}，已按 ${actual} 读取。`
    warnings.push({ at: [0, 0], code: 'format_mismatch', text })
  }
  return { format: actual, bytes, warnings }
}

function isText(format: SourceFormat): format is 'txt' | 'html' {
  return format === 'txt' || format === 'html'
}
