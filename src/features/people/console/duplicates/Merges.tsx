/** @jsxImportSource react */
import { ReasonButton } from '../../../../console/parts/AskButton.tsx'
import { Tag } from '../../../../console/parts/Tag.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { instant } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { Merge } from '../../duplicates/contract.ts'
import { FoldedList } from '../parts/FoldedList.tsx'
import { paths } from '../paths.ts'

/** What was made one, by whom and why; undone, both records are as before. */
export function Merges({ merges }: { merges: Merge[] }) {
  const words = useWords()
  return (
    <section aria-labelledby="merges">
      <h2 id="merges">{words('console.people.duplicates.merges')}</h2>
      <div className="panel">
        <FoldedList all={merges} open={5} keyOf={(one) => one.id}>
          {(one) => (
            <div className="spread">
              <span>
                <span className={one.undone ? 'struck' : undefined}>
                  {words('console.people.duplicates.into', { merged: one.mergedName })}{' '}
                  <To path={`/people/${one.kept}`}>{one.keptName}</To>
                </span>{' '}
                {one.undone && <Tag>{words('console.people.duplicates.undone')}</Tag>}
                <br />
                <span className="src">{[one.why, one.byName, instant(one.at), one.undone?.why].filter(Boolean).join(' · ')}</span>
              </span>
              {!one.undone && <UndoMerge merge={one} />}
            </div>
          )}
        </FoldedList>
      </div>
    </section>
  )
}

/** Takes a merge back, with a reason; both records are then as before. */
export function UndoMerge({ merge, kind = 'link' }: { merge: Merge; kind?: string }) {
  const words = useWords()
  return (
    <ReasonButton
      kind={kind}
      label={words('console.people.duplicates.undo')}
      title={words('console.people.duplicates.undo_title')}
      about={`${merge.mergedName} → ${merge.keptName}`}
      hint={words('console.people.duplicates.undo_hint')}
      wish={(reason) => ({
        path: paths.mergeWithdrawal(merge.id),
        body: { reason },
        done: words('console.people.duplicates.undo_done'),
      })}
    />
  )
}
