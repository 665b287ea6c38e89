import type { FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import type { Actor } from '../actor.ts'
import type { Installation } from '../context.ts'
import type { Feature } from '../feature.ts'
import type { Problem } from '../problem.ts'
import type { FormSignIn } from '../sign-in/form.ts'
import type { WordBook } from '../words/book.ts'
import type { PageRequest } from './page.ts'

/** What the form for signing in shows: which step, where it leads on success, and why the last try was refused. */
export type SignInView = {
  step: 'password' | 'code' | 'new_password'
  /** A path of this site. */
  next: string
  /** What was typed before, so that only the password is typed again. */
  username?: string
  refused?: Problem
  /** The district that the way here came from, or the only one there is: an account is made and recovered in a district. */
  district?: string
}

/** The resident site's frame: puts a page's body into the whole document. It is given by the composition, since the platform knows no face. */
export type Frame = {
  document(request: PageRequest & { districtName: string | null }, title: string, body: VNode): VNode
  problem(request: PageRequest, problem: Problem): VNode
  /** The page at `/`: which district? */
  start(request: PageRequest, districts: { code: string; name: string }[]): { title: string; body: VNode }
  /** The page at `/sign-in` and its second steps. */
  signIn(request: PageRequest, view: SignInView): { title: string; body: VNode }
}

/** What answering with a page needs of the server's parts. */
export type PageAnswering = {
  installation: Installation
  features: Feature[]
  actorOf(headers: FastifyRequest['headers']): Promise<Actor>
  formSignIn: FormSignIn
  words: WordBook
  frame: Frame
  /** The name of an installed district, or undefined. */
  districtName(code: string): string | undefined
  districts: { code: string; name: string }[]
}
