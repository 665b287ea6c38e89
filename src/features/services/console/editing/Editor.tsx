/** @jsxImportSource react */
import { useWords } from '../../../../console/words/words.ts'
import { DraftingHead } from '../drafting/DraftingHead.tsx'
import { SaveDraft } from '../drafting/SaveDraft.tsx'
import { type Drafted, useDrafting } from '../drafting/use-drafting.ts'
import { useSettled } from '../parts/use-settled.ts'
import { pageOfDraft, pageOfRule } from '../paths.ts'
import { TrialPanel } from '../trial/TrialPanel.tsx'
import { Checked } from './Checked.tsx'
import { FormEditor } from './FormEditor.tsx'
import { TextEditor } from './TextEditor.tsx'
import { Vocabulary } from './Vocabulary.tsx'
import { readWritten } from './written.ts'

/** A rule's text as a form, or as it is written; checked while one types, tried out beside it, kept over a reload until it is sent. */
export function Editor({ rule, ...of }: Drafted & { rule: string }) {
  const words = useWords()
  const drafting = useDrafting('rule', rule, of, readWritten)
  const { text, setText, written, editing, check, inText, draft } = drafting
  const settled = useSettled(text, 500)
  const from = typeof written?.validFrom === 'string' ? written.validFrom : ''
  return (
    <>
      <DraftingHead
        drafting={drafting}
        title={words('console.rules.edit.heading', { rule })}
        back={draft ? pageOfDraft(draft) : pageOfRule(rule)}
      />
      <div className="rule-grid">
        <div>
          <Checked check={check} rule={rule} text={text} inText={inText} />
          {editing && !inText ? (
            <FormEditor editing={editing} />
          ) : (
            <TextEditor text={text} setText={setText} faults={check.faults} />
          )}
          <SaveDraft drafting={drafting} />
        </div>
        <div>
          {check.checked && check.faults.length === 0 && /^\d{4}-\d\d-\d\d$/.test(from) && (
            <TrialPanel rule={rule} on={from} text={settled} />
          )}
          <Vocabulary about={typeof written?.about === 'string' ? written.about : 'person'} />
        </div>
      </div>
    </>
  )
}
