import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Problem } from '../problem.ts'
import type { WordBook } from '../words/book.ts'
import { languageOf } from './language.ts'
import { isPagePath, type PageAnswering, pageProblem } from './pages.ts'

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

/** Turns whatever was thrown into problem+json; what is no Problem is a 500 that tells the caller nothing and the log everything. */
export function answerProblem(words: WordBook) {
  return (error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply) => {
    const problem = problemOf(error)
    if (problem.status >= 500) request.log.error({ err: error, requestId: request.id }, 'failed')
    if (problem.code === 'too_many_requests') reply.header('retry-after', '60')
    const say = words.in(languageOf(request))
    void reply
      .code(problem.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .serializer((body: unknown) => JSON.stringify(body))
      .send({
        type: `urn:yiyu:problem:${problem.code}`,
        title: say(`problem.${problem.code}`, problem.details),
        status: problem.status,
        code: problem.code,
        requestId: request.id,
        details: problem.details,
        ...fieldsOf(error),
      })
  }
}

/** An address nobody answers: a page for a reader, a problem for a program. */
export function answerUnknown(answering: PageAnswering) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    if (isPagePath(request.url) && (request.headers.accept ?? '').includes('text/html'))
      return await pageProblem(answering, request, reply, new Problem(404, 'not_found', { what: 'page' }))
    throw new Problem(404, 'not_found', { what: 'address' })
  }
}

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

function fieldsOf(error: unknown): { fields?: { path: string; expected: string }[] } {
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
