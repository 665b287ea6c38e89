/** @jsxImportSource react */
import type { ConsolePage } from '../../../console/pages.ts'

const keepers = ['street_officer', 'department_officer'] as const
const overseers = [...keepers, 'coordinator', 'auditor'] as const

/** The pages about messages: who is to be called, what was delivered, what is sent to many, and how one person is told. */
export const pages: ConsolePage[] = [
  {
    path: 'messages',
    title: 'console.messages.deliveries.title',
    navigation: { group: 'registers', order: 7, icon: 'register' },
    scope: overseers,
    load: () => import('./DeliveriesPage.tsx').then((page) => page.DeliveriesPage),
  },
  {
    path: 'messages/call-backs',
    title: 'console.messages.calls.title',
    scope: keepers,
    load: () => import('./CallBacksPage.tsx').then((page) => page.CallBacksPage),
  },
  {
    path: 'messages/broadcasts',
    title: 'console.messages.broadcasts.title',
    scope: overseers,
    load: () => import('./BroadcastsPage.tsx').then((page) => page.BroadcastsPage),
  },
  {
    path: 'messages/of/$person',
    title: 'console.messages.person.title',
    scope: keepers,
    load: () => import('./PersonPage.tsx').then((page) => page.PersonPage),
  },
]
