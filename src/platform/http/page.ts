import type { VNode } from 'preact'
import type { z } from 'zod'
import type { Context } from '../context.ts'
import type { Words } from '../words/words.ts'
import type { Scope } from './endpoint.ts'

/** What a resident page is told besides its own data. */
export type PageRequest<P = unknown, Q = unknown> = {
  ctx: Context
  params: P
  query: Q
  words: Words
  language: 'zh' | 'en'
  /** The text size chosen by the reader. */
  text: 'normal' | 'large' | 'larger' | 'largest'
  url: URL
}

/** A page a resident reads: server-rendered, at `/{district}{path}`. `title` goes into the document's head. */
export type Page = {
  path: string
  scope: Scope
  query?: z.ZodType
  run(request: PageRequest): Promise<{ title: string; body: VNode; status?: number }>
}

/** Declares a page; the query's shape decides what `run` gets. */
export function page<Q extends z.ZodType | undefined = undefined>(declared: {
  path: string
  scope: Scope
  query?: Q
  run(
    request: PageRequest<Record<string, string>, Q extends z.ZodType ? z.output<Q> : undefined>,
  ): Promise<{ title: string; body: VNode; status?: number }>
}): Page {
  return declared as unknown as Page
}
