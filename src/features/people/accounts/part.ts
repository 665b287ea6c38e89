import { definePart } from '../../../platform/feature-parts.ts'
import { grantsOwnedBy } from './own.ts'
import { onDeath, onEventUndone, onMerge, onMergeUndone } from './reactions.ts'
import { accountRoutes } from './routes.ts'
import en from './words.en.json' with { type: 'json' }
import zh from './words.zh.json' with { type: 'json' }
import { accountWorkItems } from './work.ts'

/** What this room registers: accounts and the persons they stand for. */
export const part = definePart({
  words: { zh, en },
  routes: accountRoutes,
  workItems: accountWorkItems,
  personalData: grantsOwnedBy,
  on: {
    'people.died': onDeath,
    'people.event_undone': onEventUndone,
    'people.merged': onMerge,
    'people.merge_undone': onMergeUndone,
  },
})
