import { useSyncExternalStore } from 'react'
import { useMe } from '../../../../console/session/session.tsx'
import type { Purpose } from '../../shapes.ts'

/** Why one may look, in the order in which a street's counter meets them. */
export const purposes = [
  'service',
  'registration',
  'visit',
  'eligibility',
  'verification',
  'complaint',
  'supervision',
  'emergency',
] as const satisfies readonly Purpose[]

const listeners = new Set<() => void>()
const kept = new Map<string, Purpose>()

/** What the reader said they look at this person for; asked once a person and kept for this window's session. */
export function usePurpose(person: string): [Purpose | undefined, (purpose: Purpose) => void] {
  const remember = useRememberPurpose()
  const key = keyOf(useMe().account.id, person)
  const purpose = useSyncExternalStore(subscribe, () => read(key))
  return [purpose, (chosen) => remember(person, chosen)]
}

/** Remembers a purpose that was said on the way to a person's page. */
export function useRememberPurpose(): (person: string, purpose: Purpose) => void {
  const { account } = useMe()
  return (person, purpose) => {
    const key = keyOf(account.id, person)
    kept.set(key, purpose)
    try {
      sessionStorage.setItem(key, purpose)
    } catch {} // a browser that keeps nothing asks again after a reload
    for (const listener of listeners) listener()
  }
}

const keyOf = (account: string, person: string) => `yiyu.purpose:${account}:${person}`

function read(key: string): Purpose | undefined {
  const known = kept.get(key)
  if (known) return known
  try {
    return purposes.find((one) => one === sessionStorage.getItem(key))
  } catch {
    return undefined
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
