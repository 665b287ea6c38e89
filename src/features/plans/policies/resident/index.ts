import type { Page } from '../../../../platform/http/page.ts'
import { policyPage } from './policy.tsx'
import { policiesPage } from './search.tsx'

/** The pages on which residents find and read policies. */
export const policyPages: Page[] = [policiesPage, policyPage]
