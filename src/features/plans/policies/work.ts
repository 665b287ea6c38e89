import type { Tx } from '../../../platform/database/transaction.ts'
import type { SearchHit, WorkItem } from '../../../platform/feature.ts'
import { matchRank } from '../../../platform/search/match.ts'
import { listDraftRecords } from './draft-store.ts'
import { mayPublish } from './policy.ts'
import { searchPolicies } from './searching.ts'

/** What a coordinator has to publish or to give up: policies under review. */
export async function policyWorkItems(tx: Tx): Promise<WorkItem[]> {
  if (!mayPublish(tx.actor, tx.district)) return []
  return (await listDraftRecords(tx, 'review')).map(({ id, title, name }) => ({
    ...{ id, kind: 'plans.policies.work.open', title: title || name, subject: name, dueOn: null, urgent: false },
    href: `/console/${tx.district}/policies/drafts/${id}`,
  }))
}

/** Policies in force by title, pinyin, number or what their clauses say. What only a clause says comes last. */
export async function searchPolicyPages(tx: Tx, words: string): Promise<SearchHit[]> {
  return (await searchPolicies(tx, words, 5)).map(({ policy, clauses }) => ({
    ...{ kind: 'policy', title: policy.title, note: [policy.number, clauses[0]?.place].filter(Boolean).join(' · ') },
    ...{ href: `/console/${tx.district}/policies/${policy.id}`, rank: Math.max(matchRank(policy.title, words), 1) },
  }))
}
