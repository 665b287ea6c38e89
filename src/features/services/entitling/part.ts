import type { Context } from '../../../platform/context.ts'
import { transaction } from '../../../platform/database/transaction.ts'
import { definePart } from '../../../platform/feature-parts.ts'
import { judgeDistrict } from './judge.ts'

/** The job of the night's judging. */
export const judgingJob = 'services.judge_everybody'

/** A rule or an entry holds from another day: everybody is judged anew; a second order before it runs is the same one. */
const orderJudging = (ctx: Context): Promise<void> =>
  transaction(ctx, (tx) => tx.enqueue({ job: judgingJob, payload: {}, key: `${judgingJob} ${tx.district}` }))

/** What this room registers: who is entitled to what, judged every night and when a rule or a service is published. */
export const part = definePart({
  jobs: {
    [judgingJob]: async (ctx) => {
      await judgeDistrict(ctx)
    },
  },
  crontab: [`40 2 * * * ${judgingJob}`],
  on: { 'services.rule_published': orderJudging, 'services.service_published': orderJudging },
})
