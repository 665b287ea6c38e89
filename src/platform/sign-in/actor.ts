import { createHmac, timingSafeEqual } from 'node:crypto'
import type pg from 'pg'
import { type Actor, theNobody } from '../actor.ts'
import type { Clock } from '../clock.ts'
import { findLiveSession, type LiveSession, noteUse } from './sessions-store.ts'
import { signInSettings } from './settings.ts'
import { cookieValue } from './steps.ts'

/** The headers of a request, in either form. */
export type RequestHeaders = Headers | { cookie?: string | string[] | undefined }

/** Finds who asks, by the session's cookie. Nothing is remembered between requests: an ended session and an ended grant count at once, in every process. */
export type SessionReader = {
  actorOf(headers: RequestHeaders): Promise<Actor>
  /** The session by which this very actor was found; nothing for actors that were not. */
  sessionOf(actor: Actor): LiveSession | undefined
}

/** `cookieName` as better-auth writes it; a cookie that `secret` did not sign never reaches the database. */
export function createSessionReader({
  pool,
  secret,
  cookieName,
  clock,
}: {
  pool: pg.Pool
  secret: string
  cookieName: string
  clock: Clock
}): SessionReader {
  const sessions = new WeakMap<Actor, LiveSession>()

  async function actorOf(headers: RequestHeaders): Promise<Actor> {
    const token = signedToken(cookieValue(cookieHeader(headers), cookieName), secret)
    if (!token) return theNobody
    const at = new Date()
    const session = await findLiveSession(pool, token, { at, today: clock.today() })
    if (!session) return theNobody
    if (at.getTime() - session.usedAt.getTime() > signInSettings.session.noteUseEvery * 1000) await noteUse(pool, session.id, at)
    // A temporary password opens nothing but the page on which it is changed.
    const actor: Actor = {
      kind: 'account',
      id: session.account,
      name: session.name,
      grants: session.mustChangePassword ? [] : session.grants,
      persons: session.mustChangePassword ? [] : session.persons,
    }
    sessions.set(actor, session)
    return actor
  }

  return { actorOf, sessionOf: (actor) => sessions.get(actor) }
}

function cookieHeader(headers: RequestHeaders): string | undefined {
  const cookie = headers instanceof Headers ? (headers.get('cookie') ?? undefined) : headers.cookie
  return Array.isArray(cookie) ? cookie.join('; ') : cookie
}

/** better-auth's signed cookie is `token.signature`, HMAC-SHA256 in base64. */
function signedToken(value: string | undefined, secret: string): string | undefined {
  const dot = value?.lastIndexOf('.') ?? -1
  if (!value || dot < 1) return undefined
  const token = value.slice(0, dot)
  const given = Buffer.from(value.slice(dot + 1), 'base64')
  const right = createHmac('sha256', secret).update(token).digest()
  return given.length === right.length && timingSafeEqual(given, right) ? token : undefined
}
