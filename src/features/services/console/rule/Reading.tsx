/** @jsxImportSource react */
import { useState } from 'react'
import { useLanguage, useWords } from '../../../../console/words/words.ts'
import type { Rule, Source } from '../../../../platform/rules/document/contract.ts'
import { describe } from '../../../../platform/rules/document/describe/describe.ts'
import { amountText, perText } from '../../../../platform/rules/document/describe/words.ts'
import type { RuleView } from '../../rulebook/contract.ts'
import { Cited } from '../parts/Cited.tsx'
import { Panel } from '../parts/Panel.tsx'
import { Clauses } from './Clauses.tsx'
import { Rows } from './Rows.tsx'

/** What the rule says: its clauses one under another, or its table; with the FEEL beside it for whoever asks. */
export function Reading({ view }: { view: RuleView }) {
  const words = useWords()
  const [feel, setFeel] = useState(false)
  const rule = view.rule as unknown as Rule
  return (
    <Panel
      title={words('console.rules.reading.title')}
      actions={
        <button type="button" className="link" aria-pressed={feel} onClick={() => setFeel(!feel)}>
          {words(feel ? 'console.rules.reading.without_feel' : 'console.rules.reading.with_feel')}
        </button>
      }
    >
      <RuleRead name={view.name} rule={rule} feel={feel} />
    </Panel>
  )
}

/** A rule's own words: clauses, a number, or rows, and where it is printed. */
export function RuleRead({ name, rule, feel }: { name: string; rule: Rule; feel: boolean }) {
  const words = useWords()
  const [language] = useLanguage()
  const { clauses, table } = describe(rule, language)
  return (
    <>
      {clauses.length > 0 && <Clauses rule={name} clauses={clauses} source={rule.source} feel={feel} />}
      {rule.kind !== 'eligibility' && rule.value !== undefined && (
        <p className="rule-value">
          <b>
            {String(rule.value) === 'null'
              ? words('console.rules.reading.no_value')
              : amountText(String(rule.value), rule.unit, language)}
          </b>{' '}
          {feel && <code>{String(rule.value)}</code>}
        </p>
      )}
      {table && <Rows table={table} rule={rule} feel={feel} />}
      {rule.kind !== 'eligibility' && rule.per && <p>{perText(rule.per, language)}</p>}
      <SourceLine source={rule.source} confirmed={rule.confirmed} />
    </>
  )
}

/** Where it is printed, and what the document leaves open. */
export function SourceLine({ source, confirmed }: { source: Source | undefined; confirmed: boolean }) {
  const words = useWords()
  return (
    <div className="rule-source">
      <p>
        {source ? (
          <>
            {words('console.rules.reading.source_is')}
            <Cited document={source.document} place={source.place} />
          </>
        ) : (
          words('console.rules.reading.no_source')
        )}
      </p>
      {source?.unsure && <p className="unsure">{words('console.rules.reading.unsure', { unsure: source.unsure })}</p>}
      {!confirmed && <p className="unsure">{words('console.rules.reading.never_pays')}</p>}
    </div>
  )
}
