import type { ImportWarning } from '../document.ts'
import type { IndicatorDomain } from '../pack.ts'
import { fieldOf, fieldsOf } from './domain.ts'
import type { Draft } from './indicators.ts'

/** A category printed in the middle of its rows also covers the rows above it. */
export function fillLeadingCategory(drafts: Draft[]) {
  const first = drafts.find((draft) => draft.category !== null)?.category ?? null
  for (const draft of drafts) {
    if (draft.category !== null) break
    draft.category = first
  }
}

/** The row's own words decide first, then the rows of the same category, then what stands above the table, then the neighbours. */
export function settleDomains(drafts: Draft[], context: string, warnings: ImportWarning[]) {
  const own = drafts.map((draft) => draft.domain ?? fieldOf(draft.name))
  const byContext = fieldOf(context)
  drafts.forEach((draft, index) => {
    if (draft.domain) return
    const speaks = fieldsOf(draft.name)
    draft.domain = own[index] ?? (speaks.old ? null : byContext) ?? majority(drafts, own, draft.category) ?? byContext
  })
  drafts.forEach((draft, index) => {
    draft.domain ??= drafts[index - 1]?.domain ?? null
    const speaks = fieldOf(draft.name)
    if (speaks && draft.domain && speaks !== draft.domain)
      warnings.push({ at: draft.span, code: 'domain_unsure', text: draft.name })
  })
}

function majority(drafts: Draft[], own: (IndicatorDomain | null)[], category: string | null): IndicatorDomain | null {
  if (category === null) return null
  const votes = own.filter((_, index) => drafts[index]?.category === category)
  const old = votes.filter((vote) => vote === '养老').length
  const young = votes.filter((vote) => vote === '托育').length
  if (old === young) return null
  return old > young ? '养老' : '托育'
}
