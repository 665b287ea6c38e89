import { definePart } from '../../../platform/feature-parts.ts'
import { accessPage } from './access.tsx'
import { identityPage, letterPage, wardsPage } from './binding.tsx'
import { consentsPage } from './consents.tsx'
import { correctionsPage } from './corrections.tsx'
import { counterLetterPage } from './counter.tsx'
import { keepingPage } from './keeping.tsx'
import { myPage } from './my.tsx'
import { recordPage } from './record.tsx'
import { recoverPage, registeredPage, registerPage } from './register.tsx'
import { leavingPage, trustedPage } from './trusted.tsx'
import en from './words.en.json' with { type: 'json' }
import zh from './words.zh.json' with { type: 'json' }

/** What this room registers: the pages of residents about themselves and whom they stand for. */
export const part = definePart({
  words: { zh, en },
  pages: [
    ...[registerPage, registeredPage, recoverPage, keepingPage, counterLetterPage],
    ...[myPage, letterPage, identityPage, wardsPage],
    ...[recordPage, accessPage, correctionsPage, trustedPage, leavingPage, consentsPage],
  ],
  offers: async ({ actor }) => {
    const offer = (name: string, href: string) => ({
      ...{ door: 'mine' as const, href },
      ...{ title: { key: `people.my.offer.${name}.title` }, note: { key: `people.my.offer.${name}.note` } },
    })
    return actor.kind === 'account'
      ? [offer('my', '/my')]
      : [offer('my', '/my'), offer('register', '/register'), offer('recover', '/recover')]
  },
})
