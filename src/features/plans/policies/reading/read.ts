import type { SourceDocument } from '../../import/document.ts'
import type { NewClause, PolicyHead } from '../contract.ts'
import { policyHeadOf } from './head.ts'
import { clausesOf } from './split.ts'

/** What a document becomes: what it says of itself, and its clauses in order. */
export type ReadPolicy = { head: PolicyHead; clauses: NewClause[] }

/** The most clauses that a document may have; the longest laws we know stay below 1,300. */
export const mostClauses = 5000

/** Reads a document of any kind as a policy. Pure, and run in the thread that bounds hostile files. */
export function readPolicy(document: SourceDocument): ReadPolicy {
  return { head: policyHeadOf(document), clauses: clausesOf(document) }
}
