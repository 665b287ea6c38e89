import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { theNobody } from '../actor.ts'
import { Problem } from '../problem.ts'
import type { PageAnswering } from './frame.ts'
import type { Page } from './page.ts'
import { rememberChoices, requestOf, sendPage } from './page-answer.ts'
import { logFault, problemOf, titleOf } from './problem-shape.ts'
import { requireScope } from './register.ts'
import { registerSignInPages } from './sign-in-pages.ts'

/** Adds the first page, signing in, and every feature's resident pages at `/{district}{path}`. */
export function registerPages(app: FastifyInstance, answering: PageAnswering): void {
  app.addHook('onSend', rememberChoices)
  app.get('/', { schema: { hide: true } }, async (request, reply) => {
    const pageRequest = requestOf(answering, request, await answering.actorOf(request.headers))
    const { title, body } = answering.frame.start(pageRequest, answering.districts)
    return await sendPage(reply, answering.frame.document(pageRequest, title, body))
  })
  registerSignInPages(app, answering)
  for (const page of answering.features.flatMap((feature) => feature.pages ?? [])) {
    app.get(
      `/:district(^\\d{6}$)${page.path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
      { schema: { hide: true } },
      async (request, reply) => {
        try {
          return await answerPage(answering, page, request, reply)
        } catch (error) {
          const problem = problemOf(error)
          if (problem.status >= 500) logFault(request, error)
          // Who is not signed in is asked to, and comes back to this very page.
          if (problem.status === 401) return reply.redirect(`/sign-in?next=${encodeURIComponent(request.url)}`, 303)
          return await pageProblem(answering, request, reply, problem)
        }
      },
    )
  }
}

async function answerPage(answering: PageAnswering, page: Page, request: FastifyRequest, reply: FastifyReply) {
  const actor = await answering.actorOf(request.headers)
  const pageRequest = requestOf(answering, request, actor)
  if (pageRequest.districtName === null) throw new Problem(404, 'not_found', { what: 'district' })
  requireScope(page.scope, actor, pageRequest.ctx.district)
  const query = page.query ? page.query.parse(request.query) : {}
  const { title, body, status } = await page.run({ ...pageRequest, query })
  return await sendPage(reply, answering.frame.document(pageRequest, title, body), status)
}

/** A refusal as a page, in the reader's words. */
export async function pageProblem(answering: PageAnswering, request: FastifyRequest, reply: FastifyReply, problem: Problem) {
  // After a fault of ours the database may be away: the page that says so must not need it.
  const actor = problem.status >= 500 ? theNobody : await answering.actorOf(request.headers)
  const pageRequest = requestOf(answering, request, actor)
  const title = titleOf(pageRequest.words, problem)
  const body = answering.frame.problem(pageRequest, problem)
  return await sendPage(reply, answering.frame.document(pageRequest, title, body), problem.status)
}

/** Whether an address is a resident page's (and not the API's or the console's). */
export const isPagePath = (url: string): boolean => !/^\/(api|console|look|metrics|healthz|readyz)\b/.test(url)
