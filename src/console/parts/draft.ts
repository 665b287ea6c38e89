import { type RefObject, useEffect, useRef, useState } from 'react'
import type { Wish } from '../api/use-write.ts'
import { useMe } from '../session/session.tsx'
import { draftPrefix, read, type Typed, write } from './kept-drafts.ts'

/** What a form remembers across a reload: whether something was put back, and how to be rid of it. */
export type Draft = {
  restored: boolean
  /** Puts the fields back as they stood at first. */
  discard(): void
  /** Forgets what was typed: it was sent. */
  forget(): void
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

// What proves who somebody is, and what the browser itself forbids to put back.
const neverKept = new Set(['password', 'file', 'hidden', 'submit', 'button', 'reset'])

/**
 * Keeps what is typed into a form for this window until it is sent. A form is known by its page, its account, and what it would send as it first
 * stands: a draft about a record that has changed meanwhile is not put over the newer one.
 */
export function useDraft(form: RefObject<HTMLFormElement | null>, wish: (fields: FormData) => Wish | undefined): Draft {
  const { account } = useMe()
  const [restored, setRestored] = useState(false)
  const kept = useRef({ key: '', first: [] as Typed })
  const latest = useRef(wish)
  useEffect(() => {
    const element = form.current
    if (!element) return
    const key = `${draftPrefix}${account.id}:${location.pathname}:${JSON.stringify(latest.current(new FormData(element)) ?? null)}`
    kept.current = { key, first: typedInto(element) }
    const draft = read(key)
    if (draft && fill(element, draft)) setRestored(true)
    // Fields that a choice brings out are there only after the choice was drawn.
    const later = draft && requestAnimationFrame(() => fill(element, draft))
    const keep = () => write(key, typedInto(element))
    element.addEventListener('input', keep)
    element.addEventListener('change', keep)
    return () => {
      if (later !== undefined) cancelAnimationFrame(later)
      element.removeEventListener('input', keep)
      element.removeEventListener('change', keep)
    }
  }, [form, account.id])
  const forget = () => {
    setRestored(false)
    write(kept.current.key, undefined)
  }
  return {
    restored,
    forget,
    discard: () => {
      if (form.current) fill(form.current, kept.current.first)
      forget()
    },
  }
}

function controlsOf(form: HTMLFormElement): { control: Control; name: string; at: number }[] {
  const seen = new Map<string, number>()
  return [...form.elements].flatMap((element) => {
    const control = element as Control
    if (!control.name || neverKept.has(control.type)) return []
    const at = seen.get(control.name) ?? 0
    seen.set(control.name, at + 1)
    return [{ control, name: control.name, at }]
  })
}

const isTicked = (control: Control): control is HTMLInputElement => control.type === 'checkbox' || control.type === 'radio'

function typedInto(form: HTMLFormElement): Typed {
  return controlsOf(form).map(({ control, name, at }) => ({
    name,
    at,
    value: isTicked(control) ? control.checked : control.value,
  }))
}

/** Puts values into the fields as a person would, so that React hears of them. Says whether anything changed. */
function fill(form: HTMLFormElement, typed: Typed): boolean {
  let changed = false
  for (const { control, name, at } of controlsOf(form)) {
    const value = typed.find((one) => one.name === name && one.at === at)?.value
    if (value === undefined) continue
    if (isTicked(control)) {
      if (control.checked === value || (control.type === 'radio' && !value)) continue
      control.click()
    } else {
      if (control.value === value || typeof value !== 'string') continue
      const setter = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), 'value')?.set
      setter?.call(control, value)
      control.dispatchEvent(new Event(control instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }))
    }
    changed = true
  }
  return changed
}
