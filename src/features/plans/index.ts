import { resolve } from 'node:path'
import { defineFeature } from '../../platform/feature.ts'
import { departmentRoutes } from './departments/routes.ts'
import { indicatorRoutes } from './indicators/routes.ts'
import { indicatorWorkItems } from './indicators/work.ts'
import { seedPlans } from './publishing/seed.ts'
import en from './words.en.json' with { type: 'json' }
import zh from './words.zh.json' with { type: 'json' }

/** The district's plan: indicators that live, tasks, projects and lists, from the document to the evaluation. */
export const plans = defineFeature({
  name: 'plans',
  floor: 'ground',
  migrations: resolve(import.meta.dirname, 'migrations'),
  words: { zh, en },
  routes: [...indicatorRoutes, ...departmentRoutes],
  workItems: async (tx) => await indicatorWorkItems(tx),
  seed: seedPlans,
})
