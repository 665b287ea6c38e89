/** @jsxImportSource react */
import type { ConsolePage } from '../../../console/pages.ts'

const keepers = ['street_officer', 'department_officer'] as const

/** The pages of advisers: advice by somebody's record, what was advised, and who is still to be told. */
export const pages: ConsolePage[] = [
  {
    path: 'advice',
    title: 'console.advisor.title',
    navigation: { group: 'registers', order: 2, icon: 'people' },
    scope: [...keepers, 'provider'],
    load: () => import('./AdvicePage.tsx').then((page) => page.AdvicePage),
  },
  {
    path: 'advice/consultations',
    title: 'console.advisor.consultations.title',
    scope: keepers,
    load: () => import('./ConsultationsPage.tsx').then((page) => page.ConsultationsPage),
  },
  {
    path: 'advice/new',
    title: 'console.advisor.untold.title',
    scope: keepers,
    load: () => import('./UntoldPage.tsx').then((page) => page.UntoldPage),
  },
]
