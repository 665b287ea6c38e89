/** @jsxImportSource react */
import type { ConsolePage } from '../../../console/pages.ts'
import { enrolmentPages } from './enrolments/pages.ts'

const readers = ['coordinator', 'department_officer', 'street_officer', 'auditor', 'administrator'] as const
const drafters = ['coordinator', 'department_officer'] as const
const keepers = ['department_officer', 'street_officer'] as const

/** The pages about services and the rules that decide about them: reading, trying out, changing from a day on, and what was decided. */
export const pages: ConsolePage[] = [
  {
    path: 'services',
    title: 'console.services.list.title',
    navigation: { group: 'registers', order: 3, icon: 'task' },
    scope: readers,
    load: () => import('./catalogue/ServicesPage.tsx').then((page) => page.ServicesPage),
  },
  {
    path: 'services/$service',
    title: 'console.services.one.title',
    scope: readers,
    load: () => import('./catalogue/ServicePage.tsx').then((page) => page.ServicePage),
  },
  {
    path: 'services-new',
    title: 'console.services.new.title',
    scope: drafters,
    load: () => import('./entry/NewServicePage.tsx').then((page) => page.NewServicePage),
  },
  {
    path: 'services/$service/edit',
    title: 'console.services.edit.title',
    scope: drafters,
    load: () => import('./entry/ServiceEditPage.tsx').then((page) => page.ServiceEditPage),
  },
  {
    path: 'service-drafts',
    title: 'console.services.drafting.drafts.title',
    scope: readers,
    load: () => import('./draft/DraftsPage.tsx').then((page) => page.ServiceDraftsPage),
  },
  {
    path: 'service-drafts/$draft',
    title: 'console.services.drafting.draft.title',
    scope: readers,
    load: () => import('./draft/DraftPage.tsx').then((page) => page.ServiceDraftPage),
  },
  {
    path: 'rules-new',
    title: 'console.rules.new.title',
    scope: drafters,
    load: () => import('./editing/NewRulePage.tsx').then((page) => page.NewRulePage),
  },
  {
    path: 'rules',
    title: 'console.rules.list.title',
    navigation: { group: 'registers', order: 4, icon: 'audit' },
    scope: readers,
    load: () => import('./list/RulesPage.tsx').then((page) => page.RulesPage),
  },
  {
    path: 'rules/$rule',
    title: 'console.rules.one.title',
    scope: readers,
    load: () => import('./rule/RulePage.tsx').then((page) => page.RulePage),
  },
  {
    path: 'rules/$rule/edit',
    title: 'console.rules.edit.title',
    scope: drafters,
    load: () => import('./editing/EditPage.tsx').then((page) => page.EditPage),
  },
  {
    path: 'rules/$rule/decisions',
    title: 'console.rules.decided.title',
    scope: keepers,
    load: () => import('./decided/DecidedPage.tsx').then((page) => page.DecidedPage),
  },
  {
    path: 'rule-drafts',
    title: 'console.rules.drafts.title',
    scope: readers,
    load: () => import('./draft/DraftsPage.tsx').then((page) => page.DraftsPage),
  },
  {
    path: 'rule-drafts/$draft',
    title: 'console.rules.draft.title',
    scope: readers,
    load: () => import('./draft/DraftPage.tsx').then((page) => page.DraftPage),
  },
  ...enrolmentPages,
]
