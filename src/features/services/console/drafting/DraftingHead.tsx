/** @jsxImportSource react */
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { Drafting } from './use-drafting.ts'

/** The head of an editor: what is changed, the way back, form or text, and what was brought back from before a reload. */
export function DraftingHead({ drafting, title, back }: { drafting: Drafting; title: string; back: string }) {
  const words = useWords()
  const { kept, written, inText, toggle, mayPublish } = drafting
  return (
    <>
      <PageHead
        title={title}
        note={words(mayPublish ? 'console.rules.edit.note' : 'console.rules.edit.note_other')}
        actions={
          <>
            <To path={back}>{words('console.rules.edit.back')}</To>
            <button type="button" className="button" aria-pressed={inText} disabled={!written} onClick={toggle}>
              {words(inText ? 'console.rules.edit.as_form' : 'console.rules.edit.as_text')}
            </button>
          </>
        }
      />
      {kept.restored && (
        <p className="notice">
          {words('console.rules.edit.restored')}{' '}
          <button type="button" className="link" onClick={kept.discard}>
            {words('console.rules.edit.discard')}
          </button>
        </p>
      )}
    </>
  )
}
