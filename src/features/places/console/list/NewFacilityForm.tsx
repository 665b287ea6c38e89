/** @jsxImportSource react */
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Field } from '../../../../console/parts/Field.tsx'
import { toast } from '../../../../console/parts/toast.ts'
import { textOf, WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { useDistrict } from '../../../../console/session/place.ts'
import { useMe } from '../../../../console/session/session.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { Changed } from '../../facilities/contract.ts'
import { AreaFields, PointFields, positionIn } from '../parts/AreaFields.tsx'
import { DayField, SourceField } from '../parts/fields.tsx'
import { type Chosen, OrganizationPick } from '../parts/OrganizationPick.tsx'
import { useCatalogue, useNamed } from '../parts/register.ts'
import { paths } from '../paths.ts'

/**
 * Enters a facility of a type one's department keeps; street and committee follow from the address where they are left open. `proposed`: a street
 * asks a department to enter it.
 */
export function NewFacilityForm({ close, proposed = false }: { close(): void; proposed?: boolean }) {
  const words = useWords()
  const district = useDistrict()
  const navigate = useNavigate()
  const named = useNamed()
  const [organization, setOrganization] = useState<Chosen>(null)
  const types = useTypes(proposed)
  const bodyOf = (fields: FormData) => ({
    type: textOf(fields, 'type'),
    name: textOf(fields, 'name'),
    organization: organization?.id ?? null,
    street: textOf(fields, 'street') || null,
    committee: textOf(fields, 'committee') || null,
    address: textOf(fields, 'address'),
    position: positionIn(fields) ?? null,
    phone: textOf(fields, 'phone') || null,
    openedOn: textOf(fields, 'openedOn'),
    source: textOf(fields, 'source'),
  })
  const wish = (fields: FormData) =>
    proposed
      ? { path: paths.proposals, body: { kind: 'open', open: bodyOf(fields) }, done: words('console.places.proposals.sent') }
      : {
          path: paths.facilities,
          body: bodyOf(fields),
          done: words('console.places.new.done', { name: textOf(fields, 'name') }),
        }
  const done = ({ id, warnings }: Changed) => {
    if (proposed) {
      close()
      return void navigate({ to: `/${district}/places/proposals` })
    }
    for (const warning of warnings) toast({ kind: 'refused', text: words(`places.warning.${warning}`) })
    close()
    void navigate({ to: `/${district}/places/${id}` })
  }
  return (
    <WriteForm<Changed>
      wish={wish}
      button={words(proposed ? 'console.places.proposals.propose' : 'console.places.new.enter')}
      onDone={done}
      onCancel={close}
    >
      {(wrong) => (
        <>
          {proposed && <p>{words('console.places.proposals.hint')}</p>}
          <Field
            label={words('console.places.list.type')}
            hint={proposed ? undefined : words('console.places.new.type_hint')}
            error={wrong('type')}
          >
            {(told) => (
              <select {...told} name="type" required defaultValue="">
                <option value="">{words('console.places.choose')}</option>
                {types.map(([id, type]) => (
                  <option key={id} value={id}>
                    {named(type, id)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label={words('console.places.name')} error={wrong('name')}>
            {(told) => <input {...told} name="name" required minLength={2} maxLength={120} />}
          </Field>
          <OrganizationPick label={words('console.places.operator.label')} chosen={organization} onChoose={setOrganization} />
          <Field label={words('console.places.address')} hint={words('console.places.address_hint')} error={wrong('address')}>
            {(told) => <input {...told} name="address" maxLength={200} />}
          </Field>
          <AreaFields wrong={wrong} />
          <PointFields wrong={wrong} />
          <Field label={words('console.places.phone')} error={wrong('phone')}>
            {(told) => <input {...told} name="phone" inputMode="tel" maxLength={40} />}
          </Field>
          <DayField name="openedOn" label={words('console.places.opened_on')} wrong={wrong} />
          <SourceField wrong={wrong} />
        </>
      )}
    </WriteForm>
  )
}

/** The types whose record the reader's departments keep; a street may propose any. */
function useTypes(all: boolean) {
  const district = useDistrict()
  const departments = useMe().grants.flatMap((grant) =>
    grant.role === 'department_officer' && grant.district === district && grant.department ? [grant.department] : [],
  )
  return Object.entries(useCatalogue()?.types ?? {}).filter(
    ([, type]) => all || type.departments.some((department) => departments.includes(department)),
  )
}
