/** @jsxImportSource react */
import { AskButton, ReasonButton } from '../../../../console/parts/AskButton.tsx'
import { EvidenceField, evidenceOf, Files } from '../../../../console/parts/EvidenceField.tsx'
import { Field } from '../../../../console/parts/Field.tsx'
import { Tag, type Tone } from '../../../../console/parts/Tag.tsx'
import { textOf, WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { instant } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { Supervision } from '../../tasks/contract.ts'
import { paths } from '../paths.ts'

const tones: Record<Supervision['state'], Tone> = {
  open: 'wait',
  overdue: 'urgent',
  answered: 'act',
  closed: 'good',
  withdrawn: 'quiet',
}

/** One 督办: what is asked of whom by when, the answer, and how it ended. */
export function SupervisionEntry({ supervision }: { supervision: Supervision }) {
  const words = useWords()
  const { answer, closed, may } = supervision
  return (
    <article className="entry">
      <div className="entry-head">
        <b>{supervision.title}</b>
        <Tag tone={tones[supervision.state]}>{words(`plans.tasks.supervision.${supervision.state}`)}</Tag>
      </div>
      <p className="muted">
        {words('console.plans.supervisions.asked', {
          department: supervision.department.name,
          day: supervision.dueOn,
          name: supervision.issued.name,
        })}{' '}
        · {supervision.subjectTitle}
      </p>
      <p>{supervision.text}</p>
      {answer && (
        <>
          <p>
            <b>{words('console.plans.supervisions.answered')}</b> {answer.text}
          </p>
          <Files files={answer.evidence} />
          <p className="muted small">
            {answer.by.name} · {instant(answer.by.at)}
          </p>
        </>
      )}
      {closed && (
        <p className="muted small">
          {words('console.plans.supervisions.closed', { name: closed.name, at: instant(closed.at) })} {supervision.closingNote}
        </p>
      )}
      {supervision.reason && <p className="muted">{supervision.reason}</p>}
      <div className="buttons">
        {may.answer && (
          <AskButton kind="button main" label={words('console.plans.supervisions.answer')} title={supervision.title}>
            {(close) => <AnswerForm supervision={supervision} close={close} />}
          </AskButton>
        )}
        {may.close && (
          <AskButton label={words('console.plans.supervisions.close')} title={words('console.plans.supervisions.close')}>
            {(close) => (
              <WriteForm
                button={words('console.plans.supervisions.close')}
                wish={(fields) => ({
                  path: paths.supervisionClosure(supervision.id),
                  body: { note: textOf(fields, 'note') },
                  done: words('console.plans.supervisions.closed_done'),
                })}
                onDone={close}
                onCancel={close}
              >
                {(wrong) => (
                  <Field label={words('console.plans.supervisions.note_closing')} error={wrong('note')}>
                    {(told) => <textarea {...told} name="note" maxLength={500} />}
                  </Field>
                )}
              </WriteForm>
            )}
          </AskButton>
        )}
        {may.withdraw && (
          <ReasonButton
            label={words('console.plans.supervisions.withdraw')}
            title={words('console.plans.supervisions.withdraw')}
            about={supervision.title}
            wish={(reason) => ({
              path: paths.supervisionWithdrawal(supervision.id),
              body: { reason },
              done: words('console.plans.supervisions.withdrawn'),
            })}
          />
        )}
      </div>
    </article>
  )
}

function AnswerForm({ supervision, close }: { supervision: Supervision; close(): void }) {
  const words = useWords()
  const wish = (fields: FormData) => ({
    path: paths.supervisionAnswer(supervision.id),
    body: { text: textOf(fields, 'text'), evidence: evidenceOf(fields) },
    done: words('console.plans.supervisions.answer_done'),
  })
  return (
    <WriteForm wish={wish} button={words('console.plans.supervisions.answer')} onDone={close} onCancel={close}>
      {(wrong) => (
        <>
          <Field label={words('console.plans.supervisions.answer_text')} error={wrong('text')}>
            {(told) => <textarea {...told} name="text" required minLength={2} maxLength={4000} />}
          </Field>
          <EvidenceField error={wrong('evidence')} />
        </>
      )}
    </WriteForm>
  )
}
