/** @jsxImportSource react */
import { AskButton } from '../../../../console/parts/AskButton.tsx'
import { EvidenceField, evidenceOf } from '../../../../console/parts/EvidenceField.tsx'
import { Field } from '../../../../console/parts/Field.tsx'
import { numberOf, textOf, WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { IndicatorDetail, ReportedValue } from '../../indicators/contract.ts'
import { paths } from '../paths.ts'

const overPeriod = ['per_year', 'average_per_year']

/** A lead department's officer reports a value or a verdict for a day or a period, with evidence. Another person approves it. */
export function ReportValue({ detail }: { detail: IndicatorDetail }) {
  const words = useWords()
  return (
    <AskButton kind="button main" label={words('console.plans.report.title')} title={words('console.plans.report.title')}>
      {(close) => <ReportForm detail={detail} close={close} />}
    </AskButton>
  )
}

function ReportForm({ detail, close }: { detail: IndicatorDetail; close(): void }) {
  const words = useWords()
  const judged = detail.target.op === 'qualitative'
  return (
    <>
      <p className="muted">{words('console.plans.report.hint')}</p>
      <WriteForm<ReportedValue>
        button={words('console.plans.report.send')}
        onDone={close}
        onCancel={close}
        wish={(fields) => ({
          path: paths.values(detail.key),
          body: {
            on: textOf(fields, 'on'),
            startsOn: textOf(fields, 'startsOn') || undefined,
            ...(judged ? { verdict: textOf(fields, 'verdict') } : { value: numberOf(fields, 'value') }),
            note: textOf(fields, 'note'),
            evidence: evidenceOf(fields),
          },
          done: words('console.plans.report.done', { name: detail.name }),
        })}
      >
        {(wrong) => (
          <>
            {overPeriod.includes(detail.kind) && (
              <Field label={words('console.plans.report.starts_on')} error={wrong('startsOn')}>
                {(told) => <input {...told} type="date" name="startsOn" max={detail.asOf} required />}
              </Field>
            )}
            <Field
              label={words(overPeriod.includes(detail.kind) ? 'console.plans.report.until' : 'console.plans.report.on')}
              error={wrong('on')}
            >
              {(told) => <input {...told} type="date" name="on" max={detail.asOf} defaultValue={detail.asOf} required />}
            </Field>
            {judged ? (
              <Verdict error={wrong('verdict') ?? wrong('value')} />
            ) : (
              <Figure unit={detail.unit} error={wrong('value')} />
            )}
            <Field
              label={words('console.plans.report.note')}
              hint={words('console.plans.report.note_hint')}
              error={wrong('note')}
            >
              {(told) => <textarea {...told} name="note" maxLength={2000} />}
            </Field>
            <EvidenceField error={wrong('evidence') && words('console.plans.report.evidence_needed')} />
          </>
        )}
      </WriteForm>
    </>
  )
}

function Figure({ unit, error }: { unit: string | null; error?: string }) {
  const words = useWords()
  return (
    <Field label={words('console.plans.report.value', { unit: unit ?? '' })} error={error}>
      {(told) => <input {...told} type="number" name="value" step="any" inputMode="decimal" required />}
    </Field>
  )
}

function Verdict({ error }: { error?: string }) {
  const words = useWords()
  return (
    <fieldset>
      <legend>{words('console.plans.report.verdict')}</legend>
      {error && <p className="error">{error}</p>}
      {(['met', 'not_met'] as const).map((verdict) => (
        <label key={verdict} className="check">
          <input type="radio" name="verdict" value={verdict} required />
          {words(`console.plans.verdict.${verdict}`)}
        </label>
      ))}
    </fieldset>
  )
}
