import type { VNode } from 'preact'
import type { z } from 'zod'
import type { Context } from '../context.ts'
import type { Problem } from '../problem.ts'
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
  /** On a form that was refused: why, and what had been typed, so that nothing is typed twice. */
  refused?: { problem: Problem; typed: Record<string, string>; fields: { path: string; expected: string }[] }
}

/** What a page shows. */
export type PageAnswer = { title: string; body: VNode; status?: number }

/** A page a resident reads: server-rendered, at `/{district}{path}`. `title` goes into the document's head. */
export type Page = {
  path: string
  scope: Scope
  query?: z.ZodType
  run(request: PageRequest): Promise<PageAnswer>
  /** The form that the page posts to its own address. Refused wishes show the page again with `refused`. */
  form?: z.ZodType
  /** Takes the form: where to go on (a path of this site), or a page to show once. */
  submit?(request: PageRequest, form: unknown): Promise<PageAnswer | { to: string }>
  /** Forms a minute and caller, where this one takes fewer than the rest. */
  perMinute?: number
}

/** Declares a page; the shapes of query and form decide what `run` and `submit` get. */
export function page<Q extends z.ZodType | undefined = undefined, F extends z.ZodType | undefined = undefined>(declared: {
  path: string
  scope: Scope
  query?: Q
  run(request: Asked<Q>): Promise<PageAnswer>
  form?: F
  submit?(request: Asked<Q>, form: F extends z.ZodType ? z.output<F> : undefined): Promise<PageAnswer | { to: string }>
  perMinute?: number
}): Page {
  return declared as unknown as Page
}

type Asked<Q> = PageRequest<Record<string, string>, Q extends z.ZodType ? z.output<Q> : undefined>
