import { plusDays } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { reading } from '../../../platform/database/transaction.ts'
import { publicKeys } from '../../../platform/secrecy/signing.ts'
import type { CardKeys, RevokedCards } from './contract.ts'
import { issueRevocationList } from './issue.ts'
import { revokedNumbers } from './store.ts'
import { readTerms } from './terms.ts'

/** The keys that readers keep. */
export const cardKeys = (ctx: Context): CardKeys => ({ keys: publicKeys(ctx.keys) })

/** The district's list of revoked cards as of now, for any reader; it names nobody. */
export async function revokedCards(ctx: Context): Promise<RevokedCards> {
  const { numbers, listDays } = await reading(ctx, async (tx) => ({
    numbers: await revokedNumbers(tx),
    listDays: (await readTerms(tx)).listDays,
  }))
  const list = await issueRevocationList(ctx.keys, {
    ...{ district: ctx.district, issuedAt: ctx.clock.now(), numbers },
    validUntil: plusDays(ctx.clock.today(), listDays),
  })
  return { district: ctx.district, list: list.toString('base64') }
}
