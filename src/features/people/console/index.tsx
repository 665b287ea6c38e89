/** @jsxImportSource react */
import type { ConsolePage } from '../../../console/pages.ts'

const keepers = ['street_officer', 'department_officer'] as const
const readers = [...keepers, 'provider'] as const

/** The pages about people: whom one may see, one person, sheets that come in, records that may be one, saved lists, and how long what is kept. */
export const pages: ConsolePage[] = [
  {
    path: 'people',
    title: 'console.people.list.title',
    navigation: { group: 'registers', order: 1, icon: 'people' },
    scope: readers,
    load: () => import('./list/PeoplePage.tsx').then((page) => page.PeoplePage),
  },
  {
    path: 'people/$person',
    title: 'console.people.person.title',
    scope: readers,
    load: () => import('./person/PersonPage.tsx').then((page) => page.PersonPage),
  },
  {
    path: 'people/imports',
    title: 'console.people.imports.title',
    scope: keepers,
    load: () => import('./imports/ImportsPage.tsx').then((page) => page.ImportsPage),
  },
  {
    path: 'people/imports/$id',
    title: 'console.people.imports.title',
    scope: keepers,
    load: () => import('./imports/ImportPage.tsx').then((page) => page.ImportPage),
  },
  {
    path: 'people/duplicates',
    title: 'console.people.duplicates.title',
    scope: keepers,
    load: () => import('./duplicates/DuplicatesPage.tsx').then((page) => page.DuplicatesPage),
  },
  {
    path: 'people/rosters',
    title: 'console.people.rosters.title',
    scope: keepers,
    load: () => import('./rosters/RostersPage.tsx').then((page) => page.RostersPage),
  },
  {
    path: 'people/rosters/new',
    title: 'console.people.rosters.new',
    scope: keepers,
    load: () => import('./rosters/NewRosterPage.tsx').then((page) => page.NewRosterPage),
  },
  {
    path: 'people/rosters/$id',
    title: 'console.people.rosters.title',
    scope: keepers,
    load: () => import('./rosters/RosterPage.tsx').then((page) => page.RosterPage),
  },
  {
    path: 'retention',
    title: 'console.people.retention.title',
    navigation: { group: 'keep', order: 45, icon: 'audit' },
    scope: ['coordinator', 'auditor', 'administrator'],
    load: () => import('./retention/RetentionPage.tsx').then((page) => page.RetentionPage),
  },
  {
    path: 'people/holds',
    title: 'console.people.holds.title',
    navigation: { group: 'keep', order: 46, icon: 'audit' },
    scope: keepers,
    load: () => import('./holds/HoldsPage.tsx').then((page) => page.HoldsPage),
  },
  {
    path: 'people/ward-claims',
    title: 'console.people.claims.title',
    scope: keepers,
    load: () => import('./claims/ClaimsPage.tsx').then((page) => page.ClaimsPage),
  },
]
