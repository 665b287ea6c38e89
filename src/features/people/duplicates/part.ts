import { definePart } from '../../../platform/feature-parts.ts'
import { duplicateWorkItems, findDuplicates } from './actions.ts'
import { duplicateRoutes } from './routes.ts'
import en from './words.en.json' with { type: 'json' }
import zh from './words.zh.json' with { type: 'json' }

/** What this room registers. */
export const part = definePart({
  words: { zh, en },
  routes: duplicateRoutes,
  jobs: { 'people.find_duplicates': findDuplicates },
  crontab: ['20 2 * * * people.find_duplicates'],
  workItems: duplicateWorkItems,
})
