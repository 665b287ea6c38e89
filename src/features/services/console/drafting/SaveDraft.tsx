/** @jsxImportSource react */
import { useNavigate } from '@tanstack/react-router'
import { Field } from '../../../../console/parts/Field.tsx'
import { WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { useDistrict } from '../../../../console/session/place.ts'
import { useWords } from '../../../../console/words/words.ts'
import { Panel } from '../parts/Panel.tsx'
import { draftPaths, pageOfDraft } from '../paths.ts'
import type { Drafting } from './use-drafting.ts'

/** Keeps what is written as a draft, with why, and leads to it; a draft that was taken up again keeps its reason. */
export function SaveDraft({ drafting: { kind, name, text, kept, draft, check } }: { drafting: Drafting }) {
  const words = useWords()
  const district = useDistrict()
  const navigate = useNavigate()
  const done = words('console.rules.edit.saved')
  const paths = draftPaths(kind)
  return (
    <Panel title={words('console.rules.edit.save_title')}>
      <WriteForm<{ id: string }>
        button={words('console.rules.edit.save')}
        blocked={text.trim() === ''}
        wish={() =>
          draft
            ? { path: paths.text(draft), method: 'PUT', body: { text }, done }
            : { path: paths.drafts, body: { [kind]: name, text, reason: kept.reason.trim() }, done }
        }
        onDone={({ id }) => {
          kept.forget()
          void navigate({ to: `/${district}${pageOfDraft(id, kind)}` })
        }}
      >
        {(wrong) => (
          <>
            {check.faults.length > 0 && (
              <p className="unsure">{words('console.rules.edit.save_faulty', { n: check.faults.length })}</p>
            )}
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
