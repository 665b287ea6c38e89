/** @jsxImportSource react */
import { To } from '../../../../console/parts/To.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { RuleView } from '../../rulebook/contract.ts'
import { Panel } from '../parts/Panel.tsx'
import { RuleName } from '../parts/RuleName.tsx'
import { useOn } from '../parts/rules.ts'
import { useSaid } from '../parts/said.ts'

/** The services and the rules that rest on this one. */
export function UsedBy({ view }: { view: RuleView }) {
  const words = useWords()
  const said = useSaid()
  const { on } = useOn()
  const none = view.services.length === 0 && view.namedBy.length === 0
  return (
    <Panel title={words('console.rules.used.title')}>
      {none && <p className="muted">{words('console.rules.used.none')}</p>}
      <ul className="plain-list">
        {view.services.map(({ id, name }) => (
          <li key={id} className="rule-spread">
            <To path={`/services/${id}`}>{said(name)}</To>
            <span className="muted">{words('console.rules.used.service')}</span>
          </li>
        ))}
        {view.namedBy.map((name) => (
          <li key={name} className="rule-spread">
            <RuleName name={name} on={on} />
            <span className="muted">{words('console.rules.used.rule')}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
