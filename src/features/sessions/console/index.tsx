/** @jsxImportSource react */
import type { ConsolePage } from '../../../console/pages.ts'
import { coursePages } from './courses/pages.ts'
import { migratingPages } from './migrating/pages.ts'

const keepers = ['provider', 'street_officer', 'department_officer'] as const
const counters = ['street_officer', 'department_officer'] as const
const readers = [...keepers, 'coordinator', 'auditor'] as const

/** The pages about sessions: today's room, booking for somebody at a counter, the week, schedules, who is in the building, and how it is all used. */
export const pages: ConsolePage[] = [
  {
    path: 'rooms',
    title: 'console.sessions.room.title',
    navigation: { group: 'work', order: 20, icon: 'home' },
    scope: keepers,
    load: () => import('./room/RoomPage.tsx').then((page) => page.RoomPage),
  },
  {
    path: 'counter-booking',
    title: 'console.sessions.counter.title',
    navigation: { group: 'work', order: 30, icon: 'calendar' },
    scope: counters,
    load: () => import('./counter/CounterPage.tsx').then((page) => page.CounterPage),
  },
  {
    path: 'sessions',
    title: 'console.sessions.week.title',
    navigation: { group: 'registers', order: 5, icon: 'calendar' },
    scope: readers,
    load: () => import('./week/WeekPage.tsx').then((page) => page.WeekPage),
  },
  {
    path: 'sessions/slots/$slot',
    title: 'console.sessions.slot.title',
    scope: keepers,
    load: () => import('./week/SlotPage.tsx').then((page) => page.SlotPage),
  },
  {
    path: 'sessions/schedules',
    title: 'console.sessions.schedules.title',
    scope: readers,
    load: () => import('./schedules/SchedulesPage.tsx').then((page) => page.SchedulesPage),
  },
  {
    path: 'sessions/schedules/new',
    title: 'console.sessions.schedules.new',
    scope: keepers,
    load: () => import('./schedules/NewSchedulePage.tsx').then((page) => page.NewSchedulePage),
  },
  {
    path: 'sessions/inside',
    title: 'console.sessions.inside.title',
    scope: keepers,
    load: () => import('./inside/InsidePage.tsx').then((page) => page.InsidePage),
  },
  {
    path: 'sessions/notes',
    title: 'console.sessions.notes.own',
    scope: ['provider'],
    load: () => import('./talks/NotesPage.tsx').then((page) => page.NotesPage),
  },
  {
    path: 'session-use',
    title: 'console.sessions.use.title',
    navigation: { group: 'registers', order: 6, icon: 'board' },
    scope: readers,
    load: () => import('./use/UsePage.tsx').then((page) => page.UsePage),
  },
  ...coursePages,
  ...migratingPages,
]
