import type { FastifyError, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { faultOf } from '../jobs/fault.ts'
import { Problem } from '../problem.ts'
import type { Words } from '../words/words.ts'
import { expectedOf } from './expected.ts'

/** RFC 9457 with our stable code; `title` is the sentence in the caller's language. */
export const ProblemShape = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number(),
    code: z.string(),
    requestId: z.string(),
    details: z.record(z.string(), z.unknown()),
    fields: z.array(z.object({ path: z.string(), expected: z.string() })).optional(),
  })
  .meta({ id: 'Problem' })

// What PostgreSQL cannot keep as text or JSON (character_not_in_repertoire, untranslatable_character): the caller's characters, not our fault.
const unstorable = new Set(['22021', '22P05'])

/** The Problem behind any error of the framework. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (error instanceof z.ZodError || hasZodFastifySchemaValidationErrors(error)) return new Problem(400, 'invalid_request')
  const { statusCode, code } = error as FastifyError
  if (unstorable.has(code)) return new Problem(400, 'invalid_request', { expected: 'text without NUL or broken characters' })
  if (statusCode === 429) return new Problem(429, 'too_many_requests')
  if (statusCode === 413) return new Problem(413, 'body_too_large')
  if (statusCode === 415) return new Problem(415, 'media_type_refused')
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500)
    return new Problem(statusCode, 'invalid_request', { expected: code })
  return new Problem(500, 'internal')
}

/** The fields that were not as expected, when that is what went wrong, with what was, in the caller's language. */
export function fieldsOf(error: unknown, words: Words): { fields?: { path: string; expected: string }[] } {
  if (error instanceof z.ZodError)
    return { fields: error.issues.map((issue) => ({ path: issue.path.join('.'), expected: expectedOf({ ...issue }, words) })) }
  if ((error as FastifyError).code === 'FST_ERR_CTP_INVALID_JSON_BODY') return { fields: [{ path: 'body', expected: 'JSON' }] }
  if (!hasZodFastifySchemaValidationErrors(error)) return {}
  return {
    fields: error.validation.map((issue) => ({
      path: `${error.validationContext ?? ''}${issue.instancePath}`.replaceAll('/', '.'),
      expected: expectedOf({ ...issue.params, code: issue.keyword, message: issue.message ?? '' }, words),
    })),
  }
}

/** The sentence of a problem. A constraint that promises nothing of its own (a key, a reference) has none: it is a conflict with what is there. */
export function titleOf(say: Words, { status, code, details }: Problem): string {
  const key = `problem.${code}`
  const sentence = say(key, details)
  return sentence !== key ? sentence : say(`problem.${status === 409 ? 'conflict' : 'refused'}`)
}

/** One line about a failure of ours: what and where, never the values in it, which may be about a person. */
export function logFault(request: FastifyRequest, error: unknown): void {
  const frames = String((error as Error | undefined)?.stack ?? '').match(/^ {4}at .+$/gm) ?? []
  request.log.error(
    { requestId: request.id, fault: faultOf(error), at: frames.slice(0, 12).map((frame) => frame.trim()) },
    'failed',
  )
}
