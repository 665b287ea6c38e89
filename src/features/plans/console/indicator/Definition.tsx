/** @jsxImportSource react */
import { AskButton } from '../../../../console/parts/AskButton.tsx'
import { Field } from '../../../../console/parts/Field.tsx'
import { textOf, WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { instant } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { IndicatorDetail } from '../../indicators/contract.ts'
import { indicatorKinds } from '../../rules/definition.ts'
import { paths } from '../paths.ts'

/** What kind of number it is, where it comes from, and what is still to be confirmed (待核). */
export function Definition({ detail }: { detail: IndicatorDetail }) {
  const words = useWords()
  return (
    <section>
      <h2>{words('console.plans.definition.title')}</h2>
      <p>
        {words(`indicator.kind.${detail.kind}`)} · {words(`console.plans.source.${detail.source}`)}
      </p>
      {detail.unsure && (
        <p className="notice">
          <b>{words('console.plans.unsure')}</b> {detail.unsure}
        </p>
      )}
      <details>
        <summary>{words('console.plans.definition.versions', { count: detail.definitions.length })}</summary>
        <ul className="plain-list">
          {detail.definitions.map((one) => (
            <li key={one.version}>
              {words('console.plans.definition.version', { version: one.version, kind: words(`indicator.kind.${one.kind}`) })}
              {one.unsure && ` · ${words('console.plans.unsure')} ${one.unsure}`}
              <div className="src">
                {one.set.name} · {instant(one.set.at)}
              </div>
            </li>
          ))}
        </ul>
      </details>
      <div className="buttons">
        {detail.may.define && (
          <AskButton label={words('console.plans.definition.change')} title={words('console.plans.definition.change')}>
            {(close) => <DefinitionForm detail={detail} close={close} />}
          </AskButton>
        )}
      </div>
    </section>
  )
}

function DefinitionForm({ detail, close }: { detail: IndicatorDetail; close(): void }) {
  const words = useWords()
  const wish = (fields: FormData) => ({
    path: paths.definition(detail.key),
    body: { kind: textOf(fields, 'kind'), unsure: textOf(fields, 'unsure') || null },
    done: words('console.plans.definition.done'),
  })
  return (
    <WriteForm wish={wish} button={words('console.save')} onDone={close} onCancel={close}>
      {(wrong) => (
        <>
          <Field label={words('console.plans.definition.kind')} error={wrong('kind')}>
            {(told) => (
              <select {...told} name="kind" defaultValue={detail.kind}>
                {indicatorKinds.map((kind) => (
                  <option key={kind} value={kind}>
                    {words(`indicator.kind.${kind}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field
            label={words('console.plans.definition.unsure')}
            hint={words('console.plans.definition.unsure_hint')}
            error={wrong('unsure')}
          >
            {(told) => <textarea {...told} name="unsure" maxLength={200} defaultValue={detail.unsure ?? ''} />}
          </Field>
        </>
      )}
    </WriteForm>
  )
}
