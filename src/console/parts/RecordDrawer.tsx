/** @jsxImportSource react */
import { type ReactNode, useEffect, useRef } from 'react'
import { useWords } from '../words/words.ts'

/** One record at the side of its list. The browser's own dialog keeps the focus inside and gives it back; Esc closes. */
export function RecordDrawer({
  title,
  onClose,
  children,
  wide = false,
}: {
  title: string
  onClose(): void
  children: ReactNode
  wide?: boolean
}) {
  return (
    <Dialog className={wide ? 'drawer wide' : 'drawer'} title={title} onClose={onClose}>
      {children}
    </Dialog>
  )
}

/** A small question in the middle of the screen. */
export function Ask({ title, onClose, children }: { title: string; onClose(): void; children: ReactNode }) {
  return (
    <Dialog className="ask" title={title} onClose={onClose}>
      {children}
    </Dialog>
  )
}

/** The dialog both are made of: opened while it is on the page, closed by Esc, its button, or a press beside it. */
export function Dialog({
  className,
  title,
  onClose,
  children,
}: {
  className: string
  title: string
  onClose(): void
  children: ReactNode
}) {
  const words = useWords()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (!dialog.current || dialog.current.open) return
    dialog.current.showModal()
    // a small question begins at its first field, a record at its heading
    const first = dialog.current.classList.contains('ask')
      ? dialog.current.querySelector<HTMLElement>('.dialog-content :is(input, select, textarea)')
      : null
    const start = first ?? dialog.current.querySelector<HTMLElement>('h2')
    start?.focus()
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc closes it too; the press beside it is an addition for the mouse
    <dialog
      ref={dialog}
      className={className}
      aria-label={title}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && dialog.current?.close()}
    >
      <div className="dialog-body">
        <header className="dialog-head">
          <h2 tabIndex={-1}>{title}</h2>
          <button type="button" className="button quiet" onClick={() => dialog.current?.close()}>
            {words('console.close')}
          </button>
        </header>
        <div className="dialog-content">{children}</div>
      </div>
    </dialog>
  )
}
