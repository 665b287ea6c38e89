import { z } from 'zod'

/** Refuses texts that the database cannot keep (NUL, half a surrogate pair) as 400 with the field, before an action meets them as a failure. */
export function requireStorable(input: Record<string, unknown>): void {
  const path = unstorable(input, [])
  if (path) throw new z.ZodError([{ code: 'custom', path, message: 'text without NUL or broken characters', input: undefined }])
}

function unstorable(value: unknown, path: string[]): string[] | undefined {
  if (typeof value === 'string') return value.includes('\u0000') || !value.isWellFormed() ? path : undefined
  if (typeof value !== 'object' || value === null) return undefined
  for (const [name, part] of Object.entries(value)) {
    const found = unstorable(part, [...path, name])
    if (found) return found
  }
  return undefined
}
