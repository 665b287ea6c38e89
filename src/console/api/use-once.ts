import { useRef, useState } from 'react'

/** Does something that may be under way only once: a second call before it ends does nothing. `busy` is for the button. */
export function useOnce<Given extends unknown[]>(
  work: (...given: Given) => Promise<void>,
): { busy: boolean; run(...given: Given): Promise<void> } {
  const under = useRef(false)
  const [busy, setBusy] = useState(false)
  const run = async (...given: Given) => {
    if (under.current) return // two presses come faster than a disabled button is drawn
    under.current = true
    setBusy(true)
    try {
      await work(...given)
    } finally {
      under.current = false
      setBusy(false)
    }
  }
  return { busy, run }
}
