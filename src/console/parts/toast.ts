import { useSyncExternalStore } from 'react'

/** One sentence about what the reader just did. `undo` takes it back. */
export type Toast = { id: number; kind: 'done' | 'refused'; text: string; undo?: () => Promise<unknown> }

let toasts: Toast[] = []
let next = 1
const listeners = new Set<() => void>()

/** Says a sentence at the edge of the screen and to a screen reader. What was done fades after ten seconds, a refusal stays until closed. */
export function toast(said: Omit<Toast, 'id'>): void {
  const id = next++
  change([...toasts.filter((other) => other.text !== said.text).slice(-2), { ...said, id }])
  if (said.kind === 'done') setTimeout(() => dismiss(id), 10_000)
}

/** Takes a sentence away. */
export const dismiss = (id: number): void => change(toasts.filter((one) => one.id !== id))

/** The sentences on screen, oldest first. */
export const useToasts = (): Toast[] => useSyncExternalStore(subscribe, () => toasts)

function change(now: Toast[]): void {
  toasts = now
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
