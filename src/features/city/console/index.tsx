/** @jsxImportSource react */
import type { ConsolePage } from '../../../console/pages.ts'

/** The districts side by side. */
export const pages: ConsolePage[] = [
  {
    path: 'city',
    title: 'console.city.title',
    navigation: { group: 'plan', order: 60, icon: 'city' },
    scope: 'staff',
    load: () => import('./CityPage.tsx').then((page) => page.CityPage),
  },
]
