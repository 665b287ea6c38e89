import type { World } from '../support/world.ts'

/** As much of JSON Schema as our shapes become in the OpenAPI document. */
export type JsonSchema = {
  $ref?: string
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  anyOf?: JsonSchema[]
  oneOf?: JsonSchema[]
  allOf?: JsonSchema[]
  prefixItems?: JsonSchema[]
  properties?: Record<string, JsonSchema>
  required?: string[]
  items?: JsonSchema
  format?: string
  pattern?: string
  minLength?: number
  minItems?: number
  minimum?: number
  maximum?: number
}

export type Parameter = { in: string; name: string; schema: JsonSchema }

/** One operation as the OpenAPI document describes it, and nothing that only the code would know. */
export type Operation = {
  id: string
  summary: string
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** With the parameters in braces, as in the document. */
  path: string
  /** `public`, `signed_in`, `staff`, or the roles. */
  scope: string[]
  params: Parameter[]
  query: Parameter[]
  headers: string[]
  body: JsonSchema | undefined
  form: JsonSchema | undefined
  /** Media type and shape of each answer by status. */
  replies: Record<string, { type: string; shape: string | undefined } | undefined>
  secured: boolean
}

/** The document with the shapes that its operations share. */
export type ApiDocument = { version: string; operations: Operation[]; shapes: Record<string, JsonSchema> }

type Content = Record<string, { schema?: JsonSchema }>
type RawOperation = {
  operationId?: string
  summary?: string
  description?: string
  security?: unknown[]
  parameters?: Parameter[]
  requestBody?: { content: Content }
  responses: Record<string, { content?: Content }>
}
type RawDocument = {
  openapi: string
  paths: Record<string, Record<string, RawOperation>>
  components?: { schemas?: Record<string, JsonSchema> }
}

/** Reads `/api/openapi.json` of the real app, as a program from outside would. */
export async function readDocument(w: World): Promise<ApiDocument> {
  const { status, body } = await w.stranger.get('/api/openapi.json')
  if (status !== 200) throw new Error(`the document answered ${status}`)
  const document = body as RawDocument
  return {
    version: document.openapi,
    shapes: document.components?.schemas ?? {},
    operations: Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, raw]) => operationOf(path, method, raw)),
    ),
  }
}

/** Whether the operation is about one district's records. */
export const isTenant = ({ path }: Operation): boolean => path.startsWith('/api/districts/{district}/')

function operationOf(path: string, method: string, raw: RawOperation): Operation {
  const parameters = (place: string) => (raw.parameters ?? []).filter((parameter) => parameter.in === place)
  return {
    ...{ id: raw.operationId ?? '', summary: raw.summary ?? '', method: method.toUpperCase() as Operation['method'], path },
    scope: (/^scope: (.+)$/.exec(raw.description ?? '')?.[1] ?? '').split(' | ').filter(Boolean),
    ...{ params: parameters('path'), query: parameters('query'), headers: parameters('header').map(({ name }) => name) },
    body: raw.requestBody?.content['application/json']?.schema,
    form: raw.requestBody?.content['multipart/form-data']?.schema,
    replies: Object.fromEntries(Object.entries(raw.responses).map(([status, reply]) => [status, replyOf(reply.content)])),
    secured: (raw.security ?? []).length > 0,
  }
}

function replyOf(content: Content = {}) {
  const [type, described] = Object.entries(content)[0] ?? []
  return type === undefined ? undefined : { type, shape: described?.schema?.$ref?.split('/').at(-1) }
}
