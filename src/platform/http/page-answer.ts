import type { FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { Actor } from '../actor.ts'
import { type Context, installationDistrict } from '../context.ts'
import type { PageAnswering } from './frame.ts'
import { languageOf } from './language.ts'
import { withLook } from './looks.ts'
import { addressOf } from './own-path.ts'
import type { PageRequest } from './page.ts'

const sizes = ['normal', 'large', 'larger', 'largest'] as const

/** A page request with the name of the district in its address, where it is an installed one. */
export type AskedPage = PageRequest & { districtName: string | null }

/** What a page is told about the request that asks for it. */
export function requestOf(answering: PageAnswering, request: FastifyRequest, actor: Actor): AskedPage {
  const params = (request.params ?? {}) as Record<string, string>
  const district = params.district ?? /^\/(\d{6})(?=\/|$)/.exec(request.url)?.[1] ?? installationDistrict
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
    url: addressOf(request),
    districtName: answering.districtName(district) ?? null,
  }
}

/** A text size or language chosen once holds on every page, for a year. */
export async function rememberChoices(request: FastifyRequest, reply: FastifyReply): Promise<void> {
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

/** Sends the whole document, to whoever comes for the first time with its style sheets in it. It names who is signed in, so no cache between keeps it. */
export async function sendPage(reply: FastifyReply, document: VNode, status = 200) {
  if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'private, no-cache')
  return await reply
    .code(status)
    .type('text/html; charset=utf-8')
    .send(withLook(reply, `<!doctype html>${renderToString(document)}`))
}
