/** @jsxImportSource react */
import { AskButton, ReasonButton } from '../../../../console/parts/AskButton.tsx'
import { Field } from '../../../../console/parts/Field.tsx'
import { Tag } from '../../../../console/parts/Tag.tsx'
import { textOf, WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { ProjectDetail, Stage } from '../../projects/contract.ts'
import { paths } from '../paths.ts'

/** The stages of a project with their days; a late one is marked. */
export function Stages({ detail }: { detail: ProjectDetail }) {
  const words = useWords()
  return (
    <section>
      <h2>{words('console.plans.stages.title')}</h2>
      {detail.stages.length === 0 && <p className="muted">{words('console.plans.stages.none')}</p>}
      {detail.stages.map((stage) => (
        <OneStage key={stage.id} stage={stage} detail={detail} />
      ))}
      {detail.may.change && (
        <AskButton label={words('console.plans.stages.add')} title={words('console.plans.stages.add')}>
          {(close) => <NewStageForm project={detail.key} close={close} />}
        </AskButton>
      )}
    </section>
  )
}

function OneStage({ stage, detail }: { stage: Stage; detail: ProjectDetail }) {
  const words = useWords()
  const open = detail.may.change && !stage.withdrawn
  return (
    <article className="entry">
      <div className="entry-head">
        <b>{stage.name}</b>
        <StageTag stage={stage} />
      </div>
      <p className="muted">
        {words('console.plans.values.period', { from: stage.startsOn, to: stage.endsOn })}
        {stage.reason && ` · ${stage.reason}`}
      </p>
      {open && (
        <div className="buttons">
          {!stage.doneOn && (
            <AskButton label={words('console.plans.stages.complete')} title={words('console.plans.stages.complete')}>
              {(close) => (
                <WriteForm
                  button={words('console.plans.stages.complete')}
                  wish={(fields) => ({
                    path: paths.stageCompletion(stage.id),
                    body: { doneOn: textOf(fields, 'doneOn') },
                    done: words('console.plans.stages.completed'),
                  })}
                  onDone={close}
                  onCancel={close}
                >
                  {(wrong) => (
                    <Field label={words('console.plans.milestones.done_day')} error={wrong('doneOn')}>
                      {(told) => (
                        <input {...told} type="date" name="doneOn" max={detail.asOf} defaultValue={detail.asOf} required />
                      )}
                    </Field>
                  )}
                </WriteForm>
              )}
            </AskButton>
          )}
          <ReasonButton
            label={words('console.plans.stages.withdraw')}
            title={words('console.plans.stages.withdraw')}
            about={`${stage.name} · ${words('console.plans.values.period', { from: stage.startsOn, to: stage.endsOn })}`}
            wish={(reason) => ({
              path: paths.stageWithdrawal(stage.id),
              body: { reason },
              done: words('console.plans.stages.withdrawn'),
            })}
          />
        </div>
      )}
    </article>
  )
}

function StageTag({ stage }: { stage: Stage }) {
  const words = useWords()
  if (stage.withdrawn) return <Tag>{words('console.plans.withdrawn')}</Tag>
  if (stage.doneOn) return <Tag tone="good">{words('console.plans.milestones.done_on', { day: stage.doneOn })}</Tag>
  if (stage.late) return <Tag tone="urgent">{words('console.plans.stages.late')}</Tag>
  return <Tag>{words('console.plans.milestones.open')}</Tag>
}

function NewStageForm({ project, close }: { project: string; close(): void }) {
  const words = useWords()
  const wish = (fields: FormData) => ({
    path: paths.stages(project),
    body: { name: textOf(fields, 'name'), startsOn: textOf(fields, 'startsOn'), endsOn: textOf(fields, 'endsOn') },
    done: words('console.plans.stages.added'),
  })
  return (
    <WriteForm wish={wish} button={words('console.save')} onDone={close} onCancel={close}>
      {(wrong) => (
        <>
          <Field label={words('console.plans.stages.name')} error={wrong('name')}>
            {(told) => <input {...told} name="name" required maxLength={100} />}
          </Field>
          <Field label={words('console.plans.stages.starts')} error={wrong('startsOn')}>
            {(told) => <input {...told} type="date" name="startsOn" required />}
          </Field>
          <Field
            label={words('console.plans.stages.ends')}
            hint={words('console.plans.stages.ends_hint')}
            error={wrong('endsOn')}
          >
            {(told) => <input {...told} type="date" name="endsOn" required />}
          </Field>
        </>
      )}
    </WriteForm>
  )
}
