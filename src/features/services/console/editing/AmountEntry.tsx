/** @jsxImportSource react */
import { useState } from 'react'
import { Field } from '../../../../console/parts/Field.tsx'
import { useWords } from '../../../../console/words/words.ts'
import { useSaid } from '../parts/said.ts'
import { Entry } from './Entry.tsx'
import type { Editing } from './editing.ts'
import { type Path, placeOf } from './written.ts'

type Told = { editing: Editing; path: Path; label: string; unit: string | undefined }

/** An amount: a plain sum is typed in yuan, anything else as FEEL. A number is kept as a number. */
export function AmountEntry({ editing, path, label, unit }: Told) {
  const words = useWords()
  const value = editing.get(path)
  const isSum = unit === '分' && /^-?\d+$/.test(String(value ?? ''))
  const [inYuan, setInYuan] = useState(isSum || value === 'null')
  if (unit !== '分')
    return (
      <Entry
        editing={editing}
        path={path}
        label={unit ? words('console.rules.edit.in_unit', { label, unit }) : label}
        feel
        kept={keptNumber}
      />
    )
  return (
    <div className="amount-entry">
      {inYuan ? (
        <Yuan editing={editing} path={path} label={words('console.rules.edit.in_yuan', { label })} />
      ) : (
        <Entry
          editing={editing}
          path={path}
          label={words('console.rules.edit.in_fen', { label })}
          hint={words('console.rules.edit.fen_hint')}
          feel
          kept={keptNumber}
        />
      )}
      <button type="button" className="link" onClick={() => setInYuan(!inYuan)} disabled={!inYuan && !isSum && value !== 'null'}>
        {words(inYuan ? 'console.rules.edit.as_feel' : 'console.rules.edit.as_yuan')}
      </button>
    </div>
  )
}

/** A plain number is a number of the rule, everything else an expression. */
const keptNumber = (typed: string): string | number => (/^-?\d{1,15}$/.test(typed.trim()) ? Number(typed) : typed)

/** What is typed in yuan is kept in fen; what is no sum is kept as it is typed, and the check says so. */
function Yuan({ editing, path, label }: Omit<Told, 'unit'>) {
  const said = useSaid()
  const words = useWords()
  const value = editing.get(path)
  const [typed, setTyped] = useState(() => yuanOf(value))
  const fits = fenOf(typed) === value
  const shown = fits ? typed : yuanOf(value)
  const faults = editing.faultsAt(path)
  const error = faults.length > 0 ? faults.map(({ message }) => said(message)).join(' ') : undefined
  return (
    <div className="entry" data-place={placeOf(path)}>
      <Field label={label} error={error}>
        {(told) => (
          <input
            {...told}
            inputMode="decimal"
            autoComplete="off"
            value={shown}
            onChange={(event) => {
              setTyped(event.target.value)
              editing.set(path, fenOf(event.target.value))
            }}
          />
        )}
      </Field>
      {!/^-?\d+$/.test(String(value)) && <p className="hint">{words('console.rules.edit.no_sum')}</p>}
    </div>
  )
}

const yuanOf = (value: unknown): string =>
  /^-?\d+$/.test(String(value)) ? String(Number(value) / 100) : value === 'null' ? '' : String(value ?? '')

function fenOf(typed: string): number | string {
  const text = typed.trim()
  if (text === '') return 'null'
  return /^-?\d{1,12}(\.\d{1,2})?$/.test(text) ? Math.round(Number(text) * 100) : text
}
