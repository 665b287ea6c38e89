/** @jsxImportSource react */
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, type ReactNode, useState } from 'react'
import { Field } from '../../../../console/parts/Field.tsx'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { useDistrict } from '../../../../console/session/place.ts'
import { useWords } from '../../../../console/words/words.ts'
import { Panel } from '../parts/Panel.tsx'
import '../services.css'

type Told = {
  title: string
  note: string
  heading: string
  back: { path: string; text: string }
  /** Where one writes it; undefined where the name is refused. */
  to(): { path: string; search: Record<string, string> } | undefined
  children: ReactNode
}

/** What something new is called, before it is written. `to` says where that is done. */
export function BeginPage({ title, note, heading, back, to, children }: Told) {
  const words = useWords()
  const district = useDistrict()
  const navigate = useNavigate()
  const begin = (event: FormEvent) => {
    event.preventDefault()
    const next = to()
    if (next) void navigate({ to: `/${district}${next.path}/edit`, search: next.search as never })
  }
  return (
    <>
      <PageHead title={title} note={note} actions={<To path={back.path}>{back.text}</To>} />
      <Panel title={heading}>
        <form className="write-form" onSubmit={begin}>
          {children}
          <button type="submit" className="button main">
            {words('console.services.new.begin')}
          </button>
        </form>
      </Panel>
    </>
  )
}

type NameTold = { label: string; hint: string; refused: string | undefined; longest: number; value: string }

/** A name that none may have otherwise: what is wrong with it goes while one types. */
export function NameField({ label, hint, refused, longest, value, onChange }: NameTold & { onChange(value: string): void }) {
  return (
    <Field label={label} hint={hint} {...(refused === undefined ? {} : { error: refused })}>
      {(told) => (
        <input
          {...told}
          required
          maxLength={longest}
          autoComplete="off"
          spellCheck={false}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

/** A value that may have been refused: changing it takes the refusal away. */
export function useRefusable() {
  const [value, setValue] = useState('')
  const [refused, setRefused] = useState(false)
  const change = (next: string) => {
    setRefused(false)
    setValue(next)
  }
  return { value, change, refused, refuse: (): undefined => void setRefused(true) }
}
