import { useEffect, useMemo, useState } from 'react'
import type { NewClause, PolicyDraft, PolicyHead } from '../../policies/contract.ts'

/** What a person makes of a draft before it is saved. */
export type DraftState = {
  head: PolicyHead
  clauses: NewClause[]
  dirty: boolean
  say(change: Partial<PolicyHead>): void
  change(at: number, change: Partial<NewClause>): void
  /** Puts a clause to the end of the one before it. */
  join(at: number): void
  remove(at: number): void
  /** Makes a clause of its own of what stands behind the line. */
  split(at: number, line: number): void
}

/** Holds the corrections of a draft until they are saved; begins anew when the saved draft is another. */
export function useDraftState(draft: PolicyDraft): DraftState {
  const saved = useMemo(() => ({ head: draft.head, clauses: draft.clauses }), [draft])
  const [{ head, clauses }, set] = useState(saved)
  useEffect(() => set(saved), [saved])
  const clausesAre = (make: (clauses: NewClause[]) => NewClause[]) => set((now) => ({ ...now, clauses: make(now.clauses) }))
  return {
    head,
    clauses,
    dirty: head !== saved.head || clauses !== saved.clauses,
    say: (change) => set((now) => ({ ...now, head: { ...now.head, ...change } })),
    change: (at, change) => clausesAre((all) => all.map((clause, i) => (i === at ? { ...clause, ...change } : clause))),
    join: (at) =>
      clausesAre((all) =>
        all.flatMap((clause, i) => {
          if (i === at) return []
          const next = all[at]
          return i === at - 1 && next ? [{ ...clause, text: `${clause.text}\n${next.text}` }] : [clause]
        }),
      ),
    remove: (at) => clausesAre((all) => all.filter((_, i) => i !== at)),
    split: (at, line) =>
      clausesAre((all) =>
        all.flatMap((clause, i) => {
          const lines = clause.text.split('\n')
          if (i !== at || line < 1 || line >= lines.length) return [clause]
          const rest = { ...clause, place: '', heading: null, text: lines.slice(line).join('\n') }
          return [{ ...clause, text: lines.slice(0, line).join('\n') }, rest]
        }),
      ),
  }
}
