// The baseline: one Fastify route a board that answers a ready text of the same size and type, and does nothing else.
import Fastify from 'fastify'
import { answering } from './child.ts'

export type BareRoutes = { name: string; bytes: number; type: string }[]

answering<BareRoutes, { url: string }>(async (routes) => {
  const app = Fastify()
  for (const { name, bytes, type } of routes) {
    const body = 'x'.repeat(bytes)
    app.get(`/${name}`, async (_request, reply) => reply.type(type).send(body))
  }
  return { url: await app.listen({ port: 0, host: '127.0.0.1' }) }
})
