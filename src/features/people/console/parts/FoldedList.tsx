/** @jsxImportSource react */
import type { ReactNode } from 'react'
import { useWords } from '../../../../console/words/words.ts'

/** A plain list whose first entries are in sight and whose earlier ones are folded away below it. */
export function FoldedList<One>({
  all,
  open = 4,
  keyOf,
  children,
}: {
  all: One[]
  open?: number
  keyOf(one: One): string
  children(one: One): ReactNode
}) {
  const words = useWords()
  const folded = all.length > open + 1 ? all.slice(open) : [] // to fold a single one away spares nothing
  const lines = (some: One[]) => (
    <ul className="plain-list">
      {some.map((one) => (
        <li key={keyOf(one)}>{children(one)}</li>
      ))}
    </ul>
  )
  return (
    <>
      {lines(all.slice(0, all.length - folded.length))}
      {folded.length > 0 && (
        <details className="folded">
          <summary>{words('console.folded', { count: folded.length })}</summary>
          {lines(folded)}
        </details>
      )}
    </>
  )
}
