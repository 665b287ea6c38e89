/** @jsxImportSource react */
import { useDeferredValue, useState } from 'react'
import type { z } from 'zod'
import { useRead } from '../../../../console/api/use-read.ts'
import { Field } from '../../../../console/parts/Field.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { Organizations } from '../../organizations/contract.ts'
import { paths } from '../paths.ts'

export type Chosen = { id: string; name: string } | null

/** Chooses an operator of the installation's list by name, pinyin, initials or code. */
export function OrganizationPick({ label, chosen, onChoose }: { label: string; chosen: Chosen; onChoose(one: Chosen): void }) {
  const words = useWords()
  const [typed, setTyped] = useState('')
  const asked = useDeferredValue(typed.trim())
  const list = useRead<z.output<typeof Organizations>>(
    paths.organizations,
    { words: asked, limit: 8 },
    { enabled: asked !== '' && !chosen },
  )
  const found = asked === '' ? [] : (list.data?.organizations ?? [])
  if (chosen)
    return (
      <div className="field">
        <p className="muted">{label}</p>
        <p>
          <b>{chosen.name}</b>{' '}
          <button type="button" className="link" onClick={() => onChoose(null)}>
            {words('console.places.pick.other')}
          </button>
        </p>
      </div>
    )
  return (
    <div className="place-pick">
      <Field label={label} hint={words('console.places.pick.hint')}>
        {(told) => (
          <input {...told} type="search" autoComplete="off" value={typed} onChange={(event) => setTyped(event.target.value)} />
        )}
      </Field>
      {found.length > 0 && (
        <ul aria-label={words('console.places.pick.found')}>
          {found.map((one) => (
            <li key={one.id}>
              <button type="button" onClick={() => onChoose({ id: one.id, name: one.name })}>
                <b>{one.name}</b>
                <span className="muted">{one.code ?? ''}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {asked !== '' && list.data && found.length === 0 && <p className="muted">{words('console.places.pick.none')}</p>}
    </div>
  )
}
