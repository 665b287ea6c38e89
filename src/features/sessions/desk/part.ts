import { definePart } from '../../../platform/feature-parts.ts'
import { deskRoutes } from './routes.ts'
import en from './words.en.json' with { type: 'json' }
import zh from './words.zh.json' with { type: 'json' }

/** What this room registers. */
export const part = definePart({ routes: deskRoutes, words: { zh, en } })
