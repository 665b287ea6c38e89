import { parentPort } from 'node:worker_threads'
import { type ReadPolicy, readPolicy } from '../../policies/reading/read.ts'
import type { ImportWarning, SourceDocument, SourceFormat } from '../document.ts'
import type { PlanPack } from '../pack.ts'
import { parsePlan } from '../parse/plan.ts'
import { ImportProblem } from '../problem.ts'
import { readDocx } from './docx.ts'
import { readHtml } from './html.ts'
import { loadPdfLibrary } from './pdf/library.ts'
import { readPdf } from './pdf.ts'
import { readTxt } from './txt.ts'

/** What the worker is asked: one file of a known format, what is already odd about it, and whether to make its pack or its clauses too. */
export type ReadingRequest = {
  format: SourceFormat
  bytes: Uint8Array
  warnings?: ImportWarning[]
  asPlan?: boolean
  asPolicy?: boolean
}

/** What a file holds: its document, and its pack or its clauses where they were asked for. */
export type Reading = { document: SourceDocument; pack?: PlanPack; policy?: ReadPolicy }

/** What it answers: that it has begun, then what the file holds, a refusal, or `failed` where a reader met something it does not know. */
export type ReadingReply = { begun: true } | Reading | { problem: Pick<ImportProblem, 'code' | 'zh' | 'en'> } | { failed: string }

const readers = { docx: readDocx, html: readHtml, pdf: readPdf, txt: readTxt }

async function answer({ format, bytes, warnings = [], asPlan = false, asPolicy = false }: ReadingRequest): Promise<ReadingReply> {
  try {
    const document = await readers[format](bytes)
    document.warnings.push(...warnings)
    if (asPolicy) return { document, policy: readPolicy(document) }
    return asPlan ? { document, pack: parsePlan(document) } : { document }
  } catch (error) {
    if (error instanceof ImportProblem) return { problem: { code: error.code, zh: error.zh, en: error.en } }
    return { failed: error instanceof Error ? `${error.name}: ${error.message}` : 'unknown' }
  }
}

parentPort?.on('message', async (request: ReadingRequest) => {
  // Loading the library is not the file's fault, so it does not count as its time.
  if (request.format === 'pdf') await loadPdfLibrary()
  parentPort?.postMessage({ begun: true } satisfies ReadingReply)
  parentPort?.postMessage(await answer(request))
})

// The first PDF should not have to wait for its library; the first file of another kind should not either.
setTimeout(loadPdfLibrary, 200).unref()
