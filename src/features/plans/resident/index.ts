import type { Page } from '../../../platform/http/page.ts'
import { progressPage } from './progress.tsx'

/** The pages a resident reads about the plan. */
export const planPages: Page[] = [progressPage]
