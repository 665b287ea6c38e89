import { reading, transaction } from '../database/transaction.ts'
import { found, permit } from '../problem.ts'
import { type Context, inInstallation } from './installation.ts'
import { maySeeSessions } from './policy.ts'
import { deleteSession, findSessionOwner, listSessions, type SessionRow } from './sessions-store.ts'

/** The sessions of an account that may still be used; one's own unless an account is named, which only administrators may. */
export function sessionsOf(ctx: Context, account: string): Promise<SessionRow[]> {
  permit(maySeeSessions(ctx.actor, account))
  return reading(inInstallation(ctx), ({ db }) => listSessions(db, account, new Date()))
}

/** Ends a session at once. Somebody else's is 404, as if it were unknown, unless an administrator asks. */
export function endSession(ctx: Context, id: string): Promise<void> {
  return transaction(inInstallation(ctx), async (tx) => {
    const account = await findSessionOwner(tx.db, id)
    found(account !== undefined && maySeeSessions(tx.actor, account) ? account : undefined, 'session')
    await deleteSession(tx.db, id)
    await tx.audit('sessions.end', id, { account })
  })
}
