import type { ConsolePage } from '../../../../console/pages.ts'

const keepers = ['street_officer', 'department_officer'] as const
const readers = [...keepers, 'provider'] as const

/** The pages about enrolments: services with who is enrolled and due, one enrolment, lists that come in as files, children's checks. */
export const enrolmentPages: ConsolePage[] = [
  {
    path: 'enrolments',
    title: 'console.enrolments.title',
    navigation: { group: 'registers', order: 2, icon: 'register' },
    scope: readers,
    load: () => import('./EnrolmentsPage.tsx').then((page) => page.EnrolmentsPage),
  },
  {
    path: 'enrolments/imports',
    title: 'console.enrolments.imports.title',
    scope: keepers,
    load: () => import('./ImportsPage.tsx').then((page) => page.ImportsPage),
  },
  {
    path: 'enrolments/children',
    title: 'console.enrolments.children.title',
    scope: keepers,
    load: () => import('./ChildrenPage.tsx').then((page) => page.ChildrenPage),
  },
  {
    path: 'enrolments/$enrolment',
    title: 'console.enrolments.title',
    scope: readers,
    load: () => import('./EnrolmentPage.tsx').then((page) => page.EnrolmentPage),
  },
]
