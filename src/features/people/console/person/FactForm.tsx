/** @jsxImportSource react */
import { useState } from 'react'
import { useRead } from '../../../../console/api/use-read.ts'
import { Field } from '../../../../console/parts/Field.tsx'
import { textOf, WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { useHolds, useInstallation } from '../../../../console/session/session.tsx'
import { useLanguage, useWords } from '../../../../console/words/words.ts'
import type { FactKind } from '../../facts/contract.ts'
import { SourceField } from '../parts/SourceField.tsx'
import { paths } from '../paths.ts'

/** Records that something is so from a day on; the kind says how it is answered. */
export function FactForm({ person, close }: { person: string; close(): void }) {
  const words = useWords()
  const [language] = useLanguage()
  const { today } = useInstallation()
  const department = useHolds('department_officer')
  const all = useRead<{ kinds: FactKind[] }>(paths.factKinds).data?.kinds ?? []
  const kinds = all.filter(({ by }) => by.includes(department ? 'department_officer' : 'street_officer'))
  const [name, setName] = useState('')
  const kind = kinds.find((one) => one.name === name)
  const wish = (fields: FormData) => ({
    path: paths.facts(person),
    body: {
      name,
      value: textOf(fields, 'value'),
      validFrom: textOf(fields, 'validFrom'),
      source: textOf(fields, 'source'),
    },
    done: words('console.people.facts.added', { name }),
  })
  return (
    <WriteForm wish={wish} button={words('console.save')} onDone={close} onCancel={close}>
      {(wrong) => (
        <>
          <Field label={words('console.people.facts.kind')} hint={kind?.note} error={wrong('name')}>
            {(told) => (
              <select {...told} required value={name} onChange={(event) => setName(event.target.value)}>
                <option value="">{words('console.people.facts.choose')}</option>
                {kinds.map((one) => (
                  <option key={one.name} value={one.name}>
                    {language === 'en' ? `${one.name} ${one.en}` : one.name}
                  </option>
                ))}
              </select>
            )}
          </Field>
          {kind && <Value key={kind.name} kind={kind} error={wrong('value')} />}
          <Field label={words('console.people.from')} error={wrong('validFrom')}>
            {(told) => <input {...told} type="date" name="validFrom" required max={today} defaultValue={today} />}
          </Field>
          <SourceField error={wrong('source')} />
        </>
      )}
    </WriteForm>
  )
}

function Value({ kind, error }: { kind: FactKind; error?: string }) {
  const words = useWords()
  const label = words('console.people.facts.value')
  if (kind.type === 'boolean' || kind.type === 'level') {
    const options =
      kind.type === 'boolean'
        ? (['true', 'false'] as const).map((value) => ({ value: value as string, label: words(`console.people.facts.${value}`) }))
        : kind.values.map((value) => ({ value, label: value }))
    return (
      <Field label={label} error={error}>
        {(told) => (
          <select {...told} name="value" required>
            {options.map((one) => (
              <option key={one.value} value={one.value}>
                {one.label}
              </option>
            ))}
          </select>
        )}
      </Field>
    )
  }
  return (
    <Field label={label} hint={kind.unit ? words('console.people.facts.unit', { unit: kind.unit }) : undefined} error={error}>
      {(told) => (
        <input
          {...told}
          name="value"
          required
          maxLength={200}
          type={kind.type === 'date' ? 'date' : 'text'}
          inputMode={kind.type === 'number' ? 'decimal' : undefined}
        />
      )}
    </Field>
  )
}
