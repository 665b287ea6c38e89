import type { Clock } from '../clock.ts'
import type { Databases } from '../database/databases.ts'
import { insertSignInLine } from './audit-store.ts'

/** Writes what happens while somebody signs in, which is outside any action: `sign_in.enter`, `sign_in.leave`, `sign_in.lock`. */
export type SignInAudit = (
  action: 'sign_in.enter' | 'sign_in.leave' | 'sign_in.lock',
  who: { id: string; name: string },
  requestId: string,
) => Promise<void>

/** Lines of the installation (district 000000), in a transaction of their own. */
export function createSignInAudit(databases: Databases, clock: Clock): SignInAudit {
  return (action, who, requestId) => insertSignInLine(databases.app, { action, who, requestId, domainAt: clock.now() })
}
