/** @jsxImportSource react */
import { useWords } from '../../../../console/words/words.ts'
import type { FactRead } from '../../../../platform/rules/decide/contract.ts'

/** The facts of a decision as they were when it was made, with where each is known from. */
export function FactsFrozen({ facts }: { facts: FactRead[] }) {
  const words = useWords()
  if (facts.length === 0) return <p className="muted">{words('console.rules.decided.no_facts')}</p>
  const valueText = (value: FactRead['value']) =>
    typeof value === 'boolean' ? words(value ? 'console.rules.trial.yes' : 'console.rules.trial.no') : String(value)
  return (
    <div className="rule-scroll facts-frozen">
      <table className="table plain">
        <caption className="unseen">{words('console.rules.decided.facts')}</caption>
        <thead>
          <tr>
            <th scope="col">{words('console.rules.decided.fact')}</th>
            <th scope="col">{words('console.rules.decided.value')}</th>
            <th scope="col">{words('console.rules.decided.since')}</th>
            <th scope="col">{words('console.rules.decided.source')}</th>
          </tr>
        </thead>
        <tbody>
          {facts.map(({ name, value, validFrom, source }) => (
            <tr key={name}>
              <td>{name}</td>
              <td>{valueText(value)}</td>
              <td>{validFrom}</td>
              <td>{source}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
