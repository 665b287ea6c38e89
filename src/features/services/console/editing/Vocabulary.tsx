/** @jsxImportSource react */
import { useState } from 'react'
import { useWords } from '../../../../console/words/words.ts'
import { Panel } from '../parts/Panel.tsx'
import { useFacts } from '../parts/rules.ts'

/** What an expression may ask for, and how it is written. */
export function Vocabulary({ about }: { about: string }) {
  const words = useWords()
  const [typed, setTyped] = useState('')
  const facts = [...useFacts().values()].filter((fact) => fact.about === about && fact.name.includes(typed.trim()))
  return (
    <Panel title={words('console.rules.vocabulary.title')}>
      <p className="muted">{words('console.rules.vocabulary.how')}</p>
      <input
        type="search"
        className="chip words"
        placeholder={words('console.rules.vocabulary.find')}
        aria-label={words('console.rules.vocabulary.find')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <ul className="plain-list vocabulary" tabIndex={0} aria-label={words('console.rules.vocabulary.title')}>
        {facts.map(({ name, type, values, supplied }) => (
          <li key={name}>
            <code>{name}</code>{' '}
            <span className="muted">
              {values.length > 0
                ? values.map((value) => `"${value}"`).join(words('console.rules.comma'))
                : words(`console.rules.facts.${type}`)}
              {!supplied && ` · ${words('console.rules.vocabulary.awaited')}`}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
