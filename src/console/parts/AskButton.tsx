/** @jsxImportSource react */
import { type ReactNode, useState } from 'react'
import type { Wish } from '../api/use-write.ts'
import { useWritable } from '../session/place.ts'
import { useWords } from '../words/words.ts'
import { Field } from './Field.tsx'
import { Ask } from './RecordDrawer.tsx'
import { textOf, WriteForm } from './WriteForm.tsx'

/** A button that asks something in a small dialog before it acts: `children` gets how to close it. */
export function AskButton({
  label,
  title,
  kind = 'button',
  children,
}: {
  label: string
  title: string
  kind?: string
  children(close: () => void): ReactNode
}) {
  const [asking, setAsking] = useState(false)
  const writable = useWritable()
  return (
    <>
      <button type="button" className={kind} disabled={!writable} onClick={() => setAsking(true)}>
        {label}
      </button>
      {asking && (
        <Ask title={title} onClose={() => setAsking(false)}>
          {children(() => setAsking(false))}
        </Ask>
      )}
    </>
  )
}

/** Withdraws or refuses something, which takes a reason: nothing here is deleted. */
export function ReasonButton({
  label,
  title,
  about,
  hint,
  wish,
  kind = 'link',
}: {
  label: string
  title: string
  /** What it is about, where the title does not name it. */
  about?: string
  hint?: string
  wish(reason: string): Wish
  kind?: string
}) {
  const words = useWords()
  return (
    <AskButton label={label} title={title} kind={kind}>
      {(close) => (
        <WriteForm grave wish={(fields) => wish(textOf(fields, 'reason'))} button={label} onDone={close} onCancel={close}>
          {(wrong) => (
            <>
              {about && <p>{about}</p>}
              <Field label={words('console.reason.label')} hint={hint ?? words('console.reason.hint')} error={wrong('reason')}>
                {(told) => <textarea {...told} name="reason" required minLength={2} maxLength={500} />}
              </Field>
            </>
          )}
        </WriteForm>
      )}
    </AskButton>
  )
}
