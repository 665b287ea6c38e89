import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Actor, grantsIn, isStaff } from '../actor.ts'
import { type Context, type IdempotencyKey, type Installation, installationDistrict } from '../context.ts'
import { contentDisposition } from '../files/content-disposition.ts'
import { contentHash } from '../ids.ts'
import { Problem } from '../problem.ts'
import type { Download, Endpoint, Scope } from './endpoint.ts'
import { formType } from './openapi.ts'
import { ProblemShape } from './problem-shape.ts'
import { requireStorable } from './storable.ts'
import { arrivingFileOf, formOf } from './upload.ts'

/** What answering needs of the server's parts. */
export type Answering = {
  installation: Installation
  config: { uploadLimitBytes: number; importLimitBytes: number }
  actorOf(headers: FastifyRequest['headers']): Promise<Actor>
  /** The name of an installed district, or undefined. */
  districtName(code: string): string | undefined
}

const problems = { '4xx': ProblemShape, '5xx': ProblemShape }

/** Adds one endpoint to the API: shapes checked at the edge, scope before anything else, reply stripped to its declared shape. */
export function registerEndpoint(api: FastifyInstance, endpoint: Endpoint, answering: Answering): void {
  const status = endpoint.status ?? 200
  api.route({
    method: endpoint.method.toUpperCase() as 'GET',
    url: endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    schema: {
      operationId: endpoint.id,
      summary: endpoint.summary,
      tags: [tagOf(endpoint.path)],
      ...(endpoint.scope === 'public' ? {} : { security: [{ session: [] }] }),
      description: `scope: ${Array.isArray(endpoint.scope) ? endpoint.scope.join(' | ') : endpoint.scope}`,
      ...(endpoint.params ? { params: endpoint.params } : endpoint.path.includes('{') ? { params: paramsOf(endpoint.path) } : {}),
      ...(endpoint.query ? { querystring: endpoint.query } : {}),
      ...(endpoint.body && !endpoint.upload ? { body: endpoint.body } : {}),
      ...(repeatable(endpoint) ? { headers: RepeatableHeaders } : {}),
      ...(endpoint.upload ? { consumes: [formType] } : {}),
      response: { ...(endpoint.reply ? { [status]: endpoint.reply } : {}), ...problems },
    },
    ...(endpoint.upload ? { bodyLimit: limitOf(endpoint, answering) } : {}),
    config: {
      ...(endpoint.upload ? { formFields: endpoint.body ?? z.object({}) } : {}),
      ...(endpoint.perMinute ? { rateLimit: { max: endpoint.perMinute } } : {}),
    },
    // Scope is judged before the body is read or checked: a stranger learns nothing of the shapes.
    preParsing: async (request) => {
      const actor = await answering.actorOf(request.headers)
      const district = districtOf(request)
      requireScope(endpoint.scope, actor, district)
      requireDistrict(answering, actor, district)
      Object.assign(request, { yiyuActor: actor })
    },
    handler: async (request, reply) => {
      requireStorable({ params: request.params, query: request.query, body: endpoint.upload ? undefined : request.body })
      const ctx = contextOf(request, endpoint, answering.installation)
      const body = endpoint.upload ? await uploadOf(request, endpoint, answering) : request.body
      const result = await endpoint.run(ctx, { params: request.params, query: request.query, body })
      if (isDownload(result)) {
        const { name, mediaType, body: content, etag } = result.download
        if (etag !== undefined) {
          reply.header('etag', etag).header('cache-control', 'private, no-cache')
          if (holdsAlready(request.headers['if-none-match'], etag)) return reply.code(304).send()
        } else reply.header('cache-control', 'no-store')
        reply.header('content-type', mediaType).header('content-disposition', contentDisposition(name))
        return reply.send(content instanceof Readable ? content : Buffer.from(content))
      }
      reply.header('cache-control', endpoint.freshFor ? `public, max-age=${endpoint.freshFor}` : 'no-store')
      return reply.code(result === undefined && status === 200 && !endpoint.reply ? 204 : status).send(result)
    },
  })
}

