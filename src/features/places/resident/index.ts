import type { Page } from '../../../platform/http/page.ts'
import { placesMapPage } from './map-page.tsx'
import { placePage } from './place.tsx'
import { searchPage } from './search.tsx'

/** The pages on which residents find facilities. The map comes before the facility's page, whose address holds an id. */
export const placePages: Page[] = [searchPage, placesMapPage, placePage]
