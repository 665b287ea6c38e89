/** @jsxImportSource react */
import { AskButton, ReasonButton } from '../../../../console/parts/AskButton.tsx'
import { EvidenceField, evidenceOf, Files } from '../../../../console/parts/EvidenceField.tsx'
import { Field } from '../../../../console/parts/Field.tsx'
import { Folded } from '../../../../console/parts/Folded.tsx'
import { Tag } from '../../../../console/parts/Tag.tsx'
import { numberOf, textOf, WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { ProjectDetail } from '../../projects/contract.ts'
import { spent } from '../figures.ts'
import { paths } from '../paths.ts'

/** Money spent, line by line, each with its proof. */
export function Spendings({ detail }: { detail: ProjectDetail }) {
  const words = useWords()
  return (
    <section>
      <h2>{words('console.plans.spendings.title')}</h2>
      {detail.spendings.length === 0 && <p className="muted">{words('console.plans.spendings.none')}</p>}
      <Folded all={detail.spendings}>
        {(one) => (
          <article className="entry" key={one.id}>
            <div className="entry-head">
              <b>
                {spent(one.fen, words)} <span className="muted">{one.spentOn}</span>
              </b>
              {one.withdrawn && <Tag>{words('console.plans.withdrawn')}</Tag>}
            </div>
            <p>{one.note}</p>
            <Files files={one.evidence} />
            <p className="muted small">
              {one.made.name}
              {one.reason && ` · ${one.reason}`}
            </p>
            {detail.may.change && !one.withdrawn && (
              <ReasonButton
                label={words('console.plans.spendings.withdraw')}
                title={words('console.plans.spendings.withdraw')}
                about={`${spent(one.fen, words)} · ${one.spentOn} · ${one.note}`}
                wish={(reason) => ({
                  path: paths.spendingWithdrawal(one.id),
                  body: { reason },
                  done: words('console.plans.spendings.withdrawn'),
                })}
              />
            )}
          </article>
        )}
      </Folded>
      {detail.may.change && (
        <AskButton label={words('console.plans.spendings.add')} title={words('console.plans.spendings.add')}>
          {(close) => <NewSpendingForm detail={detail} close={close} />}
        </AskButton>
      )}
    </section>
  )
}

function NewSpendingForm({ detail, close }: { detail: ProjectDetail; close(): void }) {
  const words = useWords()
  const wish = (fields: FormData) => ({
    path: paths.spendings(detail.key),
    body: {
      spentOn: textOf(fields, 'spentOn'),
      fen: Math.round((numberOf(fields, 'fen') ?? 0) * 1_000_000),
      note: textOf(fields, 'note'),
      evidence: evidenceOf(fields),
    },
    done: words('console.plans.spendings.added'),
  })
  return (
    <WriteForm wish={wish} button={words('console.save')} onDone={close} onCancel={close}>
      {(wrong) => (
        <>
          <Field
            label={words('console.plans.spendings.amount')}
            hint={words('console.plans.spendings.amount_hint')}
            error={wrong('fen')}
          >
            {(told) => <input {...told} name="fen" type="number" step="0.000001" inputMode="decimal" required />}
          </Field>
          <Field label={words('console.plans.spendings.day')} error={wrong('spentOn')}>
            {(told) => <input {...told} type="date" name="spentOn" max={detail.asOf} defaultValue={detail.asOf} required />}
          </Field>
          <Field label={words('console.plans.spendings.note')} error={wrong('note')}>
            {(told) => <input {...told} name="note" required maxLength={500} />}
          </Field>
          <EvidenceField error={wrong('evidence')} />
        </>
      )}
    </WriteForm>
  )
}
