/** @jsxImportSource react */
import type { ConsolePage } from '../../../console/pages.ts'

/** What staff open first. */
export const pages: ConsolePage[] = [
  {
    path: 'work',
    title: 'console.work.title',
    navigation: { group: 'work', order: 10, icon: 'work' },
    scope: 'staff',
    load: () => import('./MyWorkPage.tsx').then((page) => page.MyWorkPage),
  },
]
