import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance, FastifySchema } from 'fastify'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { z } from 'zod'

/** The media type of a form with a file. */
export const formType = 'multipart/form-data'

/** Registers the API under `/api`, its OpenAPI 3.1 document at `/api/openapi.json` and a page to browse it at `/api/`. */
export async function registerApiPage(app: FastifyInstance, routes: (api: FastifyInstance) => Promise<void>): Promise<void> {
  await app.register(
    async (api) => {
      await api.register(swagger, {
        openapi: {
          openapi: '3.1.0',
          info: { title: '颐育 API', version: '0.1.0', description: '一老一小整体解决方案：计划、指标、任务与服务' },
          components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'yiyu.session_token' } } },
        },
        transform: (given) => {
          const { schema, url } = jsonSchemaTransform(given as Parameters<typeof jsonSchemaTransform>[0])
          return { url, schema: withForm(schema, (given.route.config as { formFields?: z.ZodType } | undefined)?.formFields) }
        },
        transformObject: (given) => {
          const document = jsonSchemaTransformObject(given)
          for (const operations of Object.values(document.paths ?? {}))
            for (const operation of Object.values(operations as Record<string, Answering>)) describeReplies(operation.responses)
          return document
        },
      })
      await api.register(swaggerUi, {
        routePrefix: '/docs',
        staticCSP: true,
        uiConfig: { docExpansion: 'list', deepLinking: true },
      })
      api.get('/openapi.json', { schema: { hide: true } }, async () => api.swagger())
      api.get('/', { schema: { hide: true } }, async (_request, reply) => reply.redirect('/api/docs/'))
      await routes(api)
    },
    { prefix: '/api' },
  )
}

/** The shape of a form, which our own reader checks and the framework therefore does not know: the file and its fields. */
function withForm(schema: FastifySchema, fields: z.ZodType | undefined): FastifySchema {
  if (!fields) return schema
  const { $schema: _, properties, ...rest } = z.toJSONSchema(fields, { io: 'input' })
  return { ...schema, body: { ...rest, properties: { file: { type: 'string', format: 'binary' }, ...properties } } }
}

type Answering = { responses?: Record<string, { description: string; content?: Record<string, unknown> }> }

/** Refusals are problem+json (RFC 9457), and every answer says in words what it is. */
function describeReplies(replies: Answering['responses'] = {}): void {
  for (const [status, reply] of Object.entries(replies)) {
    const problem = reply.content?.['application/json']
    if (/^[45]XX$/i.test(status) && problem) reply.content = { 'application/problem+json': problem }
    reply.description = /^4/.test(status) ? '请求被拒绝，code 说明原因' : /^5/.test(status) ? '系统故障' : '办成'
  }
}
