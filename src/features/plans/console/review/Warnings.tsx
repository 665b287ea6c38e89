/** @jsxImportSource react */
import { useWords } from '../../../../console/words/words.ts'
import { sentenceIfAny } from '../sentence.ts'
import type { Draft, Span } from './draft.ts'

/** What the reader of the document was not sure of; each is looked at in its place and ticked off. */
export function Warnings({ draft, onShow }: { draft: Draft; onShow(span: Span): void }) {
  const words = useWords()
  const { warnings } = draft.pack
  if (warnings.length === 0) return <p className="muted">{words('console.plans.review.no_warnings')}</p>
  return (
    <ul className="review-rows">
      {warnings.map((warning, index) => (
        <li key={`${warning.code} ${warning.at[0]}`} className={draft.settled.has(index) ? 'struck' : undefined}>
          <div className="entry-head">
            <button type="button" className="name" onClick={() => onShow(warning.at as Span)}>
              {sentenceIfAny(words, `plans.warning.${warning.code}`) || warning.code}
            </button>
            <label className="settle">
              <input type="checkbox" checked={draft.settled.has(index)} onChange={() => draft.settle(index)} />{' '}
              {words('console.plans.review.settled')}
            </label>
          </div>
          <p className="src">{warning.text}</p>
        </li>
      ))}
    </ul>
  )
}
