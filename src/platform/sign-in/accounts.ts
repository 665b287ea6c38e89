import { hashPassword, verifyPassword } from 'better-auth/crypto'
import { reading, transaction } from '../database/transaction.ts'
import { found, Problem, permit } from '../problem.ts'
import { type Context, inInstallation } from './installation.ts'
import type { LockOut } from './lock-out.ts'
import { forgetTries, locksOf } from './lock-out-store.ts'
import { requireGoodPassword, temporaryPassword } from './password.ts'
import { coordinatedBy, mayKeepAccount, mayKeepAccounts, mayListAccounts } from './policy.ts'
import { deleteHalfSignIns, deleteSessionsOf } from './sessions-store.ts'
import { signInSettings } from './settings.ts'
import {
  type AccountRow,
  deleteSecondFactor,
  findAccount,
  findPasswordHash,
  insertAccount,
  listAccounts,
  setActive,
  setLanguage,
  setPassword,
} from './store.ts'

/** An account with the moment until which it is locked. */
export type ListedAccount = AccountRow & { lockedUntil: Date | null }

/** Accounts by name, at most `most`; a coordinator sees those of their own districts. */
export function searchAccounts(
  ctx: Context,
  search: string,
  lockOut: LockOut,
  most: number = signInSettings.listed,
): Promise<{ accounts: ListedAccount[]; more: boolean }> {
  permit(mayListAccounts(ctx.actor))
  const district = mayKeepAccounts(ctx.actor) ? undefined : coordinatedBy(ctx.actor)
  return reading(inInstallation(ctx), async ({ db }) => {
    const rows = await listAccounts(db, { search, district, limit: most + 1 })
    const accounts = rows.slice(0, most)
    const locks = await locksOf(
      db,
      accounts.map((account) => lockOut.nameHash(account.username)),
      new Date(),
    )
    return {
      accounts: accounts.map((account) => ({ ...account, lockedUntil: locks.get(lockOut.nameHash(account.username)) ?? null })),
      more: rows.length > accounts.length,
    }
  })
}

/** Makes an account with a temporary password, told once. Problem 409 `account_username_is_free`. */
export async function createAccount(ctx: Context, wish: { username: string; name: string; identity?: string }) {
  permit(mayKeepAccounts(ctx.actor))
  const password = temporaryPassword()
  const passwordHash = await hashPassword(password)
  return await transaction(inInstallation(ctx), async (tx) => {
    const id = await insertAccount(tx.db, { ...wish, passwordHash, mustChangePassword: true, madeBy: tx.actor.id })
    await tx.audit('accounts.create', id, { username: wish.username })
    return { id, username: wish.username.toLowerCase(), temporaryPassword: password }
  })
}

/** Gives the account a temporary password, told once, and ends its sessions and its lock. */
export async function resetPassword(ctx: Context, id: string, lockOut: LockOut): Promise<{ temporaryPassword: string }> {
  permit(mayKeepAccount(ctx.actor, id))
  const password = temporaryPassword()
  const hash = await hashPassword(password)
  await change(ctx, id, 'accounts.reset_password', async (tx, account) => {
    await setPassword(tx.db, id, { hash, mustChange: true })
    await endAllSessions(tx.db, id)
    await forgetTries(tx.db, lockOut.nameHash(account.username))
  })
  return { temporaryPassword: password }
}

/** Lifts the lock that wrong passwords brought about. */
export function unlockAccount(ctx: Context, id: string, lockOut: LockOut): Promise<void> {
  permit(mayKeepAccount(ctx.actor, id))
  return change(ctx, id, 'accounts.unlock', (tx, account) => forgetTries(tx.db, lockOut.nameHash(account.username)))
}

/** The account can no longer sign in, and its sessions end at once. */
export function deactivateAccount(ctx: Context, id: string): Promise<void> {
  permit(mayKeepAccount(ctx.actor, id))
  return change(ctx, id, 'accounts.deactivate', async (tx) => {
    if (!(await setActive(tx.db, id, false))) throw new Problem(409, 'account_inactive')
    await endAllSessions(tx.db, id)
  })
}

/** The account can sign in again. */
export function reactivateAccount(ctx: Context, id: string): Promise<void> {
  permit(mayKeepAccount(ctx.actor, id))
  return change(ctx, id, 'accounts.reactivate', async (tx) => {
    if (!(await setActive(tx.db, id, true))) throw new Problem(409, 'account_active')
    await endAllSessions(tx.db, id) // one that began in the very moment of the deactivation does not come back to life
  })
}

/** Takes away the authenticator of somebody who lost it and the backup codes; the password still counts. */
export function removeSecondFactor(ctx: Context, id: string): Promise<void> {
  permit(mayKeepAccount(ctx.actor, id))
  return change(ctx, id, 'accounts.remove_second_factor', async (tx) => {
    await deleteSecondFactor(tx.db, id)
    await endAllSessions(tx.db, id)
  })
}

/** Changes one's own password; all other sessions end. Wrong current passwords count towards the lock. */
export async function changeOwnPassword(
  ctx: Context,
  wish: { current: string; next: string },
  own: { username: string; session: string; lockOut: LockOut },
) {
  const account = ctx.actor.id
  const { hash } = await own.lockOut.judge(own.username, async () => {
    const hash = await reading(inInstallation(ctx), ({ db }) => findPasswordHash(db, account))
    const right = hash !== undefined && (await verifyPassword({ hash, password: wish.current }))
    return { hash: right ? hash : undefined, outcome: right ? 'half' : 'wrong' }
  })
  if (hash === undefined) throw new Problem(422, 'wrong_password')
  requireGoodPassword(wish.next, own.username)
  if (wish.next === wish.current) throw new Problem(422, 'password_unchanged')
  const next = await hashPassword(wish.next)
  await change(ctx, account, 'accounts.change_password', async (tx) => {
    // Two changes at once: the second finds that its "current" password no longer is.
    if ((await findPasswordHash(tx.db, account)) !== hash) throw new Problem(422, 'wrong_password')
    await setPassword(tx.db, account, { hash: next, mustChange: false })
    await deleteSessionsOf(tx.db, account, own.session)
    await deleteHalfSignIns(tx.db, account)
  })
}

/** The language in which the account is spoken to. */
export function chooseLanguage(ctx: Context, language: 'zh' | 'en'): Promise<void> {
  return transaction(inInstallation(ctx), ({ db }) => setLanguage(db, ctx.actor.id, language))
}

type Tx = Parameters<Parameters<typeof transaction<void>>[1]>[0]

async function endAllSessions(db: Tx['db'], account: string): Promise<void> {
  await deleteSessionsOf(db, account)
  await deleteHalfSignIns(db, account)
}

async function change(
  ctx: Context,
  id: string,
  action: string,
  work: (tx: Tx, account: AccountRow) => Promise<void>,
): Promise<void> {
  await transaction(inInstallation(ctx), async (tx) => {
    await work(tx, found(await findAccount(tx.db, id), 'account'))
    await tx.audit(action, id)
  })
}
