import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { lookFolder, lookKept } from './looks.ts'

const consoleFolder = resolve(import.meta.dirname, '../../../dist/console')
const verifyFolder = resolve(import.meta.dirname, '../../../dist/verify')

/**
 * Serves the built console under `/console/` (any path of it is the same page), the page that checks cards under `/verify/`, and the resident pages' style sheets under
 * `/look/`. What is built but not there is not served.
 */
export async function registerConsole(app: FastifyInstance): Promise<void> {
  await app.register(fastifyStatic, {
    root: lookFolder,
    prefix: '/look/',
    maxAge: lookKept * 1000,
    decorateReply: true,
    index: false,
  })
  if (existsSync(verifyFolder)) await registerVerify(app)
  if (!existsSync(consoleFolder)) return
  await app.register(fastifyStatic, {
    root: resolve(consoleFolder, 'assets'),
    prefix: '/console/assets/',
    decorateReply: false,
    immutable: true,
    maxAge: '365d',
    index: false,
  })
  const consolePage = async (_request: unknown, reply: import('fastify').FastifyReply) =>
    reply.header('cache-control', 'no-cache').sendFile('index.html', consoleFolder, { cacheControl: false })
  // The worker that keeps the console's offline page: below `/console/`, or its scope would not reach the pages.
  app.get('/console/worker.js', { schema: { hide: true } }, async (_request, reply) =>
    reply.header('cache-control', 'no-cache').sendFile('worker.js', consoleFolder, { cacheControl: false }),
  )
  app.get('/console', { schema: { hide: true } }, consolePage)
  app.get('/console/*', { schema: { hide: true } }, consolePage)
}

/** Its files are asked for anew each time: the page's own service worker keeps them, all of one build. */
async function registerVerify(app: FastifyInstance): Promise<void> {
  await app.register(fastifyStatic, { root: verifyFolder, prefix: '/verify/', decorateReply: false, index: false, maxAge: 0 })
  app.get('/verify', { schema: { hide: true } }, async (request, reply) => {
    const [path, query] = request.url.split('?')
    // Without the slash the address lies outside of what the service worker keeps.
    if (path === '/verify') return reply.redirect(`/verify/${query ? `?${query}` : ''}`, 308)
    return reply.header('cache-control', 'no-cache').sendFile('index.html', verifyFolder, { cacheControl: false })
  })
}
