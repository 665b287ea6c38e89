/** @jsxImportSource react */
import { AskButton } from '../../../../console/parts/AskButton.tsx'
import { EvidenceField, evidenceOf, Files } from '../../../../console/parts/EvidenceField.tsx'
import { Field } from '../../../../console/parts/Field.tsx'
import { Folded } from '../../../../console/parts/Folded.tsx'
import { Tag } from '../../../../console/parts/Tag.tsx'
import { textOf, WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { instant } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { TaskDetail, TaskReport } from '../../tasks/contract.ts'
import { paths } from '../paths.ts'
import { taskTone } from './TaskTable.tsx'

const states = ['on_track', 'difficult', 'stopped', 'done'] as const satisfies readonly TaskReport['state'][]

/** What each department said of each quarter, newest first, and the form for the one due. */
export function Reports({ detail }: { detail: TaskDetail }) {
  const words = useWords()
  return (
    <section>
      <h2>{words('console.plans.reports.title')}</h2>
      {detail.owedQuarter && (
        <p className="notice">{words('console.plans.tasks.owed', { quarter: quarterOf(detail.owedQuarter, words) })}</p>
      )}
      {detail.may.report.length > 0 && (
        <AskButton kind="button main" label={words('console.plans.reports.write')} title={words('console.plans.reports.write')}>
          {(close) => <ReportForm detail={detail} close={close} />}
        </AskButton>
      )}
      {detail.reports.length === 0 && <p className="muted">{words('console.plans.reports.none')}</p>}
      <Folded all={detail.reports}>
        {(report) => (
          <article className="entry" key={report.id}>
            <div className="entry-head">
              <b>
                {quarterOf(report.quarter, words)} · {report.department.name}
              </b>
              <Tag tone={taskTone(report.state)}>{words(`plans.tasks.state.${report.state}`)}</Tag>
            </div>
            <p>{report.text}</p>
            <Files files={report.evidence} />
            <p className="muted small">
              {report.reported.name} · {instant(report.reported.at)}
            </p>
          </article>
        )}
      </Folded>
    </section>
  )
}

function ReportForm({ detail, close }: { detail: TaskDetail; close(): void }) {
  const words = useWords()
  const quarters = lastQuarters(detail.asOf)
  const wish = (fields: FormData) => ({
    path: paths.taskReports(detail.key),
    body: {
      department: textOf(fields, 'department'),
      quarter: textOf(fields, 'quarter'),
      state: textOf(fields, 'state'),
      text: textOf(fields, 'text'),
      evidence: evidenceOf(fields),
    },
    done: words('console.plans.reports.done'),
  })
  return (
    <WriteForm wish={wish} button={words('console.plans.reports.send')} onDone={close} onCancel={close}>
      {(wrong) => (
        <>
          <Field label={words('console.plans.reports.department')} error={wrong('department')}>
            {(told) => (
              <select {...told} name="department">
                {detail.may.report.map((one) => (
                  <option key={one.id} value={one.id}>
                    {one.name}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field
            label={words('console.plans.reports.quarter')}
            hint={words('console.plans.reports.quarter_hint')}
            error={wrong('quarter')}
          >
            {(told) => (
              <select {...told} name="quarter" defaultValue={detail.owedQuarter ?? quarters[1]}>
                {quarters.map((quarter) => (
                  <option key={quarter} value={quarter}>
                    {quarterOf(quarter, words)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <fieldset>
            <legend>{words('console.plans.reports.state')}</legend>
            {states.map((state) => (
              <label key={state} className="check">
                <input type="radio" name="state" value={state} required />
                {words(`plans.tasks.state.${state}`)}
              </label>
            ))}
          </fieldset>
          <Field
            label={words('console.plans.reports.text')}
            hint={words('console.plans.reports.text_hint')}
            error={wrong('text')}
          >
            {(told) => <textarea {...told} name="text" required maxLength={4000} />}
          </Field>
          <EvidenceField error={wrong('evidence')} />
        </>
      )}
    </WriteForm>
  )
}

const quarterOf = (quarter: string, words: ReturnType<typeof useWords>) =>
  words('console.plans.quarter', { year: quarter.slice(0, 4), quarter: quarter.slice(5) })

/** The quarter of a day and the five before it, newest first. */
function lastQuarters(day: string): string[] {
  const now = Number(day.slice(0, 4)) * 4 + Math.floor((Number(day.slice(5, 7)) - 1) / 3)
  return Array.from({ length: 6 }, (_, back) => `${Math.floor((now - back) / 4)}Q${((now - back) % 4) + 1}`)
}
