/** @jsxImportSource react */
import type { ReactNode } from 'react'
import { Field } from '../../../../console/parts/Field.tsx'
import { useSaid } from '../parts/said.ts'
import type { Editing } from './editing.ts'
import { Piece } from './FaultList.tsx'
import { type Path, placeOf } from './written.ts'

type Told = {
  editing: Editing
  path: Path
  label: string
  hint?: ReactNode
  /** FEEL is written in letters of one width, and a fault shows the piece that is meant. */
  feel?: boolean
  /** What an empty field means: the entry is taken away. */
  optional?: boolean
  list?: string
  /** What is typed as it is kept; a number stays a number. */
  kept?(typed: string): unknown
}

/** A text of the rule with what is wrong with it beside it. */
export function Entry({ editing, path, label, hint, feel = false, optional = false, list, kept = (typed) => typed }: Told) {
  const said = useSaid()
  const value = editing.get(path)
  const text = value === undefined || value === null ? '' : String(value)
  const faults = editing.faultsAt(path)
  const set = (typed: string) => editing.set(path, optional && typed === '' ? undefined : kept(typed))
  return (
    <div className={feel ? 'entry feel-entry' : 'entry'} data-place={placeOf(path)}>
      <Field
        label={label}
        hint={hint}
        error={faults.length > 0 ? faults.map(({ message }) => said(message)).join(' ') : undefined}
      >
        {(told) =>
          feel ? (
            <textarea
              {...told}
              rows={Math.min(6, Math.max(1, text.split('\n').length, Math.ceil(text.length / 60)))}
              spellCheck={false}
              autoComplete="off"
              value={text}
              onChange={(event) => set(event.target.value)}
            />
          ) : (
            <input {...told} list={list} autoComplete="off" value={text} onChange={(event) => set(event.target.value)} />
          )
        }
      </Field>
      {feel && faults.map((fault) => <Piece key={`${fault.code}${fault.at?.from}`} text={text} fault={fault} />)}
    </div>
  )
}

/** What is wrong with a part of the rule as a whole: a list, a clause, a row. */
export function FaultsOf({ editing, path }: { editing: Editing; path: Path }) {
  const said = useSaid()
  const faults = editing.faultsAt(path)
  if (faults.length === 0) return null
  return (
    <p className="error part-fault" role="alert">
      {faults.map(({ message }) => said(message)).join(' ')}
    </p>
  )
}
