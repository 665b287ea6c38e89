/** @jsxImportSource react */
import { useState } from 'react'
import { EvidenceField, evidenceOf } from '../../../../console/parts/EvidenceField.tsx'
import { Field } from '../../../../console/parts/Field.tsx'
import { textOf, WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { useInstallation } from '../../../../console/session/session.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { trusts } from '../../accounts/contract.ts'
import type { PersonBrief, relationshipKinds } from '../../shapes.ts'
import { PersonPick } from '../parts/PersonPick.tsx'
import { SourceField } from '../parts/SourceField.tsx'
import { dayAfter, mayText } from '../parts/say.ts'
import { paths } from '../paths.ts'
import type { Whole } from './use-person.ts'

const kinds = [
  'emergency_contact',
  'guardian',
  'carer',
  'parent',
  'child',
  'spouse',
  'trusted',
] as const satisfies readonly (typeof relationshipKinds)[number][]
const matters = ['record', 'services', 'applications', 'money', 'corrections'] as const satisfies typeof trusts

/** Records who somebody is to the person; a trusted person (代办) with an end and with what they may do, no more. */
export function RelationshipForm({ whole, close }: { whole: Whole; close(): void }) {
  const words = useWords()
  const { today } = useInstallation()
  const [kind, setKind] = useState<(typeof kinds)[number]>('emergency_contact')
  const [onRecord, setOnRecord] = useState(false)
  const [other, setOther] = useState<PersonBrief>()
  const trusted = kind === 'trusted'
  const wish = (fields: FormData) => ({
    path: paths.relationships(whole.id),
    body: {
      kind,
      other: onRecord ? other?.id : null,
      otherName: onRecord ? null : textOf(fields, 'otherName'),
      otherPhone: onRecord ? null : textOf(fields, 'otherPhone') || null,
      may: trusted ? matters.filter((one) => fields.has(one)) : [],
      validFrom: textOf(fields, 'validFrom') || undefined,
      validTo: dayAfter(textOf(fields, 'validTo')) || null,
      source: textOf(fields, 'source'),
      evidence: evidenceOf(fields)[0] ?? null,
    },
    done: words('console.people.relation.added'),
  })
  return (
    <WriteForm blocked={onRecord && !other} wish={wish} button={words('console.save')} onDone={close} onCancel={close}>
      {(wrong) => (
        <>
          <Field label={words('console.people.relation.kind')} error={wrong('kind')}>
            {(told) => (
              <select {...told} value={kind} onChange={(event) => setKind(event.target.value as (typeof kinds)[number])}>
                {kinds.map((one) => (
                  <option key={one} value={one}>
                    {words(`console.people.relation.of.${one}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <label className="check">
            <input type="checkbox" checked={onRecord} onChange={(event) => setOnRecord(event.target.checked)} />
            {words('console.people.relation.on_record')}
          </label>
          {onRecord ? (
            <PersonPick label={words('console.people.relation.who')} chosen={other} except={whole.id} onChoose={setOther} />
          ) : (
            <>
              <Field label={words('console.people.list.name')} error={wrong('otherName')}>
                {(told) => <input {...told} name="otherName" required maxLength={100} autoComplete="off" />}
              </Field>
              <Field label={words('console.people.list.phone')} error={wrong('otherPhone')}>
                {(told) => <input {...told} name="otherPhone" inputMode="tel" maxLength={30} autoComplete="off" />}
              </Field>
            </>
          )}
          {trusted && (
            <fieldset>
              <legend>{words('console.people.relation.matters')}</legend>
              {matters.map((one) => (
                <label key={one} className="check">
                  <input type="checkbox" name={one} />
                  {mayText(one, words)}
                </label>
              ))}
            </fieldset>
          )}
          <Field label={words('console.people.from')} error={wrong('validFrom')}>
            {(told) => <input {...told} type="date" name="validFrom" defaultValue={today} />}
          </Field>
          <Field
            label={words('console.people.until')}
            hint={words(trusted ? 'console.people.relation.trusted_until' : 'console.people.relation.until_hint')}
            error={wrong('validTo')}
          >
            {(told) => <input {...told} type="date" name="validTo" required={trusted} />}
          </Field>
          <SourceField error={wrong('source')} />
          <EvidenceField error={wrong('evidence')} />
        </>
      )}
    </WriteForm>
  )
}
