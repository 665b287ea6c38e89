import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const consoleFolder = resolve(import.meta.dirname, '../../../dist/console')
const verifyFolder = resolve(import.meta.dirname, '../../../dist/verify')
const lookFolder = resolve(import.meta.dirname, '../look')

/**
 * Serves the built console under `/console/` (any path of it is the same page), the page that checks cards under `/verify/`, and the resident pages' style sheets under
 * `/look/`. What is built but not there is not served.
 */
export async function registerConsole(app: FastifyInstance): Promise<void> {
  await app.register(fastifyStatic, { root: lookFolder, prefix: '/look/', maxAge: '1h', decorateReply: true, index: false })
  if (existsSync(verifyFolder)) {
    // Asked for anew each time, kept by its own service worker as a whole.
    const revalidated = { cacheControl: true, maxAge: 0, decorateReply: false, dotfiles: 'ignore' as const }
    await app.register(fastifyStatic, { root: verifyFolder, prefix: '/verify/', ...revalidated })
  }
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
  app.get('/console', { schema: { hide: true } }, consolePage)
  app.get('/console/*', { schema: { hide: true } }, consolePage)
}
