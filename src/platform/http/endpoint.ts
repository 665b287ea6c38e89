import type { Readable } from 'node:stream'
import type { z } from 'zod'
import type { Role } from '../actor.ts'
import type { Context } from '../context.ts'

/** Who may call: anyone; anyone signed in; all staff of the installation; or the holders of a role in the district of the path. */
export type Scope = 'public' | 'signed_in' | 'staff' | readonly Role[]

/** A file as an answer: streamed, with its name and type. With an `etag`, who asks again with it is answered 304 while nothing has changed. */
export type Download = { download: { name: string; mediaType: string; body: Buffer | Readable; etag?: string } }

type Shape = z.ZodType
type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined

/** One operation over HTTP: its shapes, its scope, and one line that calls the action. Paths under a district begin with `/districts/{district}`. */
export type Endpoint = {
  /** The action's name; also the OpenAPI operationId. */
  id: string
  method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  path: string
  scope: Scope
  /** One sentence in Chinese for the API page. */
  summary: string
  params?: Shape
  query?: Shape
  body?: Shape
  reply?: Shape
  /** 200 unless said. */
  status?: number
  /** Takes a form: its file read whole, within the configured upload limit; or as it arrives (`stream`), within the import limit. */
  upload?: boolean | 'stream'
  /** Requests a minute and caller, where this one needs fewer than the rest. */
  perMinute?: number
  /** For how many seconds any cache may keep the answer; without it none may keep it at all. For public answers only. */
  freshFor?: number
  run(ctx: Context, input: { params: unknown; query: unknown; body: unknown }): Promise<unknown>
}

/** Declares an endpoint with its types held together: what `run` gets is what the shapes say. */
export function endpoint<
  P extends Shape | undefined = undefined,
  Q extends Shape | undefined = undefined,
  B extends Shape | undefined = undefined,
  R extends Shape | undefined = undefined,
>(declared: {
  id: string
  method: Endpoint['method']
  path: string
  scope: Scope
  summary: string
  params?: P
  query?: Q
  body?: B
  reply?: R
  status?: number
  upload?: boolean | 'stream'
  perMinute?: number
  freshFor?: number
  run(
    ctx: Context,
    input: { params: Parsed<P>; query: Parsed<Q>; body: Parsed<B> },
  ): R extends z.ZodType ? Promise<z.input<R>> : Promise<Download> | Promise<undefined> | Promise<void>
}): Endpoint {
  return declared as Endpoint
}
