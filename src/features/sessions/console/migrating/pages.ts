import type { ConsolePage } from '../../../../console/pages.ts'

/** The page of lists that come over from an older system. */
export const migratingPages: ConsolePage[] = [
  {
    path: 'session-migrations',
    title: 'console.migrations.title',
    navigation: { group: 'registers', order: 8, icon: 'import' },
    scope: ['department_officer'],
    load: () => import('./MigrationsPage.tsx').then((page) => page.MigrationsPage),
  },
]
