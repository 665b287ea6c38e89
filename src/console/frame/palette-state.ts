import { useSyncExternalStore } from 'react'

let open = false
const listeners = new Set<() => void>()

/** Whether the search is open. */
export const usePaletteOpen = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => open,
  )

/** Opens the search from anywhere. */
export const openPalette = (): void => set(true)

/** Closes the search. */
export const closePalette = (): void => set(false)

function set(next: boolean): void {
  open = next
  for (const listener of listeners) listener()
}
