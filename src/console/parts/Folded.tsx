/** @jsxImportSource react */
import type { ReactNode } from 'react'
import { useWords } from '../words/words.ts'

/** A list whose first entries are in sight and whose earlier ones are folded away until asked for. */
export function Folded<One>({ all, open = 4, children }: { all: One[]; open?: number; children(one: One): ReactNode }) {
  const words = useWords()
  const folded = all.length > open + 1 ? all.slice(open) : [] // to fold a single one away spares nothing
  return (
    <>
      {all.slice(0, all.length - folded.length).map(children)}
      {folded.length > 0 && (
        <details className="folded">
          <summary>{words('console.folded', { count: folded.length })}</summary>
          {folded.map(children)}
        </details>
      )}
    </>
  )
}
