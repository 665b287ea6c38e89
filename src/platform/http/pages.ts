import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { type Actor, theNobody } from '../actor.ts'
import type { Context, Installation } from '../context.ts'
import type { Feature } from '../feature.ts'
import { Problem } from '../problem.ts'
import type { WordBook } from '../words/book.ts'
import { languageOf } from './language.ts'
import type { Page, PageRequest } from './page.ts'
import { logFault, problemOf, titleOf } from './problem-shape.ts'
import { requireScope } from './register.ts'

/** The resident site's frame: puts a page's body into the whole document. It is given by the composition, since the platform knows no face. */
export type Frame = {
  document(request: PageRequest & { districtName: string | null }, title: string, body: VNode): VNode
  problem(request: PageRequest, problem: Problem): VNode
  /** The page at `/`: which district? */
  start(request: PageRequest, districts: { code: string; name: string }[]): { title: string; body: VNode }
}

export type PageAnswering = {
  installation: Installation
  features: Feature[]
  actorOf(headers: FastifyRequest['headers']): Promise<Actor>
  words: WordBook
  frame: Frame
  /** The name of an installed district, or undefined. */
  districtName(code: string): string | undefined
  districts: { code: string; name: string }[]
}

const sizes = ['normal', 'large', 'larger', 'largest'] as const

/** Adds every feature's resident pages at `/{district}{path}`. */
export function registerPages(app: FastifyInstance, answering: PageAnswering): void {
  app.addHook('onSend', rememberChoices)
  app.get('/', { schema: { hide: true } }, async (request, reply) => {
    const pageRequest = requestOf(answering, request, theNobody)
    const { title, body } = answering.frame.start(pageRequest, answering.districts)
    return await send(reply, answering.frame.document(pageRequest, title, body), 200)
  })
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
  return await send(reply, answering.frame.document(pageRequest, title, body), status ?? 200)
}

/** A refusal as a page, in the reader's words. */
export async function pageProblem(answering: PageAnswering, request: FastifyRequest, reply: FastifyReply, problem: Problem) {
  const pageRequest = requestOf(answering, request, theNobody)
  const title = titleOf(pageRequest.words, problem)
  return await send(
    reply,
    answering.frame.document(pageRequest, title, answering.frame.problem(pageRequest, problem)),
    problem.status,
  )
}

/** Whether an address is a resident page's (and not the API's or the console's). */
export const isPagePath = (url: string): boolean => !/^\/(api|console|look|metrics|healthz|readyz)\b/.test(url)

function requestOf(
  answering: PageAnswering,
  request: FastifyRequest,
  actor: Actor,
): PageRequest & { districtName: string | null } {
  const params = (request.params ?? {}) as Record<string, string>
  const district = params.district ?? /^\/(\d{6})(?=\/|$)/.exec(request.url)?.[1] ?? '000000'
  const language = languageOf(request)
  const wanted = new URLSearchParams(request.url.split('?')[1] ?? '').get('text') ?? request.cookies?.text
  const ctx: Context = { ...answering.installation, actor, district, requestId: request.id }
  return {
    ctx,
    params,
    query: {},
    words: answering.words.in(language),
    language,
    text: sizes.find((size) => size === wanted) ?? 'normal',
    url: new URL(request.url, `${request.protocol}://${request.host}`),
    districtName: answering.districtName(district) ?? null,
  }
}

/** A text size or language chosen once holds on every page, for a year. */
async function rememberChoices(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const query = new URLSearchParams(request.url.split('?')[1] ?? '')
  const choices = {
    text: sizes.find((size) => size === query.get('text')),
    lang: ['zh', 'en'].find((language) => language === query.get('lang')),
  }
  for (const [name, value] of Object.entries(choices))
    if (value)
      reply.setCookie(name, value, {
        path: '/',
        maxAge: 31_536_000,
        sameSite: 'lax',
        httpOnly: true,
        secure: request.protocol === 'https',
      })
}

async function send(reply: FastifyReply, document: VNode, status: number) {
  return await reply
    .code(status)
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-cache')
    .send(`<!doctype html>${renderToString(document)}`)
}
