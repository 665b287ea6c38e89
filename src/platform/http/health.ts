import type { FastifyInstance } from 'fastify'

/** `/healthz`: the process lives. `/readyz`: it can serve (database reachable, migrated, seeded), else 503 with the reason. */
export function registerHealth(app: FastifyInstance, unready: () => Promise<string | undefined>): void {
  app.get('/healthz', { config: { rateLimit: false }, schema: { hide: true } }, async () => ({ status: 'ok' }))
  app.get('/readyz', { config: { rateLimit: false }, schema: { hide: true } }, async (_request, reply) => {
    const reason = await unready()
    return reply.code(reason ? 503 : 200).send(reason ? { status: 'unready', reason } : { status: 'ready' })
  })
}
