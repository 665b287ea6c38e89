import { resolve } from 'node:path'
import { defineFeature } from '../../platform/feature.ts'
import { departmentRoutes } from './departments/routes.ts'
import { stopReading, warmUpReading } from './import/index.ts'
import { demonstrateIndicators } from './indicators/demo.ts'
import { indicatorRoutes } from './indicators/routes.ts'
import { countersWanted } from './indicators/wanted.ts'
import { indicatorWorkItems } from './indicators/work.ts'
import { overviewRoutes } from './overview/routes.ts'
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

export { departmentIds } from './departments/store.ts'
export { type PublicBoard, publicBoard } from './indicators/public.ts'

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
  ],
  pages: planPages,
  counters: taskCounters,
  counts: countersWanted,
  workItems: async (tx) => [...(await indicatorWorkItems(tx)), ...(await taskWorkItems(tx)), ...(await reviewWorkItems(tx))],
  search: searchPlans,
  warmUp: warmUpReading,
  close: stopReading,
  seed: seedPlans,
  demo: async (ctx) => {
    await demonstrateIndicators(ctx)
    await demonstrateTasks(ctx)
    await demonstrateProjects(ctx)
  },
})
