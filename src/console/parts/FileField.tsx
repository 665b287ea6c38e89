/** @jsxImportSource react */
import { useState } from 'react'
import { sentenceOf } from '../api/problem.ts'
import { useWords } from '../words/words.ts'
import { Field } from './Field.tsx'

type Told = {
  label: string
  /** The kinds taken, as people call them and as the browser does. */
  kinds: { said: string; accept: string }
  maxMegabytes: number
  /** Sends the file; called with how to tell its progress. */
  send(file: File, onProgress: (share: number) => void): Promise<unknown>
  error?: string
}

/** Takes one file: says first what kinds and what size, refuses what is too large before sending, shows how far it is. */
export function FileField({ label, kinds, maxMegabytes, send, error }: Told) {
  const words = useWords()
  const [state, setState] = useState<{ name?: string; share?: number; refused?: string }>({})
  const take = async (file: File | undefined) => {
    if (!file) return
    if (file.size > maxMegabytes * 1024 * 1024)
      return setState({ refused: words('console.file.too_large', { name: file.name, megabytes: maxMegabytes }) })
    setState({ name: file.name, share: 0 })
    try {
      await send(file, (share) => setState({ name: file.name, share }))
      setState({ name: file.name, share: 1 })
    } catch (refusal) {
      setState({ refused: sentenceOf(refusal) })
    }
  }
  return (
    <Field
      label={label}
      hint={words('console.file.limits', { kinds: kinds.said, megabytes: maxMegabytes })}
      error={state.refused ?? error}
    >
      {(told) => (
        <>
          <input {...told} type="file" accept={kinds.accept} onChange={(event) => void take(event.target.files?.[0])} />
          {state.name && (
            <Progress
              share={state.share ?? 0}
              label={words('console.file.progress', { name: state.name, percent: Math.round((state.share ?? 0) * 100) })}
            />
          )}
        </>
      )}
    </Field>
  )
}

/** A bar that fills, with its words beside it. */
export function Progress({ share, label }: { share: number; label: string }) {
  return (
    <div className="progress">
      <progress max={1} value={share} aria-label={label} />
      <span role="status">{label}</span>
    </div>
  )
}
