import type { ClauseNode, Decision } from './contract.ts'

/** A sentence that decided, and where it is printed. */
export type Reason = { says: { zh: string; en?: string | undefined }; source: string | null }
type Wanted = ClauseNode['outcome']

/**
 * The sentences that decided, each once: of a yes what holds, of a no what does not hold or, below `none`, what does; of *needs* what is not known. What fails to
 * be the case below `none` is no reason for a yes: of it only the clause's own sentence is told.
 */
export function reasonsOf(tree: ClauseNode, outcome: 'yes' | 'no' | 'needs'): Reason[] {
  const seen = new Set<string>()
  const found = deciding(tree, outcome === 'needs' ? 'unknown' : outcome, { source: null, excluding: false })
  return found.filter(({ says }) => !seen.has(says.zh) && seen.add(says.zh))
}

/** Why a decision says no, in Chinese sentences; nothing of one that does not. */
export const refusalOf = (decision: Decision): string[] =>
  decision.kind === 'eligibility' && decision.outcome === 'no' ? reasonsOf(decision.tree, 'no').map(({ says }) => says.zh) : []

/** `excluding`: below an odd number of `none`, where a clause that holds speaks against. */
type Above = { source: string | null; excluding: boolean }

function deciding(node: ClauseNode, wanted: Wanted, above: Above): Reason[] {
  const source = node.source ? `${node.source.document} ${node.source.place}` : above.source
  const own: Reason[] = node.says ? [{ says: node.says, source }] : []
  if (node.kind === 'when') return above.excluding && wanted === 'no' ? [] : own
  // A sentence over alternatives says better what was wanted than the alternatives that failed, one by one.
  if (node.kind === 'any' && wanted !== 'yes' && node.says) return above.excluding && wanted === 'no' ? [] : own
  const below = { source, excluding: node.kind === 'none' ? !above.excluding : above.excluding }
  const turned = node.kind === 'none' ? turnedOf(wanted) : wanted
  const decided = node.clauses.filter(({ outcome }) => outcome === turned)
  const chosen = node.kind === 'any' && wanted === 'yes' ? decided.slice(0, 1) : decided
  const told = chosen.flatMap((clause) => deciding(clause, turned, below))
  if (told.length > 0 || own.length > 0) return told.length > 0 ? told : own
  // None decides alone: what is not known of them decides together, whatever it is.
  return decided.length > 0
    ? []
    : node.clauses.flatMap((clause) => (clause.outcome === 'unknown' ? deciding(clause, 'unknown', below) : []))
}

const turnedOf = (wanted: Wanted): Wanted => (wanted === 'yes' ? 'no' : wanted === 'no' ? 'yes' : 'unknown')
