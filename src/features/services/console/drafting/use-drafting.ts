import { useMemo, useState } from 'react'
import { editingOf } from '../editing/editing.ts'
import { useKept } from '../editing/kept.ts'
import { useCheck } from '../editing/use-check.ts'
import { textOfWritten, type Written } from '../editing/written.ts'
import type { Kind } from '../paths.ts'

/** A text to be drafted: what holds before it, how it begins, why it is changed, and the draft that is taken up again. */
export type Drafted = { before: string; first: string; reason: string; draft?: string; mayPublish: boolean }

/** What is written of a rule or an entry: kept over a reload until it is sent, checked while one types, as a form or as text. */
export function useDrafting(kind: Kind, name: string, of: Drafted, read: (text: string) => Written | undefined) {
  const kept = useKept(`${kind}:${name}:${of.draft ?? 'new'}`, { text: of.first, reason: of.reason })
  const { text, setText } = kept
  const written = useMemo(() => read(text), [read, text])
  const base = useMemo(() => read(of.before) ?? {}, [read, of.before])
  const [asText, setAsText] = useState(false)
  const check = useCheck(kind, name, text)
  const editing = written && editingOf(written, base, check.faults, (next) => setText(textOfWritten(next)))
  const inText = asText || !written
  return { ...of, kind, name, kept, text, setText, written, editing, check, inText, toggle: () => setAsText(!inText) }
}
export type Drafting = ReturnType<typeof useDrafting>
