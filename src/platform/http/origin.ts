import type { FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'
import { Problem } from '../problem.ts'

/** Refuses writes that another site's page sends with our cookie (CSRF): the Origin a browser names must be our own. */
export function refuseForeignOrigin(config: Config) {
  return async (request: FastifyRequest) => {
    if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return
    const origin = request.headers.origin
    if (origin === undefined) return // no browser; a program holds no ambient cookie
    const own = [config.publicUrl ? new URL(config.publicUrl).host : undefined, request.host]
    if (!URL.canParse(origin) || !own.includes(new URL(origin).host)) throw new Problem(403, 'foreign_origin')
  }
}
