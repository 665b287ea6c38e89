/** @jsxImportSource react */
import { Field } from '../../../../console/parts/Field.tsx'
import { useWords } from '../../../../console/words/words.ts'
import { type PolicyDraft, policyKinds, policyLevels } from '../../policies/contract.ts'
import type { DraftState } from './draft.ts'

type Told = { draft: PolicyDraft; state: DraftState }

/** What the document says of itself, as a form: what was read stands in it, a person confirms it. */
export function HeadFields({ draft, state: { head, say } }: Told) {
  const words = useWords()
  const readOnly = !draft.may.correct
  const text = (name: 'title' | 'number' | 'issuer' | 'source', maxLength: number, hint?: string) => (
    <Field label={words(`console.plans.policies.head.${name}`)} hint={hint}>
      {(told) => (
        <input
          {...told}
          value={head[name] ?? ''}
          maxLength={maxLength}
          readOnly={readOnly}
          onChange={(event) =>
            say({ [name]: name === 'title' || name === 'source' ? event.target.value : event.target.value || null })
          }
        />
      )}
    </Field>
  )
  const day = (name: 'issuedOn' | 'validFrom' | 'validTo', hint?: string) => (
    <Field label={words(`console.plans.policies.head.${name}`)} hint={hint}>
      {(told) => (
        <input
          {...told}
          type="date"
          value={head[name] ?? ''}
          readOnly={readOnly}
          onChange={(event) => say({ [name]: event.target.value || null })}
        />
      )}
    </Field>
  )
  const choice = (name: 'level' | 'kind', values: readonly string[]) => (
    <Field label={words(`console.plans.policies.${name}`)}>
      {(told) => (
        <select
          {...told}
          value={head[name]}
          disabled={readOnly}
          onChange={(event) => say({ [name]: event.target.value as never })}
        >
          {values.map((value) => (
            <option key={value} value={value}>
              {words(`plans.policies.${name}.${value}`)}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
  const other = (name: 'policy' | 'replaces') => (
    <Field label={words(`console.plans.policies.head.${name}`)} hint={words(`console.plans.policies.head.${name}_hint`)}>
      {(told) => (
        <select
          {...told}
          value={head[name] ?? ''}
          disabled={readOnly}
          onChange={(event) => say({ [name]: event.target.value || null })}
        >
          <option value="">{words(`console.plans.policies.head.no_${name}`)}</option>
          {draft.others.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
  return (
    <fieldset className="calm policy-head">
      <legend>{words('console.plans.policies.head.legend')}</legend>
      {text('title', 200)}
      {text('number', 60)}
      {text('issuer', 100)}
      {choice('level', policyLevels)}
      {choice('kind', policyKinds)}
      {day('issuedOn')}
      {day('validFrom')}
      {day('validTo', words('console.plans.policies.head.validTo_hint'))}
      {text('source', 500, words('console.plans.policies.head.source_hint'))}
      {other('policy')}
      {other('replaces')}
    </fieldset>
  )
}
