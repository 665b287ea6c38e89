/** @jsxImportSource react */
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { Field } from '../../../../console/parts/Field.tsx'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { useDistrict } from '../../../../console/session/place.ts'
import { useWords } from '../../../../console/words/words.ts'
import { Panel } from '../parts/Panel.tsx'
import { pageOfRule } from '../paths.ts'
import '../services.css'
import { isRuleName, startKinds } from './new-rule.ts'

/** What a new rule is called and what it decides, before it is written. */
export function NewRulePage() {
  const words = useWords()
  const district = useDistrict()
  const navigate = useNavigate()
  const [name, setName] = useState('')
  const [kind, setKind] = useState<string>('eligibility')
  const [wrong, setWrong] = useState(false)
  const begin = (event: FormEvent) => {
    event.preventDefault()
    if (!isRuleName(name)) return setWrong(true)
    void navigate({ to: `/${district}${pageOfRule(name)}/edit`, search: { start: kind } as never })
  }
  return (
    <>
      <PageHead
        title={words('console.rules.new.title')}
        note={words('console.rules.new.note')}
        actions={<To path="/rules">{words('console.rules.one.back')}</To>}
      />
      <Panel title={words('console.rules.new.heading')}>
        <form className="write-form" onSubmit={begin}>
          <Field
            label={words('console.rules.new.name')}
            hint={words('console.rules.new.name_hint')}
            {...(wrong ? { error: words('problem.rule_name_refused', { name }) } : {})}
          >
            {(told) => (
              <input
                {...told}
                required
                maxLength={100}
                autoComplete="off"
                value={name}
                onChange={(event) => {
                  setWrong(false)
                  setName(event.target.value)
                }}
              />
            )}
          </Field>
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
          <button type="submit" className="button main">
            {words('console.services.new.begin')}
          </button>
        </form>
      </Panel>
    </>
  )
}
