import { definePart } from '../../../platform/feature-parts.ts'
import { attendanceOwnedBy, attendanceRetention } from './own.ts'
import { reactions } from './reacting.ts'
import { attendanceRoutes } from './routes.ts'
import { orderSettling, settleSlot, settleSlotJob, settlingJob } from './settling.ts'
import { attendanceNotices } from './telling.ts'
import { attendanceTimeline } from './timeline.ts'
import en from './words.en.json' with { type: 'json' }
import zh from './words.zh.json' with { type: 'json' }
import { attendanceWorkItems } from './work.ts'

/** What this room registers. */
export const part = definePart({
  words: { zh, en },
  routes: attendanceRoutes,
  jobs: { [settlingJob]: orderSettling, [settleSlotJob]: settleSlot },
  crontab: [`*/10 * * * * ${settlingJob}`],
  on: reactions,
  notices: attendanceNotices,
  timeline: attendanceTimeline,
  workItems: attendanceWorkItems,
  personalData: attendanceOwnedBy,
  retention: attendanceRetention,
})
