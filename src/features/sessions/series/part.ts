import { definePart } from '../../../platform/feature-parts.ts'
import { drawAll, drawJob, drawOneJob, drawSeries } from './drawing.ts'
import { fillJob, fillSeries } from './enrolling.ts'
import { seriesNotices } from './notices.ts'
import { applicationsOwnedBy, seriesRetention, seriesTimeline } from './own.ts'
import { reactions } from './reacting.ts'
import { seriesRoutes } from './routes.ts'
import en from './words.en.json' with { type: 'json' }
import zh from './words.zh.json' with { type: 'json' }

/** What this room registers. */
export const part = definePart({
  words: { zh, en },
  routes: seriesRoutes,
  jobs: { [drawJob]: drawAll, [drawOneJob]: drawSeries, [fillJob]: fillSeries },
  crontab: [`7,37 * * * * ${drawJob}`],
  on: reactions,
  notices: seriesNotices,
  timeline: seriesTimeline,
  personalData: applicationsOwnedBy,
  retention: seriesRetention,
})
