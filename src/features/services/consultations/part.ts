import { definePart } from '../../../platform/feature-parts.ts'
import { consultationCounters } from './counters.ts'
import { consultationsOwnedBy } from './own.ts'
import { consultationRoutes } from './routes.ts'
import { untoldWorkItems } from './told.ts'
import en from './words.en.json' with { type: 'json' }
import zh from './words.zh.json' with { type: 'json' }

/** What this room registers: consultations, and who is to be told of what they are newly entitled to. */
export const part = definePart({
  words: { zh, en },
  routes: consultationRoutes,
  counters: consultationCounters,
  workItems: untoldWorkItems,
  personalData: consultationsOwnedBy,
})
