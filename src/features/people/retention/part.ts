import { definePart } from '../../../platform/feature-parts.ts'
import { retainedKinds } from './kinds-store.ts'
import { retentionRoutes } from './routes.ts'
import { seedSchedule } from './schedule.ts'
import en from './words.en.json' with { type: 'json' }
import zh from './words.zh.json' with { type: 'json' }

/** What this room registers: the kinds of records of people, the schedule, and holds. */
export const part = definePart({
  words: { zh, en },
  routes: retentionRoutes,
  retention: retainedKinds,
  seed: seedSchedule,
})
