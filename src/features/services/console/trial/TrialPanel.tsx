/** @jsxImportSource react */
import { useState } from 'react'
import { Loaded } from '../../../../console/parts/States.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { Decision } from '../../decisions/contract.ts'
import type { FactValue } from '../../shapes.ts'
import { Panel } from '../parts/Panel.tsx'
import { useSettled } from '../parts/use-settled.ts'
import { Answer } from './Answer.tsx'
import { FactFields } from './FactFields.tsx'
import { factsIn, textsFor } from './names-in.ts'
import { useTrial } from './use-trial.ts'

type Facts = Record<string, FactValue>

/** Tries the rule on somebody made up: a field for each fact it may ask for, and the answer as the facts change. */
export function TrialPanel({ rule, on, text }: { rule: string; on: string; text?: string | undefined }) {
  const words = useWords()
  const [facts, setFacts] = useState<Facts>({})
  const settled = useSettled(facts, 250)
  const empty = useTrial({ rule, on, facts: {}, text })
  const answer = useTrial({ rule, on, facts: settled, text })
  return (
    <Panel
      title={words('console.rules.trial.title')}
      actions={
        Object.keys(facts).length > 0 && (
          <button type="button" className="link" onClick={() => setFacts({})}>
            {words('console.rules.trial.clear')}
          </button>
        )
      }
    >
      <p className="muted">{words('console.rules.trial.note')}</p>
      <Loaded of={empty} rows={3}>
        {(blank) => (
          <Asking blank={blank} answer={answer.data ?? blank} facts={facts} setFacts={setFacts} refused={answer.error} />
        )}
      </Loaded>
    </Panel>
  )
}

type Told = { blank: Decision; answer: Decision; facts: Facts; setFacts(facts: Facts): void; refused: unknown }

function Asking({ blank, answer, facts, setFacts, refused }: Told) {
  const names = [...new Set([...factsIn(blank), ...factsIn(answer), ...Object.keys(facts)])]
  return (
    <>
      <FactFields
        names={names}
        needed={answer.needs}
        facts={facts}
        texts={(name) => textsFor(blank, name)}
        onChange={setFacts}
        refused={refused}
      />
      <Answer decision={answer} brief={Object.keys(facts).length === 0 && answer.needs.length > 0} />
    </>
  )
}
