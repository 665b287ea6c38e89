/** @jsxImportSource react */
import { useState } from 'react'
import { Field } from '../../../../console/parts/Field.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { DraftState } from './draft.ts'

/** The clauses in order; one at a time is open for correction. */
export function Clauses({ state, fixed }: { state: DraftState; fixed: boolean }) {
  const words = useWords()
  const [open, setOpen] = useState<number>()
  return (
    <>
      <h2>{words('console.plans.policies.clauses_count', { n: state.clauses.length })}</h2>
      <ol className="review-rows">
        {state.clauses.map((clause, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a clause is its position; its words change while they are typed
          <li key={at} aria-current={at === open ? 'true' : undefined}>
            <div className="entry-head">
              <b>{clause.place || words('console.plans.policies.no_place')}</b>
              {!fixed && (
                <button
                  type="button"
                  className="link"
                  aria-expanded={at === open}
                  onClick={() => setOpen(at === open ? undefined : at)}
                >
                  {words(at === open ? 'console.plans.policies.close' : 'console.plans.policies.correct')}
                </button>
              )}
            </div>
            {clause.path.length > 0 && <p className="src">{clause.path.join(' › ')}</p>}
            {at === open ? (
              <OneClause state={state} at={at} close={() => setOpen(undefined)} />
            ) : (
              <p className="clause-text">{clause.text}</p>
            )}
          </li>
        ))}
      </ol>
    </>
  )
}

function OneClause({ state, at, close }: { state: DraftState; at: number; close(): void }) {
  const words = useWords()
  const clause = state.clauses[at]
  const [line, setLine] = useState(1)
  if (!clause) return null
  const lines = clause.text.split('\n').length
  const then = (act: () => void) => () => {
    act()
    close()
  }
  return (
    <div className="calm">
      <Field label={words('console.plans.policies.place')} hint={words('console.plans.policies.place_hint')}>
        {(told) => (
          <input
            {...told}
            value={clause.place}
            maxLength={100}
            onChange={(event) => state.change(at, { place: event.target.value })}
          />
        )}
      </Field>
      <Field label={words('console.plans.policies.words')}>
        {(told) => (
          <textarea
            {...told}
            rows={Math.min(12, lines + 2)}
            value={clause.text}
            maxLength={20_000}
            onChange={(event) => state.change(at, { text: event.target.value })}
          />
        )}
      </Field>
      <div className="buttons">
        {at > 0 && (
          <button type="button" className="button quiet" onClick={then(() => state.join(at))}>
            {words('console.plans.policies.join')}
          </button>
        )}
        {lines > 1 && (
          <>
            <button type="button" className="button quiet" onClick={then(() => state.split(at, line))}>
              {words('console.plans.policies.split', { line })}
            </button>
            <input
              type="number"
              aria-label={words('console.plans.policies.split_line')}
              min={1}
              max={lines - 1}
              value={line}
              onChange={(event) => setLine(Number(event.target.value))}
            />
          </>
        )}
        <button type="button" className="button quiet" onClick={then(() => state.remove(at))}>
          {words('console.plans.policies.remove')}
        </button>
      </div>
    </div>
  )
}
