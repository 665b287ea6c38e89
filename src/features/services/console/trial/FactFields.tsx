/** @jsxImportSource react */
import { useId } from 'react'
import { sentenceOf } from '../../../../console/api/problem.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { FactEntry } from '../../rulebook/contract.ts'
import type { FactValue } from '../../shapes.ts'
import { useFacts } from '../parts/rules.ts'

type Facts = Record<string, FactValue>
type Told = {
  names: string[]
  needed: string[]
  facts: Facts
  /** What a text may be worth where nobody has listed it. */
  texts(name: string): string[]
  onChange(facts: Facts): void
  refused: unknown
}

/** A field for each fact; left open it is not known. */
export function FactFields({ names, needed, facts, texts, onChange, refused }: Told) {
  const words = useWords()
  const known = useFacts()
  const set = (name: string, value: FactValue | undefined) => {
    const { [name]: _, ...rest } = facts
    onChange(value === undefined ? rest : { ...rest, [name]: value })
  }
  if (names.length === 0) return <p className="muted">{words('console.rules.trial.no_facts')}</p>
  return (
    <div className="trial-facts">
      {names.map((name) => {
        const fact = known.get(name)
        const type = fact?.type ?? 'text'
        const told = {
          name,
          fact,
          value: facts[name],
          needed: needed.includes(name),
          set: (value?: FactValue) => set(name, value),
        }
        return type === 'boolean' ? (
          <YesNo key={name} {...told} />
        ) : (
          <Typed key={name} type={type} texts={type === 'text' ? texts(name) : []} {...told} />
        )
      })}
      {refused !== null && refused !== undefined && (
        <p className="error" role="alert">
          {sentenceOf(refused)}
        </p>
      )}
    </div>
  )
}

type One = {
  name: string
  fact: FactEntry | undefined
  value: FactValue | undefined
  needed: boolean
  set(value?: FactValue): void
}

/** 是, 否, or 不知道. */
function YesNo({ name, value, needed, set }: One) {
  const words = useWords()
  const group = useId()
  const options = [true, false, undefined]
  return (
    <fieldset className={needed ? 'trial-fact needed' : 'trial-fact'}>
      <legend>
        {name} {needed && <Needed />}
      </legend>
      {options.map((option) => (
        <label key={String(option)}>
          <input type="radio" name={group} checked={value === option} onChange={() => set(option)} />
          {words(`console.rules.trial.${option === undefined ? 'unknown' : option ? 'yes' : 'no'}`)}
        </label>
      ))}
    </fieldset>
  )
}

function Typed({ name, fact, value, needed, set, type, texts }: One & { type: 'number' | 'text' | 'date'; texts: string[] }) {
  const words = useWords()
  const id = useId()
  const given = value === undefined ? '' : String(value)
  const values = fact?.values ?? []
  const take = (typed: string) => set(typed === '' ? undefined : type === 'number' ? Number(typed) : typed)
  return (
    <div className={needed ? 'trial-fact needed' : 'trial-fact'}>
      <label htmlFor={id}>
        {name} {needed && <Needed />}
      </label>
      {values.length > 0 ? (
        <select id={id} value={given} onChange={(event) => take(event.target.value)}>
          <option value="">{words('console.rules.trial.unknown')}</option>
          {values.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      ) : (
        <>
          <input
            id={id}
            list={texts.length > 0 ? `${id}-texts` : undefined}
            type={type}
            step={type === 'number' ? 'any' : undefined}
            placeholder={words('console.rules.trial.unknown')}
            value={given}
            onChange={(event) => take(event.target.value)}
          />
          {texts.length > 0 && (
            <datalist id={`${id}-texts`}>
              {texts.map((text) => (
                <option key={text} value={text} />
              ))}
            </datalist>
          )}
        </>
      )}
    </div>
  )
}

function Needed() {
  const words = useWords()
  return <span className="unsure">{words('console.rules.trial.needed')}</span>
}
