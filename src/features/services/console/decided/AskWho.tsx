/** @jsxImportSource react */
import { type ReactNode, useDeferredValue, useState } from 'react'
import { useRead } from '../../../../console/api/use-read.ts'
import { Field } from '../../../../console/parts/Field.tsx'
import { useWords } from '../../../../console/words/words.ts'
import { type PersonBrief, type Purpose, purposes } from '../../../people/shapes.ts'
import { paths } from '../paths.ts'

/** About whom, and why one looks. */
export type Who = { person: Pick<PersonBrief, 'id' | 'name'>; purpose: Purpose }

/** Asks first why, then about whom: a name, pinyin or initials; until a name is typed, `children` shows what there is for that purpose. */
export function AskWho({ onChoose, children }: { onChoose(who: Who): void; children?(purpose: Purpose): ReactNode }) {
  const words = useWords()
  const [purpose, setPurpose] = useState<Purpose>()
  const [typed, setTyped] = useState('')
  const asked = useDeferredValue(typed.trim())
  const list = useRead<{ persons: PersonBrief[] }>(paths.persons, { words: asked, limit: 8 }, { enabled: asked !== '' })
  const found = asked === '' ? [] : (list.data?.persons ?? [])
  return (
    <>
      <div className="panel calm ask-who">
        <Field label={words('console.rules.decided.why')} hint={words('console.rules.decided.why_hint')}>
          {(told) => (
            <select {...told} value={purpose ?? ''} onChange={(event) => setPurpose(event.target.value as Purpose)}>
              <option value="" disabled>
                {words('console.rules.decided.choose')}
              </option>
              {purposes.map((one) => (
                <option key={one} value={one}>
                  {words(`people.privacy.purpose.${one}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={words('console.rules.decided.who')} hint={words('console.rules.decided.who_hint')}>
          {(told) => (
            <input
              {...told}
              type="search"
              autoComplete="off"
              disabled={!purpose}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </Field>
        {purpose && found.length > 0 && (
          <ul className="plain-list" aria-label={words('console.rules.decided.found')}>
            {found.map((person) => (
              <li key={person.id}>
                <button type="button" className="link" onClick={() => onChoose({ person, purpose })}>
                  {person.name}
                </button>{' '}
                <span className="muted">{[person.bornOn, person.streetName].filter(Boolean).join(' · ')}</span>
              </li>
            ))}
          </ul>
        )}
        {asked !== '' && list.data && found.length === 0 && <p className="muted">{words('console.rules.decided.nobody')}</p>}
      </div>
      {purpose && asked === '' && children?.(purpose)}
    </>
  )
}
