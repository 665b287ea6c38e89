/** @jsxImportSource react */
import { Field } from '../../../../console/parts/Field.tsx'
import { textOf, WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { Organization } from '../../organizations/contract.ts'
import { SourceField, WhyField } from '../parts/fields.tsx'
import { paths } from '../paths.ts'

const kinds = ['government', 'public_institution', 'social', 'enterprise', 'village', 'other'] as const

/** Enters an operator, or corrects one with the reason. The code is checked by GB 32100. */
export function OrganizationForm({ was, close }: { was?: Organization; close(): void }) {
  const words = useWords()
  const wish = (fields: FormData) => {
    const typed = {
      name: textOf(fields, 'name'),
      kind: textOf(fields, 'kind'),
      code: textOf(fields, 'code') || null,
      phone: textOf(fields, 'phone') || null,
    }
    return was
      ? {
          path: paths.organizationCorrection(was.id),
          body: { ...typed, why: textOf(fields, 'why') },
          done: words('console.places.correct.done'),
        }
      : {
          path: paths.organizations,
          body: { ...typed, source: textOf(fields, 'source') },
          done: words('console.places.organizations.done', { name: typed.name }),
        }
  }
  return (
    <WriteForm wish={wish} button={words('console.save')} onDone={close} onCancel={close}>
      {(wrong) => (
        <>
          <Field label={words('console.places.name')} error={wrong('name')}>
            {(told) => <input {...told} name="name" required minLength={2} maxLength={120} defaultValue={was?.name} />}
          </Field>
          <Field label={words('console.places.organizations.kind')} error={wrong('kind')}>
            {(told) => (
              <select {...told} name="kind" defaultValue={was?.kind ?? 'social'}>
                {kinds.map((kind) => (
                  <option key={kind} value={kind}>
                    {words(`places.organization_kind.${kind}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field
            label={words('console.places.organizations.code')}
            hint={words('console.places.organizations.code_hint')}
            error={wrong('code')}
          >
            {(told) => <input {...told} name="code" maxLength={40} autoComplete="off" defaultValue={was?.code ?? ''} />}
          </Field>
          <Field label={words('console.places.phone')} error={wrong('phone')}>
            {(told) => <input {...told} name="phone" inputMode="tel" maxLength={40} defaultValue={was?.phone ?? ''} />}
          </Field>
          {was ? <WhyField wrong={wrong} /> : <SourceField wrong={wrong} />}
        </>
      )}
    </WriteForm>
  )
}
