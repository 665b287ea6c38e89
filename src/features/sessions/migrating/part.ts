import { definePart } from '../../../platform/feature-parts.ts'
import { applyJob, checkJob, migrationRetention, migrationWorkItems } from './actions.ts'
import { migrationRoutes } from './routes.ts'
import { applyMigration, checkMigration } from './taking.ts'
import en from './words.en.json' with { type: 'json' }
import zh from './words.zh.json' with { type: 'json' }

/** What this room registers. */
export const part = definePart({
  words: { zh, en },
  routes: migrationRoutes,
  jobs: { [checkJob]: checkMigration, [applyJob]: applyMigration },
  workItems: migrationWorkItems,
  retention: migrationRetention,
})
