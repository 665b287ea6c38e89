import type { Context } from '../../../platform/context.ts'
import { registerAccount } from '../../../platform/sign-in/registering.ts'
import type { Registration } from './contract.ts'

/** Makes an account for a resident. It stands for nobody until it is bound. Problems: 409 `account_username_is_free`, 422 of passwords. */
export const register = (ctx: Context, wish: Registration): Promise<{ id: string }> => registerAccount(ctx, wish)
