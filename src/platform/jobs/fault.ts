import { Problem } from '../problem.ts'

/**
 * What may be kept of an error in the queue and the log: its kind and name, never the values in it, which may be about a person. Messages of the
 * database are dropped because they quote values; those of our own code are kept, shortened.
 */
export function faultOf(error: unknown): string {
  if (error instanceof Problem) return `${error.status} ${error.code}`
  const { code, constraint, table, message, name } = (error ?? {}) as Record<string, string | undefined>
  if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code))
    return ['database', code, constraint ?? table].filter(Boolean).join(' ')
  return `${name ?? 'Error'}: ${message ?? ''}`.split('\n', 1)[0]?.slice(0, 300) ?? 'Error'
}
