import { resolve } from 'node:path'
import { defineFeature } from '../../platform/feature.ts'
import { seedPlans } from './publishing/seed.ts'

/** The district's plan: indicators that live, tasks, projects and lists, from the document to the evaluation. */
export const plans = defineFeature({
  name: 'plans',
  floor: 'ground',
  migrations: resolve(import.meta.dirname, 'migrations'),
  words: { zh: {}, en: {} },
  routes: [],
  seed: seedPlans,
})
