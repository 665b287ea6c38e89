import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'

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
        transform: jsonSchemaTransform,
        transformObject: jsonSchemaTransformObject,
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
