/** @jsxImportSource react */
import { useLanguage, useWords } from '../../../../console/words/words.ts'
import type { Derivation } from '../../../../platform/rules/decide/contract.ts'
import type { AmountPolicy } from '../../../../platform/rules/document/contract.ts'
import { policies } from '../../../../platform/rules/document/describe/words.ts'
import { useAmountText, useSaid } from '../parts/said.ts'
import { FactsRead, Mark } from './Tree.tsx'

type Told = { derivation: Derivation; unit: string | null }

/** How an amount came about: the expression or the rows, which of them gave the answer, from which facts and which other amounts. */
export function DerivationRead({ derivation, unit }: Told) {
  const words = useWords()
  const [language] = useLanguage()
  const said = useSaid()
  const amount = useAmountText()
  const { value, hitPolicy, rows, facts, amounts } = derivation
  return (
    <div className="derivation">
      {value !== null && (
        <p>
          {words('console.rules.trial.by_value')} {/^-?\d+$/.test(value) ? amount(value, unit) : <code>{value}</code>}
        </p>
      )}
      {hitPolicy !== null && <p className="src">{policies[hitPolicy as AmountPolicy]?.[language] ?? hitPolicy}</p>}
      {rows.length > 0 && (
        <ol className="outcome-rows">
          {rows.map((row) => (
            <li key={row.row} className={row.chosen ? 'chosen' : undefined}>
              <Mark outcome={row.outcome} /> {said(row.says)}
              <span className="row-answer">
                {row.answer === 'null' ? words('console.rules.outcome.none') : amount(row.answer, unit)}
              </span>
              {row.chosen && <b> {words('console.rules.trial.chosen')}</b>}
            </li>
          ))}
        </ol>
      )}
      <FactsRead facts={facts} amounts={amounts} />
      {amounts.map((one) => (
        <details key={one.rule}>
          <summary>{words('console.rules.trial.how', { rule: one.rule })}</summary>
          <DerivationRead derivation={one.derivation} unit={one.unit} />
        </details>
      ))}
    </div>
  )
}
