/** @jsxImportSource react */
import { useLanguage, useWords } from '../../../../console/words/words.ts'
import type { AmountPolicy } from '../../../../platform/rules/document/contract.ts'
import { groups, policies } from '../../../../platform/rules/document/describe/words.ts'
import { Panel } from '../parts/Panel.tsx'
import { useRulesByName } from '../parts/rules.ts'
import { AmountEntry } from './AmountEntry.tsx'
import { Basics } from './Basics.tsx'
import { ClauseList } from './ClauseList.tsx'
import type { Editing } from './editing.ts'
import { RowList } from './RowList.tsx'

/** A rule as a form: what it decides first, then from when and by what. */
export function FormEditor({ editing }: { editing: Editing }) {
  const words = useWords()
  const [language] = useLanguage()
  const names = [...useRulesByName(undefined).values()].filter(({ kind }) => kind === 'eligibility')
  const { written } = editing
  const eligibility = written.kind === 'eligibility'
  return (
    <>
      <Panel title={words('console.rules.edit.when_title')}>
        <Basics editing={editing} />
      </Panel>
      {eligibility ? (
        (['all', 'any', 'none'] as const).map(
          (kind) =>
            kind in written && (
              <Panel key={kind} title={groups[kind][language]}>
                <ClauseList editing={editing} path={[kind]} />
              </Panel>
            ),
        )
      ) : (
        <Panel title={words('console.rules.edit.amount_title')}>
          {'value' in written && (
            <AmountEntry
              editing={editing}
              path={['value']}
              label={words('console.rules.edit.value')}
              unit={written.unit as string | undefined}
            />
          )}
          {'rules' in written && (
            <>
              <p className="muted">
                {words('console.rules.reading.policy', {
                  policy: policies[(written.hitPolicy as AmountPolicy | undefined) ?? 'unique']?.[language] ?? '',
                })}
              </p>
              <RowList editing={editing} />
            </>
          )}
        </Panel>
      )}
      <datalist id="rule-names">
        {names.map(({ name }) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  )
}
