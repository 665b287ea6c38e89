/** @jsxImportSource react */
import { Tag } from '../../../../console/parts/Tag.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { RuleView } from '../../rulebook/contract.ts'
import { Panel } from '../parts/Panel.tsx'
import { RuleName } from '../parts/RuleName.tsx'
import { useFacts, useOn } from '../parts/rules.ts'

/** What the rule asks for itself: which facts are there already, and which feature is still to bring the others. */
export function FactsAsked({ view }: { view: RuleView }) {
  const words = useWords()
  const facts = useFacts()
  const { on } = useOn()
  return (
    <Panel title={words('console.rules.facts.title')}>
      {view.facts.length === 0 && <p className="muted">{words('console.rules.facts.none')}</p>}
      <ul className="plain-list">
        {view.facts.map(({ name, type, supplied }) => {
          const known = facts.get(name)
          return (
            <li key={name} className="rule-spread">
              <span>
                <b>{name}</b>{' '}
                <span className="muted">
                  {known && known.values.length > 0
                    ? known.values.join(words('console.rules.comma'))
                    : words(`console.rules.facts.${type}`)}
                </span>
              </span>
              {supplied ? (
                <Tag tone="good">
                  {words('console.rules.facts.supplied', { about: words(`console.rules.about.${known?.about ?? 'person'}`) })}
                </Tag>
              ) : (
                <Tag tone="wait">
                  {words('console.rules.facts.awaited', { from: words(`console.services.engine.${known?.from ?? 'services'}`) })}
                </Tag>
              )}
            </li>
          )
        })}
      </ul>
      {view.names.length > 0 && (
        <p className="muted">
          {words('console.rules.facts.through')}{' '}
          {view.names.map((name, at) => (
            <span key={name}>
              {at > 0 && words('console.rules.comma')}
              <RuleName name={name} on={on} />
            </span>
          ))}
        </p>
      )}
    </Panel>
  )
}
