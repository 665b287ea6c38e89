import { definePart } from '../../../platform/feature-parts.ts'
import { mayHaveEnrolments, myEnrolmentsPage } from './enrolments.tsx'
import en from './words.en.json' with { type: 'json' }
import zh from './words.zh.json' with { type: 'json' }

/** What this room registers. */
export const part = definePart({
  words: { zh, en },
  pages: [myEnrolmentsPage],
  offers: async (tx) =>
    mayHaveEnrolments(tx)
      ? [
          {
            ...{ door: 'mine' as const, href: '/my/enrolments' },
            ...{ title: { key: 'services.my.title' }, note: { key: 'services.my.note' } },
          },
        ]
      : [],
})
