import type { Context } from '../../../platform/context.ts'
import { transaction } from '../../../platform/database/transaction.ts'
import { found, Problem, permit } from '../../../platform/problem.ts'
import { requireGoodPassword } from '../../../platform/sign-in/password.ts'
import { recoverAccount } from '../../../platform/sign-in/registering.ts'
import { findAccount } from '../../../platform/sign-in/store.ts'
import { lockPerson } from '../person-store.ts'
import type { MadeLetter, NewRecovery } from './contract.ts'
import { withdrawLetters } from './letter-store.ts'
import { judgeCode, ownAccountOf, toldOnce, writeLetter } from './letters.ts'
import { mayProve } from './policy.ts'

/** Makes a recovery letter for the account that is the person's own, with the person at the counter. Problems: 404, 403, 409 `person_has_no_account`. */
export function makeRecovery(ctx: Context, id: string, wish: NewRecovery): Promise<MadeLetter> {
  return transaction(toldOnce(ctx), async (tx) => {
    const person = found(await lockPerson(tx, id), 'person')
    permit(mayProve(tx.actor, tx.district, person))
    const own = await ownAccountOf(tx, person.id)
    if (!own) throw new Problem(409, 'person_has_no_account')
    await withdrawLetters(tx, { person: person.id, as: 'recovery' })
    return await writeLetter(ctx, tx, {
      ...{ person: person.id, as: 'recovery', papers: wish.papers, account: own.account, username: own.username },
      secondFactorWhy: wish.secondFactorWhy ?? null,
    })
  })
}

/**
 * Sets a new password by the code of a recovery letter and ends every session of the account. The password is judged before the code is spent. Problems: 422 of passwords,
 * `letter_code_shape`, `letter_code_wrong`, `letter_is_no_recovery`.
 */
export async function recoverByLetter(ctx: Context, wish: { code: string; password: string }): Promise<{ username: string }> {
  const { account, ...letter } = await judgeCode(ctx, wish.code, async (tx, { as, account, id, person, secondFactorWhy }) => {
    if (as !== 'recovery' || account === null) throw new Problem(422, 'letter_is_no_recovery')
    requireGoodPassword(wish.password, (await findAccount(tx.db, account))?.username ?? '')
    await tx.audit('people.recover_account', `person/${person}`, { letter: id, account })
    return { account, letter: id, removeSecondFactor: secondFactorWhy }
  })
  return await recoverAccount(ctx, account, { ...letter, password: wish.password, district: ctx.district })
}
