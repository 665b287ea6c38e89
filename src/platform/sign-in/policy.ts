import { type Actor, type Grant, grantsIn, holds, type Role } from '../actor.ts'

const anywhere = '000000'

/** Administrators keep the accounts. */
export const mayKeepAccounts = (actor: Actor): boolean => holds(actor, anywhere, 'administrator')

/** Nobody resets, deactivates or unlocks their own account. */
export const mayKeepAccount = (actor: Actor, account: string): boolean => mayKeepAccounts(actor) && actor.id !== account

/** The districts whose people the actor coordinates. */
export const coordinatedBy = (actor: Actor): string[] =>
  actor.grants.flatMap((grant) => (grant.role === 'coordinator' && grant.district ? [grant.district] : []))

/** Administrators see every account, coordinators those of their own districts. */
export const mayListAccounts = (actor: Actor): boolean => mayKeepAccounts(actor) || coordinatedBy(actor).length > 0

/** One sees one's own sessions; administrators see anybody's. */
export const maySeeSessions = (actor: Actor, account: string): boolean => actor.id === account || mayKeepAccounts(actor)

/** The roles a coordinator may give in their own district. */
const rolesOfCoordinators: readonly Role[] = ['department_officer', 'street_officer', 'provider']

/** Who may give or end a grant: administrators any, coordinators those of officers and providers in their own district, nobody their own. */
export function mayGrant(actor: Actor, account: string, grant: Pick<Grant, 'role' | 'district'>): boolean {
  if (actor.kind !== 'account' || actor.id === account) return false
  if (mayKeepAccounts(actor)) return true
  if (grant.district === null || !rolesOfCoordinators.includes(grant.role)) return false
  return grantsIn(actor, grant.district).some((own) => own.role === 'coordinator')
}

/** Who coordinates the district, in their own right or in somebody's place; administrators do everywhere. */
export const coordinates = (actor: Actor, district: string): boolean => holds(actor, district, 'coordinator', 'administrator')

/** Nobody gives themselves somebody else's role. */
export const mayStandInBeGiven = (actor: Actor, to: string): boolean => actor.kind === 'account' && actor.id !== to
