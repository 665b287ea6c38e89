import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Problem } from '../problem.ts'
import type { FormSender } from '../sign-in/form.ts'
import type { PageAnswering, SignInView } from './frame.ts'
import { ownPath } from './own-path.ts'
import { requestOf, sendPage } from './page-answer.ts'
import { logFault, problemOf } from './problem-shape.ts'

const text = z.string().max(300).catch('')
const PasswordForm = z.object({ username: text, password: text })
const CodeForm = z.object({ code: text })
const NewPasswordForm = z.object({ current: text, next_password: text })

/**
 * Signing in and out by plain forms: name and password, then the code where the account has one, then a password of one's own where it was a
 * temporary one. Each step is a page of its own, refused tries are answered with the same page and the reason, and success leads to `next`.
 */
export function registerSignInPages(app: FastifyInstance, answering: PageAnswering): void {
  const { formSignIn } = answering
  const hidden = { schema: { hide: true } } as const

  const show = async (request: FastifyRequest, reply: FastifyReply, view: Omit<SignInView, 'next'>) => {
    const asked = requestOf(answering, request, await answering.actorOf(request.headers))
    const { title, body } = answering.frame.signIn(asked, withDistrict(answering, { ...view, next: nextOf(request) }))
    reply.header('cache-control', 'no-store')
    return await sendPage(reply, answering.frame.document(asked, title, body), view.refused?.status)
  }
  /** Answers a form: what `step` throws is said on the page it came from. */
  const form = (
    path: string,
    view: SignInView['step'],
    step: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>,
  ) =>
    app.post(path, hidden, async (request, reply) => {
      try {
        return await step(request, reply)
      } catch (error) {
        const refused = problemOf(error)
        if (refused.status >= 500) logFault(request, error)
        // The time between two steps is over: from the beginning, and say so.
        const step = refused.code === 'sign_in_again' ? 'password' : view
        const seconds = refused.details.retryAfterSeconds
        if (typeof seconds === 'number') reply.header('retry-after', seconds)
        return await show(request, reply, { step, refused, username: fieldOf(request, 'username') })
      }
    })
  const lead = (reply: FastifyReply, cookies: string[], path: string) => {
    if (cookies.length > 0) reply.header('set-cookie', cookies)
    return reply.header('cache-control', 'no-store').redirect(path, 303)
  }
  const entered = (request: FastifyRequest, reply: FastifyReply, come: { cookies: string[]; mustChangePassword: boolean }) =>
    lead(reply, come.cookies, come.mustChangePassword ? stepPath('/sign-in/password', request) : nextOf(request))

  app.get('/sign-in', hidden, async (request, reply) => {
    const actor = await answering.actorOf(request.headers)
    if (actor.kind === 'account')
      return lead(reply, [], formSignIn.mustChangePassword(actor) ? stepPath('/sign-in/password', request) : nextOf(request))
    return await show(request, reply, { step: 'password' })
  })
  form('/sign-in', 'password', async (request, reply) => {
    const { username, password } = PasswordForm.parse(request.body ?? {})
    if (!username.trim() || !password) throw new Problem(400, 'credentials_missing')
    const first = await formSignIn.byPassword({ username, password }, senderOf(request))
    if (first.codeNeeded) return lead(reply, first.cookies, stepPath('/sign-in/code', request))
    return entered(request, reply, first)
  })

  app.get('/sign-in/code', hidden, (request, reply) => show(request, reply, { step: 'code' }))
  form('/sign-in/code', 'code', async (request, reply) => {
    const { code } = CodeForm.parse(request.body ?? {})
    if (!code.trim()) throw new Problem(400, 'code_missing')
    return entered(request, reply, await formSignIn.byCode(code, senderOf(request)))
  })

  app.get('/sign-in/password', hidden, async (request, reply) => {
    const actor = await answering.actorOf(request.headers)
    if (actor.kind !== 'account') return lead(reply, [], stepPath('/sign-in', request))
    return await show(request, reply, { step: 'new_password' })
  })
  form('/sign-in/password', 'new_password', async (request, reply) => {
    const { current, next_password: next } = NewPasswordForm.parse(request.body ?? {})
    const asked = requestOf(answering, request, await answering.actorOf(request.headers))
    await formSignIn.changePassword(asked.ctx, { current, next })
    return lead(reply, [], nextOf(request))
  })

  app.post('/sign-out', hidden, async (request, reply) => {
    const { cookies } = await formSignIn.signOut(senderOf(request))
    return lead(reply, cookies, nextOf(request))
  })
}

function withDistrict({ districts }: PageAnswering, view: SignInView): SignInView {
  const from = /^\/(\d{6})(?=[/?#]|$)/.exec(view.next)?.[1]
  const district = districts.length === 1 ? districts[0] : districts.find(({ code }) => code === from)
  return district ? { ...view, district: district.code } : view
}

const senderOf = ({ headers, ip, id }: FastifyRequest): FormSender => ({ headers, address: ip, requestId: id })

/** Where to go on: the form's own field, or the address's. */
const nextOf = (request: FastifyRequest): string =>
  ownPath(fieldOf(request, 'next') ?? (request.query as Record<string, unknown> | undefined)?.next)

const stepPath = (path: string, request: FastifyRequest): string => {
  const next = nextOf(request)
  return next === '/' ? path : `${path}?next=${encodeURIComponent(next)}`
}

function fieldOf(request: FastifyRequest, name: string): string | undefined {
  const value = (request.body as Record<string, unknown> | undefined)?.[name]
  return typeof value === 'string' ? value.slice(0, 300) : undefined
}
