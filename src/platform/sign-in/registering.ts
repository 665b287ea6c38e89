import { hashPassword } from 'better-auth/crypto'
import { transaction } from '../database/transaction.ts'
import { found } from '../problem.ts'
import { type Context, inInstallation } from './installation.ts'
import { requireGoodPassword } from './password.ts'
import { deleteHalfSignIns, deleteSessionsOf } from './sessions-store.ts'
import { deleteSecondFactor, findAccount, insertAccount, setPassword } from './store.ts'

/** A resident makes an account of their own: it opens nothing until it is bound to a person. 422 for a weak password, 409 `account_username_is_free`. */
export async function registerAccount(
  ctx: Context,
  wish: { username: string; name: string; password: string },
): Promise<{ id: string }> {
  requireGoodPassword(wish.password, wish.username)
  const passwordHash = await hashPassword(wish.password)
  return await transaction(inInstallation(ctx), async (tx) => {
    const id = await insertAccount(tx.db, { ...wish, passwordHash, mustChangePassword: false, madeBy: 'self' })
    await tx.audit('accounts.register', id)
    return { id }
  })
}

/** Gives an account a new password after its owner proved at a counter who they are: every session ends; the second factor goes only when a reason is told. */
export async function recoverAccount(
  ctx: Context,
  account: string,
  wish: { password: string; letter: string; district: string; removeSecondFactor: string | null },
): Promise<{ username: string }> {
  const inside = inInstallation(ctx)
  return await transaction(inside, async (tx) => {
    const { username } = found(await findAccount(tx.db, account), 'account')
    requireGoodPassword(wish.password, username)
    await setPassword(tx.db, account, { hash: await hashPassword(wish.password), mustChange: false })
    if (wish.removeSecondFactor !== null) await deleteSecondFactor(tx.db, account)
    await deleteSessionsOf(tx.db, account)
    await deleteHalfSignIns(tx.db, account)
    await tx.audit('accounts.recover', account, {
      ...{ letter: wish.letter, district: wish.district },
      ...(wish.removeSecondFactor === null ? {} : { secondFactorRemoved: wish.removeSecondFactor }),
    })
    return { username }
  })
}
