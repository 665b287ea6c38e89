/** @jsxImportSource react */
import { Field } from '../../../../console/parts/Field.tsx'
import { useWords } from '../../../../console/words/words.ts'
import { Channel, engines, questions } from '../../catalogue/contract.ts'
import { Entry, FaultsOf } from '../editing/Entry.tsx'
import type { Editing } from '../editing/editing.ts'
import { placeOf } from '../editing/written.ts'
import { Panel } from '../parts/Panel.tsx'
import { useRulesByName } from '../parts/rules.ts'
import { useSaid } from '../parts/said.ts'

const domains = ['养老', '托育', '机构'] as const

/** An entry as a form: what it is and for whom, who gives it and how, the rules that decide, and where it is printed. */
export function EntryForm({ editing }: { editing: Editing }) {
  const words = useWords()
  const label = (key: string) => words(`console.services.edit.${key}`)
  return (
    <div className="rule-grid">
      <div>
        <Panel title={label('what_title')}>
          <Both editing={editing} name="name" />
          <div className="rule-pair">
            <Choice editing={editing} name="domain" values={domains} />
            <Choice editing={editing} name="engine" values={engines} />
          </div>
          <Entry editing={editing} path={['audience']} label={label('audience')} />
          <Entry editing={editing} path={['placeType']} label={label('place_type')} optional />
          <Both editing={editing} name="says" />
          <div className="rule-pair">
            <Entry editing={editing} path={['validFrom']} label={words('console.rules.edit.valid_from')} />
            <Entry editing={editing} path={['validTo']} label={words('console.rules.edit.valid_to')} optional />
          </div>
        </Panel>
        <Panel title={label('rules_title')}>
          <p className="muted">{label('rules_note')}</p>
          <Rules editing={editing} />
        </Panel>
      </div>
      <div>
        <Panel title={label('how_title')}>
          <Names editing={editing} name="departments" hint={label('departments_hint')} />
          <Channels editing={editing} />
          <Entry editing={editing} path={['phone']} label={label('phone')} optional />
          <Both editing={editing} name="how" optional />
        </Panel>
        <Panel title={label('source_title')}>
          <Entry editing={editing} path={['source', 'document']} label={words('console.rules.edit.document')} />
          <Entry editing={editing} path={['source', 'place']} label={words('console.rules.edit.place')} />
          <Entry editing={editing} path={['source', 'unsure']} label={words('console.rules.edit.unsure')} optional />
          <Names editing={editing} name="lines" hint={label('lines_hint')} optional />
          <Names editing={editing} name="moves" hint={label('moves_hint')} optional />
        </Panel>
      </div>
    </div>
  )
}

type Told = { editing: Editing; name: string }

/** A sentence in both languages. */
function Both({ editing, name, optional = false }: Told & { optional?: boolean }) {
  const words = useWords()
  return (
    <>
      <FaultsOf editing={editing} path={[name]} />
      <Entry editing={editing} path={[name, 'zh']} label={words(`console.services.edit.${name}_zh`)} optional={optional} />
      <Entry editing={editing} path={[name, 'en']} label={words(`console.services.edit.${name}_en`)} optional={optional} />
    </>
  )
}

function Choice({ editing, name, values }: Told & { values: readonly string[] }) {
  const words = useWords()
  const error = useErrorOf(editing, name)
  return (
    <div className="entry" data-place={name}>
      <Field label={words(`console.services.edit.${name}`)} {...error}>
        {(told) => (
          <select
            {...told}
            value={String(editing.get([name]) ?? '')}
            onChange={(event) => editing.set([name], event.target.value)}
          >
            {values.map((value) => (
              <option key={value} value={value}>
                {words(`console.services.${name}.${value}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </div>
  )
}

/** Names one after another, with commas between: departments, lines of the list, keys of indicators. */
function Names({ editing, name, hint, optional = false }: Told & { hint: string; optional?: boolean }) {
  const words = useWords()
  const error = useErrorOf(editing, name)
  const value = editing.get([name])
  const typed = Array.isArray(value) ? value.join('、') : String(value ?? '')
  const set = (text: string) => {
    const names = text === '' ? [] : text.split(/[、,，]/).map((one) => one.trimStart())
    editing.set([name], optional && names.length === 0 ? undefined : names)
  }
  return (
    <div className="entry" data-place={name}>
      <Field label={words(`console.services.edit.${name}`)} hint={hint} {...error}>
        {(told) => <input {...told} autoComplete="off" value={typed} onChange={(event) => set(event.target.value)} />}
      </Field>
    </div>
  )
}

function Channels({ editing }: { editing: Editing }) {
  const words = useWords()
  const value = editing.get(['channels'])
  const chosen: unknown[] = Array.isArray(value) ? value : []
  return (
    <fieldset data-place="channels" className="checks">
      <legend>{words('console.services.edit.channels')}</legend>
      <FaultsOf editing={editing} path={['channels']} />
      {Channel.options.map((channel) => (
        <label key={channel} className="check">
          <input
            type="checkbox"
            checked={chosen.includes(channel)}
            onChange={(event) =>
              editing.set(
                ['channels'],
                Channel.options.filter((one) => (one === channel ? event.target.checked : chosen.includes(one))),
              )
            }
          />
          {words(`console.services.channel.${channel}`)}
        </label>
      ))}
    </fieldset>
  )
}

/** The rule that answers each question; those of the fitting kinds are offered. */
function Rules({ editing }: { editing: Editing }) {
  const words = useWords()
  const rules = [...useRulesByName(undefined).values()]
  return (
    <>
      {questions.map((question) => (
        <Entry
          key={question}
          editing={editing}
          path={[question]}
          label={words(`console.services.role.${question}`)}
          list={`rules-${question}`}
          optional
        />
      ))}
      {questions.map((question) => (
        <datalist key={question} id={`rules-${question}`}>
          {rules
            .filter(({ kind }) => (question === 'eligibility') === (kind === 'eligibility'))
            .map(({ name }) => (
              <option key={name} value={name} />
            ))}
        </datalist>
      ))}
    </>
  )
}

function useErrorOf(editing: Editing, name: string): { error?: string } {
  const said = useSaid()
  const faults = editing.faults.filter(({ place }) => place === placeOf([name]) || place.startsWith(`${name}[`))
  return faults.length > 0 ? { error: faults.map(({ message }) => said(message)).join(' ') } : {}
}
