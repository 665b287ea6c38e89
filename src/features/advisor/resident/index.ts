import type { Tx } from '../../../platform/database/transaction.ts'
import type { Offer } from '../../../platform/feature.ts'
import type { Page } from '../../../platform/http/page.ts'
import { advicePage } from './advice.tsx'
import { entitledPage } from './entitled.tsx'
import { recordResultPage, resultPage } from './result.tsx'
import { servicePage } from './service.tsx'
import { searchPage } from './services.tsx'

/** The resident pages of advice. */
export const advisorPages: Page[] = [advicePage, resultPage, recordResultPage, searchPage, servicePage, entitledPage]

/** What the doors of the home lead to. */
export async function offers({ actor }: Tx): Promise<Offer[]> {
  const offer = (door: Offer['door'], name: string, href: string): Offer => ({
    ...{ door, href, ...(name.startsWith('advice') ? { first: true as const } : {}) },
    ...{ title: { key: `advisor.offer.${name}.title` }, note: { key: `advisor.offer.${name}.note` } },
  })
  return [
    offer('elders', 'advice', '/advice?who=elder'),
    offer('elders', 'services', '/services?for=elders'),
    offer('children', 'advice_child', '/advice?who=child'),
    offer('children', 'services_child', '/services?for=children'),
    offer('elders', 'policies', '/policies'),
    offer('children', 'policies', '/policies'),
    ...(actor.kind === 'account' ? [offer('mine', 'entitled', '/entitled')] : []),
  ]
}
