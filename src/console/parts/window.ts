import { type RefObject, useEffect, useRef, useState } from 'react'

const beyond = 12

/** Which rows of a long table can be seen while the page scrolls; all of them when `on` is false. Rows of a windowed table share one height. */
export function useWindow(
  count: number,
  on: boolean,
): { ref: RefObject<HTMLTableElement | null>; first: number; last: number; rowHeight: number } {
  const ref = useRef<HTMLTableElement>(null)
  const rowHeight = 3.5 * Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  const [seen, setSeen] = useState({ first: 0, last: 60 })
  useEffect(() => {
    if (!on) return
    const look = () => {
      const top = -(ref.current?.getBoundingClientRect().top ?? 0)
      const first = Math.max(0, Math.floor(top / rowHeight) - beyond)
      const last = Math.min(count, first + Math.ceil(innerHeight / rowHeight) + 2 * beyond)
      setSeen((before) => (before.first === first && before.last === last ? before : { first, last }))
    }
    look()
    addEventListener('scroll', look, { passive: true })
    addEventListener('resize', look)
    return () => {
      removeEventListener('scroll', look)
      removeEventListener('resize', look)
    }
  }, [count, on, rowHeight])
  return on
    ? { ref, first: Math.min(seen.first, count), last: Math.min(seen.last, count), rowHeight }
    : { ref, first: 0, last: count, rowHeight }
}
