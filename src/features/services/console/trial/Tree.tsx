/** @jsxImportSource react */
import { useLanguage, useWords } from '../../../../console/words/words.ts'
import type { AmountRead, ClauseNode, FactRead } from '../../../../platform/rules/decide/contract.ts'
import { groups } from '../../../../platform/rules/document/describe/words.ts'
import { RuleName } from '../parts/RuleName.tsx'
import { useAmountText, useSaid } from '../parts/said.ts'

/** A decision's clauses with the outcome of each, and the facts it rests on. */
export function Tree({ node }: { node: ClauseNode }) {
  return (
    <ul className="outcome-tree">
      <Branch node={node} />
    </ul>
  )
}

/** A rule's only group, where nobody named it, says nothing of its own: its clauses stand below the rule itself. */
function clausesBelow({ kind, clauses }: ClauseNode): ClauseNode[] {
  const [only] = clauses
  return kind === 'rule' && clauses.length === 1 && only?.kind === 'all' && !only.says ? only.clauses : clauses
}

function Branch({ node }: { node: ClauseNode }) {
  const clauses = clausesBelow(node)
  return (
    <li>
      <Mark outcome={node.outcome} /> <Said node={node} />
      <FactsRead facts={node.facts} amounts={node.amounts} />
      {node.source && (
        <span className="src">
          {node.source.document} {node.source.place}
        </span>
      )}
      {clauses.length > 0 && (
        <ul>
          {clauses.map((clause, at) => (
            <Branch key={`${at.toString()}${clause.when ?? clause.kind}`} node={clause} />
          ))}
        </ul>
      )}
    </li>
  )
}

function Said({ node }: { node: ClauseNode }) {
  const said = useSaid()
  const [language] = useLanguage()
  if (node.says) return <span>{said(node.says)}</span>
  if (node.kind === 'when') return <code>{node.when}</code>
  if (node.kind !== 'rule') return <span>{groups[node.kind][language]}</span>
  return node.rule && <RuleName name={node.rule.rule} />
}

/** 成立, 不成立 or 不知道: a sign and its word. */
export function Mark({ outcome }: { outcome: 'yes' | 'no' | 'unknown' }) {
  const words = useWords()
  return <span className={`mark ${outcome}`}>{words(`console.rules.trial.mark_${outcome}`)}</span>
}

/** The facts and amounts that were read: what they were, or that nobody knows. */
export function FactsRead({ facts, amounts }: { facts: FactRead[]; amounts: AmountRead[] }) {
  const words = useWords()
  const amount = useAmountText()
  if (facts.length + amounts.length === 0) return null
  const factText = ({ known, value }: FactRead) => {
    if (!known) return words('console.rules.trial.unknown')
    if (typeof value === 'boolean') return words(value ? 'console.rules.trial.yes' : 'console.rules.trial.no')
    return String(value)
  }
  return (
    <span className="src read">
      {[
        ...facts.map((fact) => words('console.rules.trial.read', { name: fact.name, value: factText(fact) })),
        ...amounts.map((one) =>
          words('console.rules.trial.read', {
            name: one.rule,
            value: one.known && one.value !== null ? amount(one.value, one.unit) : words('console.rules.trial.unknown'),
          }),
        ),
      ].join(words('console.rules.trial.between'))}
    </span>
  )
}
