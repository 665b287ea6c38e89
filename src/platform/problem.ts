/** A refusal with a name (RFC 9457). `code` is stable and is also the translation key `problem.CODE`; `details` fills the sentence. */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly details: Record<string, unknown>
  constructor(status: number, code: string, details: Record<string, unknown> = {}) {
    super(code)
    this.name = 'Problem'
    this.status = status
    this.code = code
    this.details = details
  }
}

/** Throws 403 `not_permitted` unless the policy said yes. Call it before any look at state. */
export function permit(allowed: boolean): void {
  if (!allowed) throw new Problem(403, 'not_permitted')
}

/** The record, or 404 `not_found`: unknown and invisible are the same answer. */
export function found<T>(record: T | undefined | null, what: string): T {
  if (record === undefined || record === null) throw new Problem(404, 'not_found', { what })
  return record
}

/**
 * Turns a broken database constraint into a Problem named after it: 409 CONSTRAINT.
 * On Citus the name carries the shard (`value_has_two_names_102077`); the suffix is cut.
 */
export function asProblem(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error
  const { code, constraint } = (error ?? {}) as { code?: string; constraint?: string }
  if (typeof code !== 'string' || !code.startsWith('23') || !constraint) return undefined
  return new Problem(409, constraint.replace(/_\d+$/, ''))
}
