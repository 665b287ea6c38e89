import { ApiProblem, problemOf } from './problem.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
type Request = { method?: Method; body?: unknown; idempotencyKey?: string; signal?: AbortSignal }

/** Calls the API and reads its JSON; an empty answer is `undefined`. Throws `ApiProblem` for every refusal and when the server cannot be reached. */
export async function fetchJson<T>(path: string, { method = 'GET', body, idempotencyKey, signal }: Request = {}): Promise<T> {
  const headers: Record<string, string> = { accept: 'application/json' }
  if (body !== undefined) headers['content-type'] = 'application/json'
  if (method !== 'GET') headers['idempotency-key'] = idempotencyKey ?? newKey()
  const response = await reach(path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body), signal })
  if (!response.ok) throw problemOf(response.status, await response.json().catch(() => undefined))
  const text = await response.text()
  return (text === '' ? undefined : JSON.parse(text)) as T
}

/** A path with its query; what is empty or absent is left out. */
export function withQuery(path: string, query: Record<string, string | number | undefined>): string {
  const present = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  return present.length === 0 ? path : `${path}?${new URLSearchParams(present.map(([name, value]) => [name, String(value)]))}`
}

/** A key that names one wish to write. `randomUUID` is missing on plain HTTP inside an office network, random bytes are not. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, { ...init, credentials: 'same-origin' })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new ApiProblem({ status: 0, code: 'unreachable' })
  }
}
