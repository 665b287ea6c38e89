import { useEffect, useState } from 'react'
import { draftPrefix } from '../../../../console/parts/kept-drafts.ts'
import { useDistrict } from '../../../../console/session/place.ts'
import { useMe } from '../../../../console/session/session.tsx'

/** What is typed and not yet kept by the server. */
export type Typed = { text: string; reason: string }

/**
 * What is typed into the editor, kept for this window over a reload until it is sent. It is known by whose it is, the rule, and the text it began from: what
 * was typed about a text that has changed meanwhile is not put over the newer one.
 */
export function useKept(place: string, base: Typed) {
  const district = useDistrict()
  const { account } = useMe()
  const key = `${draftPrefix}${account.id}:${district}:${place}`
  const [first] = useState(() => read(key, base.text))
  const [typed, setTyped] = useState<Typed>(first ?? base)
  const [restored, setRestored] = useState(first !== undefined)
  useEffect(() => {
    if (typed.text !== base.text || typed.reason !== base.reason) write(key, { ...typed, base: base.text })
  }, [key, typed, base.text, base.reason])
  const forget = () => {
    setRestored(false)
    write(key, undefined)
  }
  return {
    ...typed,
    restored,
    setText: (text: string) => setTyped((before) => ({ ...before, text })),
    setReason: (reason: string) => setTyped((before) => ({ ...before, reason })),
    forget,
    discard: () => {
      setTyped(base)
      forget()
    },
  }
}

function read(key: string, base: string): Typed | undefined {
  try {
    const kept = JSON.parse(sessionStorage.getItem(key) ?? 'null') as (Typed & { base: string }) | null
    return kept?.base === base ? { text: kept.text, reason: kept.reason } : undefined
  } catch {
    return undefined // a browser that keeps nothing
  }
}

function write(key: string, kept: (Typed & { base: string }) | undefined): void {
  try {
    if (kept) sessionStorage.setItem(key, JSON.stringify(kept))
    else sessionStorage.removeItem(key)
  } catch {} // full or forbidden: the editor works without
}
