/** @jsxImportSource react */
import { useWords } from '../../../../console/words/words.ts'
import type { Decision } from '../../decisions/contract.ts'
import { Unconfirmed } from '../parts/RuleName.tsx'
import { useAmountText } from '../parts/said.ts'
import { DerivationRead } from './DerivationRead.tsx'
import { Tree } from './Tree.tsx'

/** What a rule answers: yes or no with its clauses, an amount with how it came about, or what is still needed. `brief`: the answer alone. */
export function Answer({ decision, brief = false }: { decision: Decision; brief?: boolean }) {
  const words = useWords()
  return (
    <div className={`answer ${toneOf(decision)}`}>
      <p className="answer-outcome" role="status">
        <b>
          <Outcome decision={decision} />
        </b>{' '}
        {!decision.confirmed && <Unconfirmed />}
      </p>
      {decision.needs.length > 0 && (
        <p>{words('console.rules.trial.needs', { facts: decision.needs.join(words('console.rules.comma')) })}</p>
      )}
      {!decision.confirmed && decision.kind !== 'eligibility' && decision.outcome === 'amount' && (
        <p className="unsure">{words('console.rules.reading.never_pays')}</p>
      )}
      {!brief && (decision.kind === 'eligibility' ? <Tree node={decision.tree} /> : <DerivationRead {...decision} />)}
    </div>
  )
}

/** The outcome in a word or a sum. */
export function Outcome({ decision }: { decision: Decision }) {
  const words = useWords()
  const amount = useAmountText()
  if (decision.kind === 'eligibility' || decision.outcome === 'needs') return words(`console.rules.outcome.${decision.outcome}`)
  return decision.value === null ? words('console.rules.outcome.none') : amount(decision.value, decision.unit)
}

const toneOf = ({ outcome }: Decision): string => ({ yes: 'yes', no: 'no', needs: 'needs', amount: 'yes' })[outcome]