/**
 * Judges who may call: 401 for strangers, 403 for those without the scope, before anything of the request is looked at. Under a district only
 * the grants of that district count; without one any of the actor's does.
 */
export function requireScope(scope: Scope, actor: Actor, district?: string): void {
  if (scope === 'public') return
  if (actor.kind === 'public') throw new Problem(401, 'not_signed_in')
  if (scope === 'signed_in') return
  const grants = district === undefined ? actor.grants : grantsIn(actor, district)
  if (scope === 'staff') {
    if (!isStaff({ ...actor, grants })) throw new Problem(403, 'scope_missing')
    return
  }
  if (!grants.some((grant) => scope.includes(grant.role))) throw new Problem(403, 'scope_missing', { roles: scope })
}

/** 404 for a district that is not installed. `000000`, what belongs to no district, is for administrators only. */
function requireDistrict(answering: Answering, actor: Actor, district: string | undefined): void {
  if (district === undefined || answering.districtName(district) !== undefined) return
  if (district === installationDistrict && grantsIn(actor, district).length > 0) return
  throw new Problem(404, 'not_found', { what: 'district' })
}

function contextOf(request: FastifyRequest, endpoint: Endpoint, installation: Installation): Context {
  const actor = (request as FastifyRequest & { yiyuActor: Actor }).yiyuActor
  return {
    ...{ ...installation, actor, district: districtOf(request) ?? installationDistrict, requestId: request.id },
    ...(repeatable(endpoint) ? { idempotency: idempotencyOf(request, endpoint) } : {}),
  }
}

const limitOf = ({ upload }: Endpoint, { config }: Answering) =>
  upload === 'stream' ? config.importLimitBytes : config.uploadLimitBytes

const uploadOf = (request: FastifyRequest, endpoint: Endpoint, answering: Answering) =>
  endpoint.upload === 'stream'
    ? arrivingFileOf(request, limitOf(endpoint, answering))
    : formOf(request, limitOf(endpoint, answering), endpoint.body)

/** A write that may be sent again with its key and then happens once. Uploads are not: their records are named by id afterwards. */
const repeatable = (endpoint: Endpoint): boolean => endpoint.method !== 'get' && !endpoint.upload

const RepeatableHeaders = z.looseObject({
  'idempotency-key': z.string().min(8, '8 to 200 characters').max(200, '8 to 200 characters').optional(),
})

function idempotencyOf(request: FastifyRequest, endpoint: Endpoint): IdempotencyKey | undefined {
  const key = request.headers['idempotency-key']
  if (typeof key !== 'string') return undefined
  return {
    key,
    operation: `${endpoint.id} ${JSON.stringify([request.params, request.query])}`,
    bodyHash: contentHash(JSON.stringify(request.body ?? null)),
  }
}

function districtOf(request: FastifyRequest): string | undefined {
  const district = (request.params as { district?: string } | undefined)?.district
  if (district === undefined) return undefined
  if (!/^\d{6}$/.test(district)) throw new Problem(404, 'not_found', { what: 'district' })
  return district
}

/** Whether the caller holds this very content: compared weakly (RFC 9110 13.1.2), since what compresses on the way weakens tags. */
const holdsAlready = (given: string | undefined, etag: string): boolean =>
  given?.split(',').some((one) => one.trim().replace(/^W\//, '') === etag || one.trim() === '*') ?? false

const isDownload = (result: unknown): result is Download => typeof result === 'object' && result !== null && 'download' in result

const paramsOf = (path: string) =>
  z.object(Object.fromEntries([...path.matchAll(/\{(\w+)\}/g)].map((match) => [match[1], z.string().max(300)])))

const tagOf = (path: string) => path.replace('/districts/{district}', '').split('/')[1] ?? 'platform'
