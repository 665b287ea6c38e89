import { resolve } from 'node:path'
import { defineFeature } from '../../platform/feature.ts'
import { departmentRoutes } from './departments/routes.ts'
import { stopReading, warmUpReading } from './import/index.ts'
import { demonstrateIndicators } from './indicators/demo.ts'
import { indicatorRoutes } from './indicators/routes.ts'
import { countersWanted } from './indicators/wanted.ts'
import { indicatorWorkItems } from './indicators/work.ts'
import { overviewRoutes } from './overview/routes.ts'
import { seedPolicies } from './policies/bringing.ts'
import { policies } from './policies/part.ts'
import { policyWorkItems, searchPolicyPages } from './policies/work.ts'
import { demonstrateProjects } from './projects/demo.ts'
import { projectRoutes } from './projects/routes.ts'
import { seedPlans } from './publishing/seed.ts'
import { qualityRoutes } from './quality/routes.ts'
import { reportRoutes } from './report/routes.ts'
import { planPages } from './resident/index.ts'
import { reviewRoutes } from './review/routes.ts'
import { reviewWorkItems } from './review/work.ts'
import { searchPlans } from './search/find.ts'
import { taskCounters } from './tasks/counters.ts'
import { demonstrateTasks } from './tasks/demo.ts'
import { taskRoutes } from './tasks/routes.ts'
import { taskWorkItems } from './tasks/work.ts'
import { words } from './words.ts'

export { departmentIds, departmentNames, departmentsInEnglish } from './departments/store.ts'
export { type PublicBoard, publicBoard } from './indicators/public.ts'
export type { FoundClause, PolicyHit } from './policies/contract.ts'
export { findClause, findClauses } from './policies/finding.ts'
export { searchPolicies } from './policies/searching.ts'
export { parseDistrictSettings } from './settings.ts'

/** The district's plan: indicators that live, tasks, projects and lists, from the document to the evaluation. */
export const plans = defineFeature({
  name: 'plans',
  floor: 'ground',
  migrations: resolve(import.meta.dirname, 'migrations'),
  words,
  routes: [
    ...overviewRoutes,
    ...indicatorRoutes,
    ...taskRoutes,
    ...projectRoutes,
    ...departmentRoutes,
    ...qualityRoutes,
    ...reviewRoutes,
    ...reportRoutes,
    ...(policies.routes ?? []),
  ],
  pages: [...planPages, ...(policies.pages ?? [])],
  on: { ...policies.on },
  counters: taskCounters,
  counts: countersWanted,
  workItems: async (tx) => [
    ...(await indicatorWorkItems(tx)),
    ...(await taskWorkItems(tx)),
    ...(await reviewWorkItems(tx)),
    ...(await policyWorkItems(tx)),
  ],
  search: async (tx, words) => [...(await searchPlans(tx, words)), ...(await searchPolicyPages(tx, words))],
  warmUp: warmUpReading,
  close: stopReading,
  seed: async (ctx, folder) => {
    await seedPlans(ctx, folder)
    await seedPolicies(ctx, folder)
  },
  demo: async (ctx) => {
    await demonstrateIndicators(ctx)
    await demonstrateTasks(ctx)
    await demonstrateProjects(ctx)
  },
})
