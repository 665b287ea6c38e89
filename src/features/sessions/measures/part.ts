import { definePart } from '../../../platform/feature-parts.ts'
import { measureRetention, measuresOwnedBy } from './actions.ts'
import { seedMeasureKinds } from './kinds.ts'
import { measureRoutes } from './routes.ts'
import en from './words.en.json' with { type: 'json' }
import zh from './words.zh.json' with { type: 'json' }

/** What this room registers. */
export const part = definePart({
  words: { zh, en },
  routes: measureRoutes,
  personalData: measuresOwnedBy,
  retention: measureRetention,
  seed: seedMeasureKinds,
})
