import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from '../problem.ts'
import type { PageAnswering } from './frame.ts'
import { languageOf } from './language.ts'
import { isPagePath, pageProblem } from './pages.ts'
import { fieldsOf, logFault, problemOf, titleOf } from './problem-shape.ts'

/**
 * Turns whatever was thrown into problem+json, or into a page for a reader who asked for one: a form that was too large never reaches its page. What is no
 * Problem is a 500 that tells the caller nothing and the log everything.
 */
export function answerProblem(answering: PageAnswering) {
  return async (error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply) => {
    const problem = problemOf(error)
    const say = answering.words.in(languageOf(request))
    if (problem.status >= 500) logFault(request, error)
    if (wantsPage(request)) return await pageProblem(answering, request, reply, problem)
    if (problem.code === 'too_many_requests') reply.header('retry-after', '60')
    return await reply
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

/** Whether whoever asks reads: a browser at an address of the resident pages. */
const wantsPage = ({ url, headers }: FastifyRequest): boolean => isPagePath(url) && (headers.accept ?? '').includes('text/html')

/** An address nobody answers: a page for a reader, a problem for a program. */
export function answerUnknown(answering: PageAnswering) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    if (wantsPage(request)) return await pageProblem(answering, request, reply, new Problem(404, 'not_found', { what: 'page' }))
    throw new Problem(404, 'not_found', { what: 'address' })
  }
}
