import type { FastifyError } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Problem } from '../problem.ts'

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

/** The Problem behind any error of the framework. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (error instanceof z.ZodError || hasZodFastifySchemaValidationErrors(error)) return new Problem(400, 'invalid_request')
  const { statusCode, code } = error as FastifyError
  if (statusCode === 429) return new Problem(429, 'too_many_requests')
  if (statusCode === 413) return new Problem(413, 'body_too_large')
  if (statusCode === 415) return new Problem(415, 'media_type_refused')
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500)
    return new Problem(statusCode, 'invalid_request', { expected: code })
  return new Problem(500, 'internal')
}

/** The fields that were not as expected, when that is what went wrong. */
export function fieldsOf(error: unknown): { fields?: { path: string; expected: string }[] } {
  if (error instanceof z.ZodError)
    return { fields: error.issues.map((issue) => ({ path: issue.path.join('.'), expected: issue.message })) }
  if (!hasZodFastifySchemaValidationErrors(error)) return {}
  return {
    fields: error.validation.map((issue) => ({
      path: `${error.validationContext ?? ''}${issue.instancePath}`.replaceAll('/', '.'),
      expected: issue.message ?? '',
    })),
  }
}
