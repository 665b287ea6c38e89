import { parse, stringify } from 'yaml'
import type { Rule } from '../../../../platform/rules/document/contract.ts'

/** A rule as an editor holds it: what is written, faulty or not. */
export type Written = Record<string, unknown>

/** What is written, as a rule to be read: with the defaults that nobody writes. */
export const writtenRule = (written: Written): Rule => ({ about: 'person', confirmed: true, ...written }) as unknown as Rule

/** The text as what it says; undefined where it cannot be read as lines with names. */
export function readWritten(text: string): Written | undefined {
  try {
    const read: unknown = parse(text)
    return read !== null && typeof read === 'object' && !Array.isArray(read) ? (read as Written) : undefined
  } catch {
    return undefined // half-typed text is an everyday thing; the check says what is wrong with it
  }
}

/** What is written, as a draft's text. */
export const textOfWritten = (written: Written): string => stringify(written, { lineWidth: 0 })

export type Path = (string | number)[]

/** What stands at a path. */
export const at = (written: unknown, path: Path): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<string | number, unknown> | undefined)?.[key], written)

/** The same with another value at a path; `undefined` takes the entry away. */
export function withAt<T>(written: T, path: Path, value: unknown): T {
  const [key, ...rest] = path
  if (key === undefined) return value as T
  if (Array.isArray(written)) {
    const index = Number(key)
    if (rest.length === 0 && value === undefined) return written.filter((_, place) => place !== index) as T
    return written.with(index, withAt(written[index], rest, value)) as T
  }
  const { [key as string]: old, ...others } = (written ?? {}) as Written
  if (rest.length === 0 && value === undefined) return others as T
  // an entry that was there keeps its place among the others
  return { ...((written ?? {}) as Written), [key]: withAt(old, rest, value) } as T
}

/** A path as faults name it: `all[1].when`, `row 3.then`. */
export function placeOf(path: Path): string {
  const row = path[0] === 'rules' && typeof path[1] === 'number'
  return (row ? path.slice(2) : path).reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text === '' ? String(key) : `${text}.${key}`),
    row ? `row ${Number(path[1]) + 1}` : '',
  )
}
