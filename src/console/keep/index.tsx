/** @jsxImportSource react */
import type { ConsolePage } from '../pages.ts'

/** The pages about what the platform itself keeps: accounts, stand-ins, the record of deeds, the calendar. */
export const pages: ConsolePage[] = [
  {
    path: 'accounts',
    title: 'console.accounts.title',
    navigation: { group: 'keep', order: 20, icon: 'people' },
    scope: ['coordinator', 'administrator'],
    load: () => import('./AccountsPage.tsx').then((page) => page.AccountsPage),
  },
  {
    path: 'stand-ins',
    title: 'console.stand_ins.title',
    navigation: { group: 'keep', order: 25, icon: 'people' },
    scope: ['coordinator', 'department_officer', 'administrator'],
    load: () => import('./StandInsPage.tsx').then((page) => page.StandInsPage),
  },
  {
    path: 'calendar',
    title: 'console.calendar.title',
    navigation: { group: 'keep', order: 30, icon: 'calendar' },
    scope: 'staff',
    load: () => import('./CalendarPage.tsx').then((page) => page.CalendarPage),
  },
  {
    path: 'audit',
    title: 'console.audit.title',
    navigation: { group: 'keep', order: 40, icon: 'audit' },
    scope: ['coordinator', 'auditor', 'administrator'],
    load: () => import('./AuditPage.tsx').then((page) => page.AuditPage),
  },
]
