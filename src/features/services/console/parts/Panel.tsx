/** @jsxImportSource react */
import { type ReactNode, useId } from 'react'

/** One part of a page about a rule or a service: its name, what one can do there, what there is. */
export function Panel({ title, actions, children }: { title: string; actions?: ReactNode; children: ReactNode }) {
  const id = useId()
  return (
    <section className="panel rule-panel" aria-labelledby={id}>
      <div className="rule-panel-head">
        <h2 id={id}>{title}</h2>
        {actions && <span className="rule-actions">{actions}</span>}
      </div>
      {children}
    </section>
  )
}
