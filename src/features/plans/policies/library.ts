import type { Context } from '../../../platform/context.ts'
import { reading } from '../../../platform/database/transaction.ts'
import { found } from '../../../platform/problem.ts'
import type { PolicyText } from './contract.ts'
import { mayPublish } from './policy.ts'
import { rowOf } from './rows.ts'
import { readOn, standingsOn } from './rules.ts'
import { listClauses, listVersions } from './store.ts'

/** One policy: the version asked for, else the one that holds on the day (today). 404 where nobody published it. */
export async function getPolicy(
  ctx: Context,
  id: string,
  wish: { version?: number | undefined; on?: string | undefined },
): Promise<PolicyText> {
  return await reading(ctx, async (tx) => {
    const on = wish.on ?? tx.today
    const known = await listVersions(tx)
    const own = standingsOn(known, on).filter(({ period }) => period.policy === id)
    const chosen = readOn(known, on).find(({ period }) => period.policy === id)?.period.version ?? own.at(-1)?.period.version
    const { period, standing, endedBy } = found(
      own.find(({ period }) => period.version === (wish.version ?? chosen)),
      'policy',
    )
    const titled = (policy: string | null) => {
      const other = known.findLast((one) => one.policy === policy && !one.withdrawn)
      return other ? { id: other.policy, title: other.title } : null
    }
    return {
      on,
      policy: rowOf(period, standing),
      source: period.source,
      publishedAt: period.publishedAt.toISOString(),
      withdrawnReason: period.withdrawnReason,
      may: { withdraw: !period.withdrawn && mayPublish(tx.actor, tx.district) },
      replaces: titled(period.replaces),
      replacedBy: titled(endedBy),
      versions: own.map(({ period, standing }) => ({
        ...{ version: period.version, validFrom: period.validFrom, validTo: period.validTo, standing, number: period.number },
      })),
      clauses: await listClauses(tx, id, period.version),
    }
  })
}
