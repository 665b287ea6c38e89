import type { IncomingHttpHeaders } from 'node:http'
import type { Database } from '../database/connect.ts'
import { Problem } from '../problem.ts'
import type { Auth } from './better-auth.ts'
import type { LockOut, Outcome } from './lock-out.ts'
import { takeCode } from './lock-out-store.ts'
import { refusalOf } from './refusals.ts'
import { authPath, callerAddressHeader } from './settings.ts'

/** Where a request comes from, as far as signing in cares. */
export type Caller = { headers: IncomingHttpHeaders; address: string; origin: string; requestId: string }

/** An answer of better-auth with what of it goes on to the browser. */
export type Answer = { status: number; body: unknown; cookies: string[]; location: string | null }

/** The account that a step is about: found before the step, because its tries are counted. */
export type Subject = { id: string; username: string; name: string }

/** The headers that better-auth reads; the caller's address is ours to say. */
const passedOn = ['cookie', 'origin', 'referer', 'user-agent', 'sec-fetch-site', 'sec-fetch-mode', 'sec-fetch-dest'] as const

/** Asks better-auth one thing on behalf of the caller. Refusals come back as answers. */
export async function ask(auth: Auth, caller: Caller, path: string, body?: Record<string, unknown>): Promise<Answer> {
  const headers = new Headers({ [callerAddressHeader]: caller.address })
  for (const name of passedOn) {
    const value = caller.headers[name]
    if (typeof value === 'string') headers.set(name, value)
  }
  if (body) headers.set('content-type', 'application/json')
  const request = new Request(new URL(authPath + path, caller.origin), {
    method: body ? 'POST' : 'GET',
    headers,
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  const response = await auth.handler(request)
  const text = await response.text()
  return {
    status: response.status,
    body: text && response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : null,
    cookies: response.headers.getSetCookie(),
    location: response.headers.get('location'),
  }
}

/** The answer's body, or the Problem it stands for. */
export function accepted<T>(answer: Answer): T {
  if (answer.status >= 400) throw refusalOf(answer.status, answer.body)
  return answer.body as T
}

/** First step: user name and password. `codeNeeded`: the second factor is on and the cookies only carry the state in between. */
export async function stepByPassword(
  { auth, lockOut }: { auth: Auth; lockOut: LockOut },
  caller: Caller,
  { username, password }: { username: string; password: string },
): Promise<{ cookies: string[]; codeNeeded: boolean }> {
  const { answer, codeNeeded } = await lockOut.judge(username, async () => {
    const answer = await ask(auth, caller, '/sign-in/username', { username: username.trim(), password })
    const codeNeeded = (answer.body as { twoFactorRedirect?: unknown } | null)?.twoFactorRedirect === true
    return { answer, codeNeeded, outcome: codeNeeded ? 'half' : outcomeOf(answer, ['wrong_credentials']) }
  })
  accepted(answer)
  return { cookies: answer.cookies, codeNeeded }
}

/** Second step: a code from the authenticator, or a backup code. Wrong ones count towards the lock like wrong passwords. */
export async function stepByCode(
  { auth, lockOut, db }: { auth: Auth; lockOut: LockOut; db: Database },
  caller: Caller,
  { code, kind, subject, signingIn }: { code: string; kind: 'totp' | 'backup'; subject: Subject; signingIn: boolean },
): Promise<{ cookies: string[] }> {
  const path = kind === 'totp' ? '/two-factor/verify-totp' : '/two-factor/verify-backup-code'
  const { answer } = await lockOut.judge(subject.username, async () => {
    if (signingIn && kind === 'totp' && !(await takeCode(db, subject.id, code))) return { answer: codeUsed, outcome: 'wrong' }
    const answer = await ask(auth, caller, path, { code })
    return { answer, outcome: outcomeOf(answer, ['wrong_code']) }
  })
  accepted(answer)
  return { cookies: answer.cookies }
}

/** A code that was seen on somebody's screen is of no use to others: once used it is answered like a wrong one. */
const codeUsed: Answer = { status: 401, body: { code: 'INVALID_CODE' }, cookies: [], location: null }

/** A step within a session that needs the password again: wrong ones count, right ones do not forget what others tried. */
export async function stepWithPassword<T>(
  { auth, lockOut }: { auth: Auth; lockOut: LockOut },
  caller: Caller,
  { path, password, subject }: { path: string; password: string; subject: Subject },
): Promise<{ body: T; cookies: string[] }> {
  const { answer } = await lockOut.judge(subject.username, async () => {
    const answer = await ask(auth, caller, path, { password })
    return { answer, outcome: outcomeOf(answer, ['wrong_password']) === 'wrong' ? 'wrong' : 'half' }
  })
  return { body: accepted<T>(answer), cookies: answer.cookies }
}

/** The account that waits for its second factor, by the cookie between the two steps. */
export async function subjectBetweenSteps(auth: Auth, caller: Caller): Promise<string> {
  const context = await auth.$context
  const cookie = cookieValue(caller.headers.cookie, context.createAuthCookie('two_factor').name)
  const identifier = cookie?.slice(0, cookie.lastIndexOf('.')) // its signature is checked by better-auth in the step itself
  const state = identifier ? await context.internalAdapter.findVerificationValue(identifier) : null
  if (!state || state.expiresAt <= new Date()) throw new Problem(401, 'sign_in_again')
  return state.value
}

/** One cookie's value, decoded. */
export function cookieValue(header: string | undefined, name: string): string | undefined {
  for (const pair of header?.split(';') ?? []) {
    const at = pair.indexOf('=')
    if (at < 0 || pair.slice(0, at).trim() !== name) continue
    try {
      return decodeURIComponent(pair.slice(at + 1).trim())
    } catch {
      return undefined
    }
  }
  return undefined
}

/** What a browser would send back after receiving these cookies. */
export function cookieHeaderOf(cookies: string[]): string {
  return cookies.map((cookie) => cookie.slice(0, cookie.indexOf(';'))).join('; ')
}

function outcomeOf(answer: Answer, wrong: string[]): Outcome {
  if (answer.status < 400) return 'right'
  return wrong.includes(refusalOf(answer.status, answer.body).code) ? 'wrong' : 'half'
}
