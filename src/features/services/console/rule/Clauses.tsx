/** @jsxImportSource react */
import { useWords } from '../../../../console/words/words.ts'
import type { Source } from '../../../../platform/rules/document/contract.ts'
import type { ClauseText } from '../../../../platform/rules/document/describe/describe.ts'
import { Cited } from '../parts/Cited.tsx'
import { RuleName, Unconfirmed } from '../parts/RuleName.tsx'
import { useOn, useRulesByName } from '../parts/rules.ts'
import { partsOf } from '../parts/said.ts'

type Told = { rule: string; clauses: ClauseText[]; source: Source | undefined; feel: boolean }

/** Clauses as an outline, each with where it is printed: its own rule's place, or the rule that it names. */
export function Clauses({ rule, clauses, source, feel }: Told) {
  return (
    <ul className="clauses">
      {clauses.map((clause, at) => (
        <li key={`${at.toString()}${clause.text}`}>
          <ClauseLine rule={rule} clause={clause} source={source} feel={feel} />
          {clause.clauses.length > 0 && <Clauses rule={rule} clauses={clause.clauses} source={source} feel={feel} />}
        </li>
      ))}
    </ul>
  )
}

function ClauseLine({ rule, clause, source, feel }: Omit<Told, 'clauses'> & { clause: ClauseText }) {
  const words = useWords()
  if (clause.clauses.length > 0) return <span className="clause-group">{clause.text}</span>
  return (
    <>
      <span>{clause.text}</span>
      {feel && clause.feel && <code className="feel">{clause.feel}</code>}
      <span className="src">
        {clause.rule ? (
          <Named name={clause.rule.includes('.') ? clause.rule : `${partsOf(rule).file}.${clause.rule}`} />
        ) : source ? (
          <Cited document={source.document} place={source.place} />
        ) : (
          words('console.rules.reading.own')
        )}
      </span>
    </>
  )
}

/** The rule that a clause names, with where that one is printed. */
function Named({ name }: { name: string }) {
  const words = useWords()
  const { on } = useOn()
  const rule = useRulesByName(on).get(name)
  return (
    <>
      {words('console.rules.reading.see')} <RuleName name={name} on={on} />
      {rule && ` · ${rule.document ?? words('console.rules.reading.own')}`} {rule && !rule.confirmed && <Unconfirmed />}
    </>
  )
}
