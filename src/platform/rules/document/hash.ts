import { contentHash as hashOf } from '../../ids.ts'
import { Rule } from './contract.ts'

/** The identity of a version: SHA-256 in hex over the rule as canonical JSON, with its defaults applied, so that order and spelling of the file do not count. */
export function contentHash(rule: Rule): string {
  const full = Rule.parse(rule)
  return hashOf(canonical('rules' in full && full.rules ? { ...full, hitPolicy: full.hitPolicy ?? 'unique' } : full))
}

/** JSON with sorted keys and without what is undefined. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value).filter(([, it]) => it !== undefined)
  entries.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, it]) => `${JSON.stringify(key)}:${canonical(it)}`).join(',')}}`
}
