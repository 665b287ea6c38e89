import type { ClauseNode } from '../../../platform/rules/decide/contract.ts'
import type { Reason } from '../contract.ts'

const atMost = 4

/** The sentences that decided, each once: what holds, what does not, or what is not known, with where it is printed. */
export function reasonsOf(tree: ClauseNode, outcome: 'yes' | 'no' | 'needs'): Reason[] {
  const wanted = outcome === 'needs' ? 'unknown' : outcome
  const found = deciding(tree, wanted, null)
  const seen = new Set<string>()
  return strictest(found.filter(({ says }) => !seen.has(says.zh) && seen.add(says.zh))).slice(0, atMost)
}

/** Of several ages to have reached, or to be under, the one that says them all. */
function strictest(reasons: Reason[]): Reason[] {
  const ages = (written: RegExp) =>
    reasons.flatMap(({ says }) => {
      const age = written.exec(says.zh)?.[1]
      return age === undefined ? [] : [{ zh: says.zh, age: Number(age) }]
    })
  const reached = ages(/^(?:年满 |高龄（)?(\d+)(?:—\d+)? 周岁/)
  const under = ages(/^未满 (\d+) 周岁/)
  const most = Math.max(...reached.map(({ age }) => age))
  const least = Math.min(...under.map(({ age }) => age))
  const said = new Set(
    [...reached.filter(({ age }) => age < most), ...under.filter(({ age }) => age > least)].map(({ zh }) => zh),
  )
  return reasons.filter(({ says }) => !said.has(says.zh))
}

type Wanted = ClauseNode['outcome']

function deciding(node: ClauseNode, wanted: Wanted, above: string | null): Reason[] {
  const source = node.source ? `${node.source.document} ${node.source.place}` : above
  if (node.kind === 'when') return node.says ? [{ says: node.says, source }] : []
  // A sentence over alternatives says better what was wanted than the alternatives that failed, one by one.
  if (node.kind === 'any' && wanted !== 'yes' && node.says) return [{ says: node.says, source }]
  const turned = node.kind === 'none' ? turnedOf(wanted) : wanted
  const decided = node.clauses.filter(({ outcome }) => outcome === turned)
  const chosen = node.kind === 'any' && wanted === 'yes' ? decided.slice(0, 1) : decided
  const below = chosen.flatMap((clause) => deciding(clause, turned, source))
  return below.length === 0 && node.says ? [{ says: node.says, source }] : below
}

const turnedOf = (wanted: Wanted): Wanted => (wanted === 'yes' ? 'no' : wanted === 'no' ? 'yes' : 'unknown')
