/** @jsxImportSource react */
import { useState } from 'react'
import { AskButton } from '../../../../console/parts/AskButton.tsx'
import { Field } from '../../../../console/parts/Field.tsx'
import { textOf, WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { Attribute, Catalogue } from '../../catalogue/contract.ts'
import type { FacilityDetail } from '../../facilities/contract.ts'
import { DayField, SourceField } from '../parts/fields.tsx'
import { Panel } from '../parts/Panel.tsx'
import { useNamed, useValueText } from '../parts/register.ts'
import { paths } from '../paths.ts'

type Told = { detail: FacilityDetail; catalogue: Catalogue | undefined }

/** What may be said about a facility of its type and what is said on the day; what is not known says so. */
export function Attributes({ detail, catalogue }: Told) {
  const words = useWords()
  const named = useNamed()
  const valueText = useValueText()
  const names = catalogue?.types[detail.type]?.attributes ?? []
  if (names.length === 0) return null
  return (
    <Panel
      title={words('console.places.attributes.title')}
      actions={
        detail.may.keep && (
          <AskButton kind="link" label={words('console.places.attributes.set')} title={words('console.places.attributes.set')}>
            {(close) => <AttributeForm detail={detail} catalogue={catalogue} close={close} />}
          </AskButton>
        )
      }
    >
      <dl className="facts">
        {names.map((name) => {
          const attribute = catalogue?.attributes[name]
          const value = detail.attributes[name]
          return (
            <div key={name} className="place-fact">
              <dt>{named(attribute, name)}</dt>
              <dd>
                {value === undefined ? (
                  <span className="muted">{words('console.places.unknown')}</span>
                ) : (
                  valueText(attribute, value)
                )}
              </dd>
            </div>
          )
        })}
      </dl>
    </Panel>
  )
}

function AttributeForm({ detail, catalogue, close }: Told & { close(): void }) {
  const words = useWords()
  const named = useNamed()
  const names = catalogue?.types[detail.type]?.attributes ?? []
  const [name, setName] = useState('')
  const [unknown, setUnknown] = useState(false)
  const attribute = catalogue?.attributes[name]
  const wish = (fields: FormData) => ({
    path: paths.attributes(detail.id),
    body: {
      name,
      value: unknown ? null : fields.getAll('value').map(String).join(','),
      from: textOf(fields, 'from'),
      source: textOf(fields, 'source'),
    },
    done: words('console.places.attributes.done'),
  })
  return (
    <WriteForm wish={wish} button={words('console.save')} onDone={close} onCancel={close}>
      {(wrong) => (
        <>
          <Field label={words('console.places.attributes.which')} error={wrong('name')}>
            {(told) => (
              <select {...told} required value={name} onChange={(event) => setName(event.target.value)}>
                <option value="">{words('console.places.choose')}</option>
                {names.map((one) => (
                  <option key={one} value={one}>
                    {named(catalogue?.attributes[one], one)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          {attribute && !unknown && (
            <Value key={name} attribute={attribute} was={detail.attributes[name]} error={wrong('value')} />
          )}
          <label className="check">
            <input type="checkbox" checked={unknown} onChange={(event) => setUnknown(event.target.checked)} />
            {words('console.places.attributes.no_longer')}
          </label>
          <DayField name="from" label={words('console.places.from')} wrong={wrong} />
          <SourceField wrong={wrong} />
        </>
      )}
    </WriteForm>
  )
}

function Value({ attribute, was, error }: { attribute: Attribute; was: string | undefined; error: string | undefined }) {
  const words = useWords()
  const named = useNamed()
  const label = words('console.places.attributes.value')
  const choices = Object.entries(attribute.choices ?? {})
  if (attribute.kind === 'set')
    return (
      <fieldset>
        <legend>{label}</legend>
        {choices.map(([id, choice]) => (
          <label key={id} className="check">
            <input type="checkbox" name="value" value={id} defaultChecked={was?.split(',').includes(id)} />
            {named(choice, id)}
          </label>
        ))}
      </fieldset>
    )
  if (attribute.kind === 'choice' || attribute.kind === 'flag')
    return (
      <Field label={label} error={error}>
        {(told) => (
          <select {...told} name="value" required defaultValue={was ?? ''}>
            <option value="">{words('console.places.choose')}</option>
            {attribute.kind === 'flag'
              ? (['yes', 'no'] as const).map((value) => (
                  <option key={value} value={value}>
                    {words(`console.places.${value}`)}
                  </option>
                ))
              : choices.map(([id, choice]) => (
                  <option key={id} value={id}>
                    {named(choice, id)}
                  </option>
                ))}
          </select>
        )}
      </Field>
    )
  return (
    <Field label={label} hint={attribute.unit && words('console.places.attributes.unit', { unit: attribute.unit })} error={error}>
      {(told) => (
        <input
          {...told}
          name="value"
          required
          maxLength={120}
          defaultValue={was}
          inputMode={attribute.kind === 'number' ? 'decimal' : undefined}
        />
      )}
    </Field>
  )
}
