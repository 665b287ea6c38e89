import type { FastifyInstance } from 'fastify'
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import { traffic } from '../database/together.ts'
import { Problem } from '../problem.ts'

/** A product's figures for Prometheus. */
export type Metrics = { registry: Registry; requests: Histogram<'method' | 'route' | 'status'> }

export function createMetrics(): Metrics {
  const registry = new Registry()
  const requests = new Histogram({
    name: 'yiyu_http_request_seconds',
    help: 'Time to answer, by route pattern',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  })
  return { registry, requests }
}

let ofProcess: Registry | undefined

/** Memory, processor time and the like: once for the process, which watches for them to its end, and not for each product that it opens and closes. */
function processFigures(): Registry {
  if (ofProcess) return ofProcess
  ofProcess = new Registry()
  collectDefaultMetrics({ register: ofProcess })
  for (const what of ['statements', 'journeys'] as const)
    new Counter({
      name: `yiyu_database_${what}_total`,
      help:
        what === 'statements'
          ? 'Statements asked of the database'
          : 'Writes to the database: statements that leave together count once',
      registers: [ofProcess],
      collect() {
        this.reset()
        this.inc(traffic[what])
      },
    })
  return ofProcess
}

/** `/metrics` for a scraper on this machine; one log line a request, by route pattern, without address, query or body. */
export function registerMetrics(app: FastifyInstance, metrics: Metrics): void {
  processFigures()
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown'
    metrics.requests.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
    request.log.info(
      { requestId: request.id, method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'answered',
    )
  })
  app.get('/metrics', { config: { rateLimit: false }, schema: { hide: true } }, async (request, reply) => {
    const local = ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.socket.remoteAddress ?? '')
    const passedOn = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'].some((name) => request.headers[name] !== undefined)
    if (!local || passedOn) throw new Problem(404, 'not_found', { what: 'address' })
    const figures = Registry.merge([processFigures(), metrics.registry])
    return reply.type(figures.contentType).send(await figures.metrics())
  })
}
