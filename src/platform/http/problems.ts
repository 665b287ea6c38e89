import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from '../problem.ts'
import type { WordBook } from '../words/book.ts'
import type { PageAnswering } from './frame.ts'
import { languageOf } from './language.ts'
import { isPagePath, pageProblem } from './pages.ts'
import { fieldsOf, logFault, problemOf, titleOf } from './problem-shape.ts'

/** Turns whatever was thrown into problem+json; what is no Problem is a 500 that tells the caller nothing and the log everything. */
export function answerProblem(words: WordBook) {
  return (error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply) => {
    const problem = problemOf(error)
    const say = words.in(languageOf(request))
    if (problem.status >= 500) logFault(request, error)
    if (problem.code === 'too_many_requests') reply.header('retry-after', '60')
    void reply
      .code(problem.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .serializer((body: unknown) => JSON.stringify(body))
      .send({
        type: `urn:yiyu:problem:${problem.code}`,
        title: titleOf(say, problem),
        status: problem.status,
        code: problem.code,
        requestId: request.id,
        details: problem.details,
        ...fieldsOf(error, say),
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
