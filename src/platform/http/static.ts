import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const consoleFolder = resolve(import.meta.dirname, '../../../dist/console')
const lookFolder = resolve(import.meta.dirname, '../look')

/** Serves the built console under `/console/` (any path of it is the same page) and the resident pages' style sheets under `/look/`. */
export async function registerConsole(app: FastifyInstance): Promise<void> {
  await app.register(fastifyStatic, { root: lookFolder, prefix: '/look/', maxAge: '1h', decorateReply: true, index: false })
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
