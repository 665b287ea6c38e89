import { definePart } from '../../../platform/feature-parts.ts'
import { correctionWorkItems } from './corrections.ts'
import { privacyOwnedBy } from './own.ts'
import { privacyRoutes } from './routes.ts'
import en from './words.en.json' with { type: 'json' }
import zh from './words.zh.json' with { type: 'json' }

/** What this room registers: consents, corrections, and who looked. */
export const part = definePart({
  words: { zh, en },
  routes: privacyRoutes,
  workItems: correctionWorkItems,
  personalData: privacyOwnedBy,
})
