import { definePart, type Part } from '../../../platform/feature-parts.ts'
import { ownPersons, unreadCount } from '../desk/reading.ts'
import type { Speech } from '../speech.ts'
import { messagesPage } from './messages.tsx'
import { preferencePage } from './preference.tsx'

/** What this room registers: what somebody was told, and how they want to be told. */
export const residentPart = (speech: Speech): Part =>
  definePart({
    pages: [messagesPage, preferencePage(speech)],
    offers: async (tx) => {
      if (tx.actor.kind !== 'account' || ownPersons(tx).length === 0) return []
      const unread = await unreadCount(tx)
      const note = unread > 0 ? { key: 'messages.my.offer.unread', values: { n: unread } } : { key: 'messages.my.offer.note' }
      return [{ door: 'mine', title: { key: 'messages.my.offer.title' }, note, href: '/my/messages' }]
    },
  })
