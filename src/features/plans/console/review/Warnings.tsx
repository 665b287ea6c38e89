/** @jsxImportSource react */
import { Tag } from '../../../../console/parts/Tag.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { PlanImport } from '../../review/contract.ts'
import { sentenceIfAny } from '../sentence.ts'
import type { Draft, Span } from './draft.ts'
import { departmentKnown } from './known-departments.ts'

type Told = { plan: PlanImport; draft: Draft; onShow(span: Span): void }

/** What the reader of the document was not sure of; each is looked at in its place and ticked off. Known departments come last: they settle themselves. */
export function Warnings({ plan, draft, onShow }: Told) {
  const words = useWords()
  const listed = draft.pack.warnings
    .map((warning, index) => ({ warning, index, known: departmentKnown(plan, warning) }))
    .sort((a, b) => Number(a.known !== undefined) - Number(b.known !== undefined))
  if (listed.length === 0) return <p className="muted">{words('console.plans.review.no_warnings')}</p>
  return (
    <ul className="review-rows">
      {listed.map(({ warning, index, known }) => (
        <li key={index} className={draft.settled.has(index) || known ? 'struck' : undefined}>
          <div className="entry-head">
            <button type="button" className="name" onClick={() => onShow(warning.at as Span)}>
              {sentenceIfAny(words, `plans.review.warning.${warning.code}`) || warning.code}
            </button>
            {known ? (
              <Tag tone="good">{known}</Tag>
            ) : (
              <label className="settle">
                <input type="checkbox" checked={draft.settled.has(index)} onChange={() => draft.settle(index)} />{' '}
                {words('console.plans.review.settled')}
              </label>
            )}
          </div>
          <p className="src">{warning.text}</p>
        </li>
      ))}
    </ul>
  )
}
