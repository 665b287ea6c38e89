/** @jsxImportSource react */
import { AskButton } from '../../../../console/parts/AskButton.tsx'
import { Field } from '../../../../console/parts/Field.tsx'
import { Tag } from '../../../../console/parts/Tag.tsx'
import { numberOf, textOf, WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { IndicatorDetail } from '../../indicators/contract.ts'
import { targetText } from '../figures.ts'
import { paths } from '../paths.ts'

const operators = ['>=', '=', '<=', '>', '<', '~', 'range', 'qualitative'] as const

/** The targets over time: the plan's own and those the city handed down, each with its document. */
export function Targets({ detail }: { detail: IndicatorDetail }) {
  const words = useWords()
  return (
    <section>
      <h2>{words('console.plans.targets.title')}</h2>
      <ul className="plain-list">
        {detail.targets.map((one) => (
          <li key={one.id ?? one.validFrom}>
            <b>{targetText({ target: one, unit: detail.unit }, words)}</b>{' '}
            {one.withdrawn && <Tag>{words('console.plans.withdrawn')}</Tag>}
            <div className="src">
              {words('console.plans.targets.from', { day: one.validFrom })} ·{' '}
              {one.document ?? words('console.plans.targets.printed')}
              {one.set && ` · ${one.set.name}`}
            </div>
          </li>
        ))}
      </ul>
      {detail.may.define && (
        <div className="buttons">
          <AskButton label={words('console.plans.targets.hand_down')} title={words('console.plans.targets.hand_down')}>
            {(close) => <NewTargetForm detail={detail} close={close} />}
          </AskButton>
        </div>
      )}
    </section>
  )
}

function NewTargetForm({ detail, close }: { detail: IndicatorDetail; close(): void }) {
  const words = useWords()
  const wish = (fields: FormData) => ({
    path: paths.targets(detail.key),
    body: {
      op: textOf(fields, 'op'),
      value: numberOf(fields, 'value') ?? null,
      max: numberOf(fields, 'max') ?? null,
      text: textOf(fields, 'text'),
      document: textOf(fields, 'document'),
      validFrom: textOf(fields, 'validFrom'),
    },
    done: words('console.plans.targets.done'),
  })
  return (
    <WriteForm wish={wish} button={words('console.save')} onDone={close} onCancel={close}>
      {(wrong) => (
        <>
          <Field
            label={words('console.plans.targets.text')}
            hint={words('console.plans.targets.text_hint')}
            error={wrong('text')}
          >
            {(told) => <input {...told} name="text" required maxLength={100} />}
          </Field>
          <Field label={words('console.plans.targets.op')} error={wrong('op')}>
            {(told) => (
              <select {...told} name="op">
                {operators.map((op) => (
                  <option key={op} value={op}>
                    {words(`console.plans.op.${op}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field
            label={words('console.plans.targets.value', { unit: detail.unit ?? '' })}
            hint={words('console.plans.targets.value_hint')}
            error={wrong('value')}
          >
            {(told) => <input {...told} name="value" type="number" step="any" inputMode="decimal" />}
          </Field>
          <Field label={words('console.plans.targets.max')} error={wrong('max')}>
            {(told) => <input {...told} name="max" type="number" step="any" inputMode="decimal" />}
          </Field>
          <Field
            label={words('console.plans.targets.document')}
            hint={words('console.plans.targets.document_hint')}
            error={wrong('document')}
          >
            {(told) => <input {...told} name="document" required minLength={2} maxLength={200} />}
          </Field>
          <Field label={words('console.plans.targets.valid_from')} error={wrong('validFrom')}>
            {(told) => <input {...told} name="validFrom" type="date" required />}
          </Field>
        </>
      )}
    </WriteForm>
  )
}
