import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { theNobody } from '../actor.ts'
import { Problem } from '../problem.ts'
import type { PageAnswering } from './frame.ts'
import { ownPath } from './own-path.ts'
import type { Page } from './page.ts'
import { rememberChoices, requestOf, sendPage } from './page-answer.ts'
import { fieldsOf, logFault, problemOf, titleOf } from './problem-shape.ts'
import { requireScope } from './register.ts'
import { registerSignInPages } from './sign-in-pages.ts'
import { requireStorable } from './storable.ts'

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
    const path = `/:district(^\\d{6}$)${page.path.replaceAll(/\{(\w+)\}/g, ':$1')}`
    const answered = (answer: typeof answerPage) => async (request: FastifyRequest, reply: FastifyReply) => {
      try {
        return await answer(answering, page, request, reply)
      } catch (error) {
        const problem = problemOf(error)
        if (problem.status >= 500) logFault(request, error)
        // Who is not signed in is asked to, and comes back to this very page.
        if (problem.status === 401) return reply.redirect(`/sign-in?next=${encodeURIComponent(request.url)}`, 303)
        return await pageProblem(answering, request, reply, problem)
      }
    }
    app.get(path, { schema: { hide: true } }, answered(answerPage))
    if (!page.submit) continue
    const config = page.perMinute ? { rateLimit: { max: page.perMinute } } : {}
    app.post(path, { schema: { hide: true }, config }, answered(answerForm))
  }
}

async function askedOf(answering: PageAnswering, page: Page, request: FastifyRequest) {
  const actor = await answering.actorOf(request.headers)
  const pageRequest = requestOf(answering, request, actor)
  if (pageRequest.districtName === null) throw new Problem(404, 'not_found', { what: 'district' })
  requireScope(page.scope, actor, pageRequest.ctx.district)
  requireStorable({ params: request.params, query: request.query, body: request.body })
  return { ...pageRequest, query: page.query ? page.query.parse(request.query) : {} }
}

async function answerPage(answering: PageAnswering, page: Page, request: FastifyRequest, reply: FastifyReply) {
  const asked = await askedOf(answering, page, request)
  const { title, body, status } = await page.run(asked)
  return await sendPage(reply, answering.frame.document(asked, title, body), status)
}

/** Takes a form: leads on, or shows what came of it once; a refused wish shows the same page with the reason and what was typed. */
async function answerForm(answering: PageAnswering, page: Page, request: FastifyRequest, reply: FastifyReply) {
  const asked = await askedOf(answering, page, request)
  reply.header('cache-control', 'no-store')
  try {
    const form = page.form ? page.form.parse(request.body ?? {}) : {}
    const result = await page.submit?.(asked, form)
    if (!result || 'to' in result) return reply.redirect(ownPath(result?.to ?? asked.url.pathname), 303)
    return await sendPage(reply, answering.frame.document(asked, result.title, result.body), result.status)
  } catch (error) {
    const problem = problemOf(error)
    if (problem.status >= 500 || problem.status === 401 || problem.status === 404) throw error
    const fields = fieldsOf(error, asked.words).fields ?? []
    const { title, body } = await page.run({ ...asked, refused: { problem, typed: textsOf(request.body), fields } })
    return await sendPage(reply, answering.frame.document(asked, title, body), problem.status)
  }
}

/** What was typed, but never passwords: those are typed again. */
function textsOf(body: unknown): Record<string, string> {
  const texts = Object.entries((body ?? {}) as Record<string, unknown>).map(([name, value]) => [name, [value].flat().join(',')])
  return Object.fromEntries(texts.filter(([name]) => !String(name).includes('password')))
}

/** A refusal as a page, in the reader's words. */
export async function pageProblem(answering: PageAnswering, request: FastifyRequest, reply: FastifyReply, problem: Problem) {
  // After a fault of ours the database may be away, and whoever asks too often is not looked up each time: the page that says so must not need it.
  const actor = problem.status >= 500 || problem.status === 429 ? theNobody : await answering.actorOf(request.headers)
  const pageRequest = requestOf(answering, request, actor)
  const title = titleOf(pageRequest.words, problem)
  const body = answering.frame.problem(pageRequest, problem)
  return await sendPage(reply, answering.frame.document(pageRequest, title, body), problem.status)
}

/** Whether an address is a resident page's (and not the API's or the console's). */
export const isPagePath = (url: string): boolean => !/^\/(api|console|look|metrics|healthz|readyz)\b/.test(url)
