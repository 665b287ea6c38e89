import { definePart } from '../../../platform/feature-parts.ts'
import { cardsOwnedBy } from './own.ts'
import { onDeath, onEventUndone, onMerge, onMergeUndone } from './reactions.ts'
import { counterCardPage, myCardPage } from './resident/cards.tsx'
import { printPage } from './resident/print.tsx'
import { verifyPage } from './resident/verify.tsx'
import { cardRoutes } from './routes.ts'
import { seedTerms } from './terms.ts'
import en from './words.en.json' with { type: 'json' }
import zh from './words.zh.json' with { type: 'json' }

/** What this room registers: paper cards with an offline code. */
export const part = definePart({
  words: { zh, en },
  routes: cardRoutes,
  pages: [myCardPage, counterCardPage, printPage, verifyPage],
  personalData: cardsOwnedBy,
  on: {
    'people.died': onDeath,
    'people.event_undone': onEventUndone,
    'people.merged': onMerge,
    'people.merge_undone': onMergeUndone,
  },
  seed: seedTerms,
})
