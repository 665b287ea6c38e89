import { definePart } from '../../../platform/feature-parts.ts'
import { bringPlans } from './bringing.ts'
import { policyPages } from './resident/index.ts'
import { policyRoutes } from './routes.ts'

/** The policy library: documents in clauses, in versions, found by their words. */
export const policies = definePart({
  routes: policyRoutes,
  pages: policyPages,
  on: { 'plans.published': (ctx, { payload }) => bringPlans(ctx, payload.plan) },
})
