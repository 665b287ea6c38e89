import { definePart } from '../../../platform/feature-parts.ts'
import { seedSchedule } from './child/schedule.ts'
import { demonstrateEnrolments } from './demo.ts'
import { takeEnrolments } from './importing/taking.ts'
import { enrolmentsOwnedBy } from './own.ts'
import { reactions } from './reacting.ts'
import { enrolmentRetention } from './retention.ts'
import { enrolmentRoutes } from './routes.ts'
import { enrolmentTimeline } from './timeline.ts'
import en from './words.en.json' with { type: 'json' }
import zh from './words.zh.json' with { type: 'json' }
import { enrolmentWorkItems } from './work.ts'

/** What this room registers. */
export const part = definePart({
  words: { zh, en },
  routes: enrolmentRoutes,
  jobs: {
    'services.import_enrolments': (ctx, { import: id = '' }) => takeEnrolments(ctx, { import: id }),
  },
  on: reactions,
  timeline: enrolmentTimeline,
  workItems: enrolmentWorkItems,
  personalData: enrolmentsOwnedBy,
  retention: enrolmentRetention,
  seed: seedSchedule,
  demo: demonstrateEnrolments,
})
