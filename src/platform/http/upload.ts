import type { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { Problem } from '../problem.ts'

/** A file as it came in a form. */
export type UploadedFile = { name: string; content: Buffer }

/** A file of a form that is still arriving. Reading it to the end throws 413 `file_too_large` beyond the limit. */
export type ArrivingFile = { name: string; chunks: AsyncIterable<Buffer> }

/** Reads a multipart form: fields by name (JSON where the shape wants more than text), files under `files`. 413 `file_too_large` or `body_too_large` beyond the limits; nothing is cut short. */
export async function formOf(
  request: FastifyRequest,
  limitBytes: number,
  shape?: z.ZodType,
): Promise<{ fields: unknown; files: UploadedFile[] }> {
  if (!request.isMultipart()) throw new Problem(415, 'form_expected')
  const fields: Record<string, string> = {}
  const files: UploadedFile[] = []
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file') files.push({ name: part.filename ?? '', content: await part.toBuffer() })
      else if (part.valueTruncated) throw new Problem(413, 'body_too_large')
      else fields[part.fieldname] = String(part.value)
    }
  } catch (error) {
    const { code } = error as { code?: string }
    if (code === 'FST_REQ_FILE_TOO_LARGE') throw tooLarge(limitBytes)
    if (code?.startsWith('FST_')) throw new Problem(400, 'invalid_request', { expected: code })
    throw error
  }
  return { fields: shape ? shape.parse(fields) : fields, files }
}

/** The first file of a form, to be read as it arrives and never held whole. 415 `form_expected`, 400 where the form has no file. */
export async function arrivingFileOf(request: FastifyRequest, limitBytes: number): Promise<ArrivingFile> {
  if (!request.isMultipart()) throw new Problem(415, 'form_expected')
  const part = await request.file({ limits: { fileSize: limitBytes, files: 1 }, throwFileSizeLimit: false })
  if (!part) throw new Problem(400, 'invalid_request', { expected: 'file' })
  return { name: part.filename ?? '', chunks: chunksOf(part.file, limitBytes) }
}

async function* chunksOf(file: Readable & { truncated?: boolean }, limitBytes: number): AsyncIterable<Buffer> {
  for await (const chunk of file) yield chunk as Buffer
  if (file.truncated) throw tooLarge(limitBytes)
}

const tooLarge = (limitBytes: number) =>
  new Problem(413, 'file_too_large', { limitBytes, limitMb: Math.floor(limitBytes / 1024 / 1024) })
