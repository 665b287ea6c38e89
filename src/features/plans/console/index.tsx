/** @jsxImportSource react */
import type { ConsolePage } from '../../../console/pages.ts'

const drafters = ['coordinator', 'department_officer', 'auditor', 'administrator'] as const
const planners = ['coordinator', 'administrator'] as const

/** The plan's pages in the console. */
export const pages: ConsolePage[] = [
  {
    path: 'overview',
    title: 'console.plans.overview.title',
    navigation: { group: 'plan', order: 10, icon: 'home' },
    scope: 'staff',
    load: () => import('./overview/OverviewPage.tsx').then((page) => page.OverviewPage),
  },
  {
    path: 'indicators',
    title: 'console.plans.board.navigation',
    navigation: { group: 'plan', order: 20, icon: 'board' },
    scope: 'staff',
    load: () => import('./board/IndicatorBoardPage.tsx').then((page) => page.IndicatorBoardPage),
  },
  {
    path: 'indicators/$domain/$ordinal',
    title: 'console.plans.indicator.title',
    scope: 'staff',
    load: () => import('./indicator/IndicatorPage.tsx').then((page) => page.IndicatorPage),
  },
  {
    path: 'leads',
    title: 'console.plans.leads.title',
    scope: ['coordinator'],
    load: () => import('./leads/LeadsPage.tsx').then((page) => page.LeadsPage),
  },
  {
    path: 'tasks',
    title: 'console.plans.tasks.title',
    navigation: { group: 'plan', order: 30, icon: 'task' },
    scope: 'staff',
    load: () => import('./tasks/TaskBoardPage.tsx').then((page) => page.TaskBoardPage),
  },
  {
    path: 'tasks/$task',
    title: 'console.plans.task.title',
    scope: 'staff',
    load: () => import('./tasks/TaskPage.tsx').then((page) => page.TaskPage),
  },
  {
    path: 'supervisions',
    title: 'console.plans.supervisions.title',
    navigation: { group: 'plan', order: 40, icon: 'audit' },
    scope: 'staff',
    load: () => import('./tasks/SupervisionsPage.tsx').then((page) => page.SupervisionsPage),
  },
  {
    path: 'projects',
    title: 'console.plans.projects.title',
    navigation: { group: 'plan', order: 50, icon: 'project' },
    scope: 'staff',
    load: () => import('./projects/ProjectsPage.tsx').then((page) => page.ProjectsPage),
  },
  {
    path: 'projects/$project',
    title: 'console.plans.project.title',
    scope: 'staff',
    load: () => import('./projects/ProjectPage.tsx').then((page) => page.ProjectPage),
  },
  {
    path: 'registers',
    title: 'console.plans.registers.title',
    navigation: { group: 'registers', order: 10, icon: 'register' },
    scope: 'staff',
    load: () => import('./registers/RegistersPage.tsx').then((page) => page.RegistersPage),
  },
  {
    path: 'policies',
    title: 'console.plans.policies.title',
    navigation: { group: 'registers', order: 15, icon: 'register' },
    scope: 'staff',
    load: () => import('./policies/PoliciesPage.tsx').then((page) => page.PoliciesPage),
  },
  {
    path: 'policies/drafts',
    title: 'console.plans.policies.drafts',
    scope: drafters,
    load: () => import('./policies/DraftsPage.tsx').then((page) => page.DraftsPage),
  },
  {
    path: 'policies/drafts/$id',
    title: 'console.plans.policies.review',
    scope: drafters,
    load: () => import('./policies/DraftPage.tsx').then((page) => page.DraftPage),
  },
  {
    path: 'policies/$id',
    title: 'console.plans.policies.policy',
    scope: 'staff',
    load: () => import('./policies/PolicyPage.tsx').then((page) => page.PolicyPage),
  },
  {
    path: 'departments',
    title: 'console.plans.departments.title',
    navigation: { group: 'registers', order: 20, icon: 'department' },
    scope: 'staff',
    load: () => import('./departments/DepartmentsPage.tsx').then((page) => page.DepartmentsPage),
  },
  {
    path: 'departments/$department',
    title: 'console.plans.department.title',
    scope: 'staff',
    load: () => import('./departments/DepartmentPage.tsx').then((page) => page.DepartmentPage),
  },
  {
    path: 'data-quality',
    title: 'console.plans.quality.title',
    navigation: { group: 'registers', order: 30, icon: 'quality' },
    scope: 'staff',
    load: () => import('./quality/DataQualityPage.tsx').then((page) => page.DataQualityPage),
  },
  {
    path: 'imports',
    title: 'console.plans.imports.title',
    navigation: { group: 'keep', order: 10, icon: 'import' },
    scope: planners,
    load: () => import('./review/ImportsPage.tsx').then((page) => page.ImportsPage),
  },
  {
    path: 'imports/$id',
    title: 'console.plans.review.title',
    scope: planners,
    load: () => import('./review/ReviewPage.tsx').then((page) => page.ReviewPage),
  },
]
