import { definePart } from '../../../platform/feature-parts.ts'
import { placePages } from '../resident/index.ts'
import { placesNear } from './near.ts'
import { directoryOffers } from './offers.ts'
import { seedOutline } from './outline.ts'
import { directoryRoutes } from './routes.ts'
import en from './words.en.json' with { type: 'json' }
import zh from './words.zh.json' with { type: 'json' }

/** What this room registers. */
export const part = definePart({
  words: { zh, en },
  routes: directoryRoutes,
  pages: placePages,
  seed: seedOutline,
  near: placesNear,
  offers: directoryOffers,
})
