import type { Tx } from '../../../platform/database/transaction.ts'
import type { Asking } from '../decisions/judging.ts'
import type { DistrictBook } from '../rulebook/book.ts'
import type { Fault } from '../rulebook/contract.ts'

/** What may be drafted: a rule, or an entry of the catalogue. */
export type DraftKind = 'rule' | 'service'

/**
 * How somebody's outcome is found: by a rule, or the same for everybody. Of an amount with `within`, rules of eligibility in the same book, only for whom one of them
 * does not say no: the others get nothing of it, and of whom something is not known may.
 */
export type Judged = (Asking & { within?: readonly string[] }) | { outcome: 'yes' | 'no' }

/** One rule or service whose outcomes a draft may change: as it stands, and as it would. */
export type Compared = { subject: string; before: Judged; after: Judged }

/** What a preview compares for everybody: the drafted one, and what rests on it, asked only of those whose own outcome would change. */
export type Comparison = { own: Compared; resting: Compared[]; supplied: DistrictBook['supplied'] }

/** What the rooms know of what they let draft. */
export type Drafted = {
  kind: DraftKind
  /** Problems: 422 for a name that none may have. */
  requireName(name: string): void
  /** The departments whose officers may publish a text under a name, one of these, besides the coordinator. */
  leaders(tx: Tx, drafts: readonly { name: string; text: string }[]): Promise<(name: string, text: string) => string[]>
  /** What is wrong with a text, were it published. */
  faultsOf(tx: Tx, name: string, text: string): Promise<Fault[]>
  /** The text of what holds today; null where nothing does. */
  current(tx: Tx, name: string): Promise<string | null>
  /** From which day the text says it holds. Problems: 422 where people cannot be judged by it. */
  previewedFrom(tx: Tx, name: string, text: string): Promise<string>
  compare(tx: Tx, name: string, text: string, on: string): Promise<Comparison>
}

/** How the audit names what was done to a draft of this kind. */
export const deedOf = (kind: DraftKind, deed: 'draft' | 'change_draft' | 'withdraw_draft' | 'preview_impact'): string =>
  ({
    rule: {
      draft: 'services.draft_rule',
      change_draft: 'services.change_draft',
      withdraw_draft: 'services.withdraw_draft',
      preview_impact: 'services.preview_impact',
    },
    service: {
      draft: 'services.draft_service',
      change_draft: 'services.change_service_draft',
      withdraw_draft: 'services.withdraw_service_draft',
      preview_impact: 'services.preview_service',
    },
  })[kind][deed]
