/** @jsxImportSource react */
import { type ReactNode, useEffect } from 'react'
import { useWords } from '../words/words.ts'

/** Names the page: heading, browser title, a quiet line under it, and what can be done with the whole page. */
export function PageHead({ title, note, actions }: { title: string; note?: ReactNode; actions?: ReactNode }) {
  usePageTitle(title)
  return (
    <header className="page-head">
      <div>
        <h1 tabIndex={-1}>{title}</h1>
        {note && <p className="muted">{note}</p>}
      </div>
      {actions && <div className="page-actions">{actions}</div>}
    </header>
  )
}

/** Sets the browser's title; the product's name stands behind it. */
export function usePageTitle(title: string): void {
  const product = useWords()('console.product')
  useEffect(() => {
    document.title = `${title} · ${product}`
  }, [title, product])
}
