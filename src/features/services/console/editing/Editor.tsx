/** @jsxImportSource react */
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { Field } from '../../../../console/parts/Field.tsx'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { useDistrict } from '../../../../console/session/place.ts'
import { useWords } from '../../../../console/words/words.ts'
import { Panel } from '../parts/Panel.tsx'
import { useSettled } from '../parts/use-settled.ts'
import { draftPaths, pageOfDraft, pageOfRule } from '../paths.ts'
import { TrialPanel } from '../trial/TrialPanel.tsx'
import { Checked } from './Checked.tsx'
import { editingOf } from './editing.ts'
import { FormEditor } from './FormEditor.tsx'
import { useKept } from './kept.ts'
import { TextEditor } from './TextEditor.tsx'
import { useCheck } from './use-check.ts'
import { Vocabulary } from './Vocabulary.tsx'
import { readWritten, textOfWritten } from './written.ts'

type Told = { rule: string; before: string; first: string; reason: string; draft?: string; mayPublish: boolean }

/** A rule's text as a form, or as it is written; checked while one types, tried out beside it, kept over a reload until it is sent. */
export function Editor({ rule, before, first, reason, draft, mayPublish }: Told) {
  const words = useWords()
  const kept = useKept(`rule:${rule}:${draft ?? 'new'}`, { text: first, reason })
  const { text, setText } = kept
  const written = useMemo(() => readWritten(text), [text])
  const base = useMemo(() => readWritten(before) ?? {}, [before])
  const [asText, setAsText] = useState(false)
  const check = useCheck('rule', rule, text)
  const settled = useSettled(text, 500)
  const inText = asText || !written
  const editing = written && editingOf(written, base, check.faults, (next) => setText(textOfWritten(next)))
  const from = typeof written?.validFrom === 'string' ? written.validFrom : ''
  return (
    <>
      <PageHead
        title={words('console.rules.edit.heading', { rule })}
        note={words(mayPublish ? 'console.rules.edit.note' : 'console.rules.edit.note_other')}
        actions={
          <>
            <To path={draft ? pageOfDraft(draft) : pageOfRule(rule)}>{words('console.rules.edit.back')}</To>
            <button type="button" className="button" aria-pressed={inText} disabled={!written} onClick={() => setAsText(!inText)}>
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
      <div className="rule-grid">
        <div>
          <Checked check={check} rule={rule} text={text} inText={inText} />
          {editing && !inText ? (
            <FormEditor editing={editing} />
          ) : (
            <TextEditor text={text} setText={setText} faults={check.faults} />
          )}
          <Save rule={rule} text={text} kept={kept} draft={draft} faults={check.faults.length} />
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

type SaveTold = { rule: string; text: string; kept: ReturnType<typeof useKept>; draft: string | undefined; faults: number }

function Save({ rule, text, kept, draft, faults }: SaveTold) {
  const words = useWords()
  const district = useDistrict()
  const navigate = useNavigate()
  const done = words('console.rules.edit.saved')
  return (
    <Panel title={words('console.rules.edit.save_title')}>
      <WriteForm<{ id: string }>
        button={words('console.rules.edit.save')}
        blocked={text.trim() === ''}
        wish={() =>
          draft
            ? { path: draftPaths('rule').text(draft), method: 'PUT', body: { text }, done }
            : { path: draftPaths('rule').drafts, body: { rule, text, reason: kept.reason.trim() }, done }
        }
        onDone={({ id }) => {
          kept.forget()
          void navigate({ to: `/${district}${pageOfDraft(id)}` })
        }}
      >
        {(wrong) => (
          <>
            {faults > 0 && <p className="unsure">{words('console.rules.edit.save_faulty', { n: faults })}</p>}
            {draft ? (
              <p>{words('console.rules.edit.reason_was', { reason: kept.reason })}</p>
            ) : (
              <Field
                label={words('console.rules.edit.reason')}
                hint={words('console.rules.edit.reason_hint')}
                error={wrong('reason')}
              >
                {(told) => (
                  <textarea
                    {...told}
                    name="reason"
                    required
                    minLength={2}
                    maxLength={500}
                    value={kept.reason}
                    onChange={(event) => kept.setReason(event.target.value)}
                  />
                )}
              </Field>
            )}
          </>
        )}
      </WriteForm>
    </Panel>
  )
}
