import { type Context, installationDistrict } from '../context.ts'
import { inDistrict, reading, transaction } from '../database/transaction.ts'
import { found, Problem, permit } from '../problem.ts'
import type { NewGrant } from './contract.ts'
import {
  districtExists,
  findGrant,
  type GrantRow,
  holdsAlready,
  insertGrant,
  listGrants,
  lockGrant,
  setGrantEnd,
  streetExists,
} from './grants-store.ts'
import { inInstallation } from './installation.ts'
import { coordinatedBy, mayGrant, mayKeepAccounts, mayListAccounts } from './policy.ts'
import { findAccount, lockAccount } from './store.ts'

/** The grants an account has or had: all for administrators and for oneself, those of one's own districts for coordinators. */
export function grantsOf(ctx: Context, account: string): Promise<GrantRow[]> {
  const { actor } = ctx
  permit(actor.id === account || mayListAccounts(actor))
  const districts = actor.id === account || mayKeepAccounts(actor) ? undefined : coordinatedBy(actor)
  return reading(inInstallation(ctx), async ({ db }) => {
    found(await findAccount(db, account), 'account')
    return await listGrants(db, account, districts)
  })
}

/** Gives a role. Problems: 403 `not_permitted`; 422 `unknown_district`, `unknown_street`, `grant_ends_before_it_starts`; 409 `grant_held_already`. */
export function grantRole(ctx: Context, account: string, wish: NewGrant): Promise<{ id: string }> {
  permit(mayGrant(ctx.actor, account, wish))
  // The line stands in the audit of the district concerned, where its own auditors look.
  return transaction(inDistrict(ctx, wish.district ?? installationDistrict), async (tx) => {
    found((await lockAccount(tx.db, account)) || undefined, 'account')
    if (wish.district && !(await districtExists(tx.db, wish.district)))
      throw new Problem(422, 'unknown_district', { district: wish.district })
    if (wish.district && wish.street && !(await streetExists(tx.db, wish.district, wish.street))) {
      throw new Problem(422, 'unknown_street', { street: wish.street })
    }
    const startsOn = wish.startsOn ?? tx.today
    const endsOn = wish.endsOn ?? null
    if (endsOn !== null && endsOn <= startsOn) throw new Problem(422, 'grant_ends_before_it_starts', { startsOn, endsOn })
    if (await holdsAlready(tx.db, account, wish, startsOn)) throw new Problem(409, 'grant_held_already')
    const id = await insertGrant(tx.db, { ...wish, account, startsOn, endsOn, by: tx.actor.id, at: tx.now })
    await tx.audit('grants.give', id, {
      account,
      role: wish.role,
      department: wish.department,
      street: wish.street,
      startsOn,
      endsOn,
    })
    return { id }
  })
}

/** Sets the day from which a grant no longer holds, today unless said. Problems: 404; 403; 409 `grant_has_ended`; 422 `grant_ends_before_it_starts`. */
export async function endGrant(ctx: Context, id: string, wish: { endsOn?: string }): Promise<void> {
  const grant = found(await reading(inInstallation(ctx), ({ db }) => findGrant(db, id)), 'grant')
  permit(mayGrant(ctx.actor, grant.account, grant))
  await transaction(inDistrict(ctx, grant.district ?? installationDistrict), async (tx) => {
    const now = found(await lockGrant(tx.db, id), 'grant')
    const begun = now.startsOn <= tx.today
    const endsOn = wish.endsOn ?? (begun ? tx.today : now.startsOn)
    if (now.endsOn !== null && now.endsOn <= tx.today) throw new Problem(409, 'grant_has_ended', { endsOn: now.endsOn })
    if (endsOn < now.startsOn) throw new Problem(422, 'grant_ends_before_it_starts', { startsOn: now.startsOn, endsOn })
    await setGrantEnd(tx.db, id, endsOn)
    await tx.audit('grants.end', id, { account: now.account, role: now.role, endsOn })
  })
}
