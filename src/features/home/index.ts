import { defineFeature, type Feature } from '../../platform/feature.ts'
import { doorPages } from './resident/door.tsx'
import { homePage } from './resident/home.tsx'
import en from './words.en.json' with { type: 'json' }
import zh from './words.zh.json' with { type: 'json' }

/** The resident's home of a district: three doors, and what is within a quarter of an hour on foot. What stands there, the features register. */
export const homeOf = (features: Feature[]) =>
  defineFeature({
    name: 'home',
    floor: 'composer',
    words: { zh, en },
    pages: [homePage(features), ...doorPages(features)],
  })
