/** @jsxImportSource react */
import { AskButton, ReasonButton } from '../../../../console/parts/AskButton.tsx'
import { EvidenceField, evidenceOf, Files } from '../../../../console/parts/EvidenceField.tsx'
import { Field } from '../../../../console/parts/Field.tsx'
import { Tag } from '../../../../console/parts/Tag.tsx'
import { textOf, WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { Milestone, TaskDetail } from '../../tasks/contract.ts'
import { paths } from '../paths.ts'

/** The dated steps of a task; a late one is marked, a done one shows its evidence. */
export function Milestones({ detail }: { detail: TaskDetail }) {
  const words = useWords()
  return (
    <section>
      <h2>{words('console.plans.milestones.title')}</h2>
      {detail.milestones.length === 0 && <p className="muted">{words('console.plans.milestones.none')}</p>}
      {detail.milestones.map((one) => (
        <OneMilestone key={one.id} milestone={one} today={detail.asOf} />
      ))}
      {detail.may.plan && (
        <AskButton label={words('console.plans.milestones.add')} title={words('console.plans.milestones.add')}>
          {(close) => <NewMilestoneForm detail={detail} close={close} />}
        </AskButton>
      )}
    </section>
  )
}

function OneMilestone({ milestone, today }: { milestone: Milestone; today: string }) {
  const words = useWords()
  const { doneOn, overdue, withdrawn, may } = milestone
  return (
    <article className="entry">
      <div className="entry-head">
        <b>{milestone.title}</b>
        {withdrawn ? (
          <Tag>{words('console.plans.withdrawn')}</Tag>
        ) : doneOn ? (
          <Tag tone="good">{words('console.plans.milestones.done_on', { day: doneOn })}</Tag>
        ) : overdue ? (
          <Tag tone="urgent">{words('console.plans.milestones.overdue')}</Tag>
        ) : (
          <Tag>{words('console.plans.milestones.open')}</Tag>
        )}
      </div>
      <p className="muted">
        {words('console.plans.milestones.due', { day: milestone.dueOn })}
        {milestone.department && ` · ${milestone.department.name}`}
        {milestone.reason && ` · ${milestone.reason}`}
      </p>
      <Files files={milestone.evidence} />
      <div className="buttons">
        {may.complete && (
          <AskButton label={words('console.plans.milestones.complete')} title={words('console.plans.milestones.complete')}>
            {(close) => (
              <WriteForm
                button={words('console.plans.milestones.complete')}
                wish={(fields) => ({
                  path: paths.milestoneCompletion(milestone.id),
                  body: { doneOn: textOf(fields, 'doneOn'), evidence: evidenceOf(fields) },
                  done: words('console.plans.milestones.completed'),
                })}
                onDone={close}
                onCancel={close}
              >
                {(wrong) => (
                  <>
                    <Field label={words('console.plans.milestones.done_day')} error={wrong('doneOn')}>
                      {(told) => <input {...told} type="date" name="doneOn" max={today} defaultValue={today} required />}
                    </Field>
                    <EvidenceField error={wrong('evidence')} />
                  </>
                )}
              </WriteForm>
            )}
          </AskButton>
        )}
        {may.withdraw && (
          <ReasonButton
            label={words('console.plans.milestones.withdraw')}
            title={words('console.plans.milestones.withdraw')}
            about={`${milestone.title} · ${words('console.plans.milestones.due', { day: milestone.dueOn })}`}
            wish={(reason) => ({
              path: paths.milestoneWithdrawal(milestone.id),
              body: { reason },
              done: words('console.plans.milestones.withdrawn'),
            })}
          />
        )}
      </div>
    </article>
  )
}

function NewMilestoneForm({ detail, close }: { detail: TaskDetail; close(): void }) {
  const words = useWords()
  const wish = (fields: FormData) => ({
    path: paths.milestones(detail.key),
    body: { title: textOf(fields, 'title'), dueOn: textOf(fields, 'dueOn'), department: textOf(fields, 'department') || null },
    done: words('console.plans.milestones.added'),
  })
  return (
    <WriteForm wish={wish} button={words('console.save')} onDone={close} onCancel={close}>
      {(wrong) => (
        <>
          <Field label={words('console.plans.milestones.what')} error={wrong('title')}>
            {(told) => <input {...told} name="title" required minLength={2} maxLength={200} />}
          </Field>
          <Field label={words('console.plans.milestones.due_day')} error={wrong('dueOn')}>
            {(told) => <input {...told} type="date" name="dueOn" required />}
          </Field>
          <Field label={words('console.plans.milestones.who')} error={wrong('department')}>
            {(told) => (
              <select {...told} name="department">
                <option value="">{words('console.plans.milestones.leads')}</option>
                {detail.duties.map((duty) => (
                  <option key={duty.id} value={duty.id}>
                    {duty.name}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </>
      )}
    </WriteForm>
  )
}
