/** @jsxImportSource react */
import { type ReactNode, useId } from 'react'

/** One part of a facility's page: its name, what one can do there, what is on record. */
export function Panel({ title, actions, children }: { title: string; actions?: ReactNode; children: ReactNode }) {
  const id = useId()
  return (
    <section className="panel place-panel" aria-labelledby={id}>
      <div className="place-panel-head">
        <h2 id={id}>{title}</h2>
        {actions && <span className="place-actions">{actions}</span>}
      </div>
      {children}
    </section>
  )
}
