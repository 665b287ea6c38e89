import { definePart } from '../../../platform/feature-parts.ts'
import { catalogueRoutes } from '../catalogue/routes.ts'
import { seedCatalogue } from '../catalogue/seed.ts'
import { facilityRoutes } from './routes.ts'
import { searchFacilities } from './search.ts'
import en from './words.en.json' with { type: 'json' }
import zh from './words.zh.json' with { type: 'json' }

/** What this room registers. */
export const part = definePart({
  words: { zh, en },
  routes: [...catalogueRoutes, ...facilityRoutes],
  seed: seedCatalogue,
  search: searchFacilities,
})
