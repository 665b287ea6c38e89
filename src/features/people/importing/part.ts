import { definePart } from '../../../platform/feature-parts.ts'
import { readImport } from './reading/action.ts'
import { giveUpLeftBehind } from './receiving.ts'
import { importRetention } from './retention.ts'
import { importingRoutes } from './routes.ts'
import { runImport } from './taking/action.ts'
import en from './words.en.json' with { type: 'json' }
import zh from './words.zh.json' with { type: 'json' }
import { importWorkItems } from './work.ts'

/** What this room registers. */
export const part = definePart({
  words: { zh, en },
  routes: importingRoutes,
  jobs: {
    'people.read_import': (ctx, { import: id = '' }) => readImport(ctx, { import: id }),
    'people.import': (ctx, { import: id = '' }) => runImport(ctx, { import: id }),
    'people.tidy_imports': giveUpLeftBehind,
  },
  crontab: ['15 3 * * * people.tidy_imports'],
  workItems: importWorkItems,
  retention: [importRetention],
})
