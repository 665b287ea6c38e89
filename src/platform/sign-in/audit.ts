import type { Clock } from '../clock.ts'
import type { Databases } from '../database/databases.ts'
import { insertSignInLine } from './audit-store.ts'

type SignInDeed =
  | 'sign_in.enter'
  | 'sign_in.leave'
  | 'sign_in.lock'
  | 'sign_in.ask_second_factor'
  | 'sign_in.second_factor_off'
  | 'sign_in.backup_codes'
  | 'sign_in.second_factor_on'
  | 'sign_in.link_identity'

/** Writes what happens while somebody signs in, which is outside any action: or changes how. */
export type SignInAudit = (action: SignInDeed, who: { id: string; name: string }, requestId: string) => Promise<void>

/** Lines of the installation (district 000000), in a transaction of their own. */
export function createSignInAudit(databases: Databases, clock: Clock): SignInAudit {
  return (action, who, requestId) => insertSignInLine(databases.app, { action, who, requestId, domainAt: clock.now() })
}
