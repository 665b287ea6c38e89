import type { NewClause, PolicyHead } from './contract.ts'

/** What keeps a draft from being published: a code of the words file and what fills its blanks. */
export type Obstacle = { code: string; details: Record<string, unknown> }

/** Looks through a draft for what a person still has to settle. */
export function obstaclesOf(head: PolicyHead, clauses: readonly NewClause[]): Obstacle[] {
  const obstacles: Obstacle[] = []
  const add = (code: string, details: Record<string, unknown> = {}) => obstacles.push({ code, details })
  if (head.title.length < 2) add('policy_has_no_title')
  if (head.validFrom === null) add('policy_begins_when')
  else if (head.validTo !== null && head.validTo <= head.validFrom) add('policy_period_is_ordered')
  if (clauses.length === 0) add('policy_has_no_clauses')
  const unplaced = clauses.findIndex(({ place }) => place === '')
  if (unplaced >= 0) add('policy_clause_has_no_place', { position: unplaced + 1 })
  return obstacles
}
