/** @jsxImportSource react */
import { type FormEvent, type ReactNode, useId, useRef, useState } from 'react'
import { ApiProblem, sentenceOf } from '../api/problem.ts'
import { useWrite, type Wish } from '../api/use-write.ts'
import { useWritable } from '../session/place.ts'
import { say, useWords } from '../words/words.ts'
import { useDraft } from './draft.ts'

type Told<T> = {
  /** What to send, made of the form's fields; undefined sends nothing. */
  wish(fields: FormData): Wish | undefined
  button: string
  grave?: boolean
  /** Nothing can be sent now; the form says why beside its fields. */
  blocked?: boolean
  onDone?(answer: T): void
  /** Told too when the server refuses, for what the page offers beside the sentence. */
  onRefused?(refusal: unknown): void
  onCancel?(): void
  /** The fields; `wrong(name)` says what was expected of a field the server refused. */
  children(wrong: (name: string) => string | undefined): ReactNode
}

/** A calm form: what the server refuses is said on top and beside the field, what was typed stays, and nothing is sent while an earlier day is looked at. */
export function WriteForm<T = unknown>({ wish, button, grave, blocked = false, onDone, onRefused, onCancel, children }: Told<T>) {
  const words = useWords()
  const write = useWrite<T>()
  const writable = useWritable()
  const [error, setError] = useState<unknown>()
  const summary = useRef<HTMLParagraphElement>(null)
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  const draft = useDraft(form, wish)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const wanted = wish(new FormData(form))
    if (!wanted) return
    write.mutate(
      { ...wanted, shows: () => form.isConnected },
      {
        onSuccess: (answer) => {
          setError(undefined)
          draft.forget()
          form.reset()
          onDone?.(answer)
        },
        onError: (refusal) => {
          setError(refusal)
          onRefused?.(refusal)
          summary.current?.focus()
        },
      },
    )
  }
  const wrong = (name: string) => (error instanceof ApiProblem ? expectedOf(error, name) : undefined)
  return (
    <form ref={form} className="calm" onSubmit={submit} aria-busy={write.isPending} aria-describedby={error ? id : undefined}>
      <p ref={summary} id={id} tabIndex={-1} role="alert" className={error ? 'summary' : 'unseen'}>
        {error ? sentenceOf(error) : ''}
      </p>
      {draft.restored && (
        <p className="hint">
          {words('console.draft.restored')}{' '}
          <button type="button" className="link" onClick={draft.discard}>
            {words('console.draft.discard')}
          </button>
        </p>
      )}
      {children(wrong)}
      <div className="buttons">
        <button
          type="submit"
          className={grave ? 'button grave' : 'button main'}
          disabled={write.isPending || !writable || blocked}
        >
          {button}
        </button>
        {onCancel && (
          <button
            type="button"
            className="button quiet"
            onClick={() => {
              draft.forget()
              onCancel()
            }}
          >
            {words('console.cancel')}
          </button>
        )}
        {!writable && <span className="muted">{words('problem.looking_back')}</span>}
      </div>
    </form>
  )
}

/** What was expected of a field; of one that holds several lines, which of them is meant. */
function expectedOf(error: ApiProblem, name: string): string | undefined {
  for (const { path, expected } of error.fields) {
    const [field, at] = path.replace(/^\.?body\.?/, '').split('.')
    if (field === name) return at && /^\d+$/.test(at) ? say('console.valid.entry', { n: Number(at) + 1, expected }) : expected
  }
  return undefined
}

/** A field's text without the spaces around it. */
export const textOf = (fields: FormData, name: string): string => String(fields.get(name) ?? '').trim()

/** A field's number; undefined when nothing was typed. */
export const numberOf = (fields: FormData, name: string): number | undefined =>
  textOf(fields, name) === '' ? undefined : Number(textOf(fields, name))
