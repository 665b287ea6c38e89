import { definePart } from '../../../platform/feature-parts.ts'
import { proposalWorkItems } from './actions.ts'
import { proposalRoutes } from './routes.ts'
import en from './words.en.json' with { type: 'json' }
import zh from './words.zh.json' with { type: 'json' }

/** What this room registers. */
export const part = definePart({ words: { zh, en }, routes: proposalRoutes, workItems: proposalWorkItems })
