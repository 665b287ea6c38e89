import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyPluginAsync, LogController } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import type { Actor } from '../actor.ts'
import type { Config } from '../config.ts'
import type { Installation } from '../context.ts'
import type { Feature } from '../feature.ts'
import { newId } from '../ids.ts'
import type { FormSignIn } from '../sign-in/form.ts'
import type { WordBook } from '../words/book.ts'
import type { Endpoint } from './endpoint.ts'
import type { Frame } from './frame.ts'
import { registerHeaders } from './headers.ts'
import { registerHealth } from './health.ts'
import { type Metrics, registerMetrics } from './metrics.ts'
import { registerApiPage } from './openapi.ts'
import { refuseForeignOrigin } from './origin.ts'
import { registerPages } from './pages.ts'
import { answerProblem, answerUnknown } from './problems.ts'
import { registerEndpoint } from './register.ts'
import { registerConsole } from './static.ts'
import { answerUnreadable } from './unreadable.ts'

/** Everything the HTTP side needs; made once by the composition. */
export type ServerParts = {
  config: Config
  installation: Installation
  features: Feature[]
  /** Endpoints that belong to no feature: sign-in, audit, calendar. */
  platformRoutes: Endpoint[]
  actorOf(headers: Record<string, string | string[] | undefined>): Promise<Actor>
  /** Signing in by forms: what the pages at `/sign-in` call. */
  formSignIn: FormSignIn
  /** Plugins that answer for themselves, e.g. better-auth's handler. */
  plugins: FastifyPluginAsync[]
  words: WordBook
  districtName(code: string): string | undefined
  districts: { code: string; name: string }[]
  frame: Frame
  metrics: Metrics
  log: FastifyBaseLogger
  /** Says why the product is not ready, or nothing. */
  unready(): Promise<string | undefined>
}

/** Builds the whole HTTP application: API, resident pages, console, health. Not yet listening. */
export async function buildServer(parts: ServerParts): Promise<FastifyInstance> {
  const { config } = parts
  const app = Fastify({
    loggerInstance: parts.log,
    logController: new LogController({ disableRequestLogging: true }), // our own line names the route, never the URL: paths and queries may hold personal data
    genReqId: () => newId(),
    requestIdHeader: false,
    trustProxy: config.trustProxy,
    bodyLimit: 1024 * 1024,
    clientErrorHandler: answerUnreadable(parts.words),
    requestTimeout: 120_000,
    routerOptions: { maxParamLength: 300, ignoreTrailingSlash: true },
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(answerProblem(parts))
  app.setNotFoundHandler(answerUnknown(parts))

  await registerHeaders(app)
  await app.register(cookie)
  await app.register(formbody)
  await app.register(multipart, { limits: { fileSize: config.uploadLimitBytes, files: 1, fields: 30, fieldSize: 8_000_000 } })
  await app.register(rateLimit, { max: config.requestsPerMinute, timeWindow: '1 minute', hook: 'onRequest' })
  await app.register(compress, { encodings: ['br', 'gzip'], threshold: 1024 })
  app.addHook('onRequest', refuseForeignOrigin(config))
  registerMetrics(app, parts.metrics)
  registerHealth(app, parts.unready)

  const api = [...parts.platformRoutes, ...parts.features.flatMap((feature) => feature.routes ?? [])]
  await registerApiPage(app, async (scope) => {
    for (const endpoint of api) registerEndpoint(scope, endpoint, parts)
  })
  for (const plugin of parts.plugins) await app.register(plugin)
  await app.register(async (scope) => registerPages(scope, parts))
  await registerConsole(app)
  return app
}
