import type { IncomingHttpHeaders } from 'node:http'
import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import type { Database } from '../database/connect.ts'
import { Problem } from '../problem.ts'
import { changeOwnPassword } from './accounts.ts'
import type { SessionReader } from './actor.ts'
import type { SignInAudit } from './audit.ts'
import type { Auth } from './better-auth.ts'
import type { LockOut } from './lock-out.ts'
import { deleteSession } from './sessions-store.ts'
import {
  accepted,
  ask,
  type Caller,
  cookieHeaderOf,
  type Subject,
  stepByCode,
  stepByPassword,
  subjectBetweenSteps,
} from './steps.ts'
import { findAccount, findAccountByUsername } from './store.ts'

/** Where a form was sent from; `headers` carry the old session, if any, or the state between the two steps. */
export type FormSender = { headers: IncomingHttpHeaders; address: string; requestId: string }

/** Somebody has come in: the `Set-Cookie` values, and whether the password was a temporary one. */
export type Entered = { cookies: string[]; mustChangePassword: boolean }

/** Signing in and out by forms without JavaScript. Refusals are thrown as the Problem to show. */
export type FormSignIn = {
  /** First step. `codeNeeded`: nobody is in yet, the cookies only lead to the second step. 400, 401 `wrong_credentials`, 403 `account_inactive`, 423. */
  byPassword(
    form: { username: string; password: string },
    sender: FormSender,
  ): Promise<({ codeNeeded: false } & Entered) | { codeNeeded: true; cookies: string[] }>
  /** Second step: six digits of the authenticator or a backup code. 401 `wrong_code`, `sign_in_again`; 423. */
  byCode(code: string, sender: FormSender): Promise<Entered>
  /** Changes one's own password. 401 `sign_in_again`, 422 with the reason, 423. */
  changePassword(ctx: Context, wish: { current: string; next: string }): Promise<void>
  /** Whether the actor's password is a temporary one, which opens nothing but changing it. */
  mustChangePassword(actor: Actor): boolean
  signOut(sender: FormSender): Promise<{ cookies: string[] }>
}

/** `origin` is our own: whether the form came from our pages was judged by the server before. */
export function formSignIn(parts: {
  auth: Auth
  lockOut: LockOut
  reader: SessionReader
  audit: SignInAudit
  db: Database
  origin: string
}): FormSignIn {
  const { auth, reader, audit, db, origin } = parts

  const callerOf = ({ address, requestId, headers }: FormSender, cookie?: string): Caller => ({
    headers: { 'user-agent': headers['user-agent'], ...(cookie ? { cookie, origin } : {}) },
    ...{ address, origin, requestId },
  })

  async function enter(cookies: string[], who: Subject, sender: FormSender): Promise<Entered> {
    const earlier = reader.sessionOf(await reader.actorOf(sender.headers))
    if (earlier) await deleteSession(db, earlier.id)
    await audit('sign_in.enter', who, sender.requestId)
    const session = reader.sessionOf(await reader.actorOf({ cookie: cookieHeaderOf(cookies) }))
    return { cookies, mustChangePassword: session?.mustChangePassword ?? false }
  }

  return {
    byPassword: async (form, sender) => {
      // Of an old session only its end matters here, so its cookie is not passed on.
      const { cookies, codeNeeded } = await stepByPassword(parts, callerOf(sender), form)
      if (codeNeeded) return { codeNeeded, cookies }
      const account = await findAccountByUsername(db, form.username)
      if (!account) throw new Problem(401, 'wrong_credentials')
      return { codeNeeded, ...(await enter(cookies, account, sender)) }
    },

    byCode: async (code, sender) => {
      const caller = callerOf(sender, withoutSession(sender.headers.cookie))
      const subject = await findAccount(db, await subjectBetweenSteps(auth, caller))
      if (!subject) throw new Problem(401, 'sign_in_again')
      const typed = code.replaceAll(/\s/g, '')
      const kind = /^\d{6}$/.test(typed) ? 'totp' : 'backup'
      const { cookies } = await stepByCode(parts, caller, { code: typed, kind, subject, signingIn: true })
      return await enter(cookies, subject, sender)
    },

    changePassword: async (ctx, wish) => {
      const session = reader.sessionOf(ctx.actor)
      if (!session) throw new Problem(401, 'sign_in_again')
      await changeOwnPassword(ctx, wish, { username: session.username, session: session.id, lockOut: parts.lockOut })
    },

    mustChangePassword: (actor) => reader.sessionOf(actor)?.mustChangePassword ?? false,

    signOut: async (sender) => {
      const session = reader.sessionOf(await reader.actorOf(sender.headers))
      const answer = await ask(auth, callerOf(sender, sender.headers.cookie), '/sign-out', {})
      accepted(answer)
      if (session) await audit('sign_in.leave', { id: session.account, name: session.name }, sender.requestId)
      return { cookies: answer.cookies }
    },
  }
}

/** A session that the browser still has belongs to whoever was here before: the second step is not about it. */
function withoutSession(cookie: string | undefined): string | undefined {
  return cookie
    ?.split(';')
    .filter((pair) => !pair.split('=')[0]?.includes('session_token'))
    .join(';')
}
