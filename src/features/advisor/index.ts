import { defineFeature } from '../../platform/feature.ts'
import { seedHotline } from './hotline.ts'
import { advisorPages, offers } from './resident/index.ts'
import { advisorRoutes } from './routes.ts'
import en from './words.en.json' with { type: 'json' }
import zh from './words.zh.json' with { type: 'json' }

/** What can I get? Advice from a person's facts or answers, the search over services, and what people are newly entitled to. */
export const advisor = defineFeature({
  name: 'advisor',
  floor: 'composer',
  words: { zh, en },
  routes: advisorRoutes,
  pages: advisorPages,
  offers,
  seed: seedHotline,
})
