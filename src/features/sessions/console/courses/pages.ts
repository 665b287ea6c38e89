import type { ConsolePage } from '../../../../console/pages.ts'

const keepers = ['provider', 'street_officer', 'department_officer'] as const

/** The pages about courses: those of a facility, publishing one, who is in it. */
export const coursePages: ConsolePage[] = [
  {
    path: 'courses',
    title: 'console.courses.title',
    navigation: { group: 'registers', order: 7, icon: 'calendar' },
    scope: keepers,
    load: () => import('./CoursesPage.tsx').then((page) => page.CoursesPage),
  },
  {
    path: 'courses/new',
    title: 'console.courses.new',
    scope: keepers,
    load: () => import('./NewCoursePage.tsx').then((page) => page.NewCoursePage),
  },
  {
    path: 'courses/$series',
    title: 'console.courses.title',
    scope: keepers,
    load: () => import('./CoursePage.tsx').then((page) => page.CoursePage),
  },
]
