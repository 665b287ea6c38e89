/** @jsxImportSource react */
import { lazy, Suspense, useEffect } from 'react'
import { openPalette, usePaletteOpen } from './palette-state.ts'

const Search = lazy(() => import('./Search.tsx').then((module) => ({ default: module.Search })))

/** Listens for `/` and shows the search while it is open; its code comes with its first use. */
export function Palette() {
  const open = usePaletteOpen()
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return
      event.preventDefault()
      openPalette()
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [])
  if (!open) return null
  return (
    <Suspense>
      <Search />
    </Suspense>
  )
}

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
