/** @jsxImportSource react */
import { useState } from 'react'
import { Field } from '../../../../console/parts/Field.tsx'
import { useWords } from '../../../../console/words/words.ts'
import { BeginPage, NameField, useRefusable } from '../drafting/BeginPage.tsx'
import { pageOfRule } from '../paths.ts'
import { isRuleName, startKinds } from './new-rule.ts'

/** What a new rule is called and what it decides, before it is written. */
export function NewRulePage() {
  const words = useWords()
  const name = useRefusable()
  const [kind, setKind] = useState<string>('eligibility')
  const to = () => {
    if (!isRuleName(name.value)) return name.refuse()
    return { path: pageOfRule(name.value), search: { start: kind } }
  }
  return (
    <BeginPage
      title={words('console.rules.new.title')}
      note={words('console.rules.new.note')}
      heading={words('console.rules.new.heading')}
      back={{ path: '/rules', text: words('console.rules.one.back') }}
      to={to}
    >
      <NameField
        label={words('console.rules.new.name')}
        hint={words('console.rules.new.name_hint')}
        refused={name.refused ? words('problem.rule_name_refused', { name: name.value }) : undefined}
        longest={100}
        value={name.value}
        onChange={name.change}
      />
      <Field label={words('console.rules.list.kind')}>
        {(told) => (
          <select {...told} value={kind} onChange={(event) => setKind(event.target.value)}>
            {startKinds.map((one) => (
              <option key={one} value={one}>
                {words(`console.rules.kind.${one}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </BeginPage>
  )
}
