/** @jsxImportSource react */
import { useState } from 'react'
import type { Role } from '../../platform/actor.ts'
import { useRead } from '../api/use-read.ts'
import { Field } from '../parts/Field.tsx'
import { textOf, WriteForm } from '../parts/WriteForm.tsx'
import { useDistrict } from '../session/place.ts'
import { useInstallation } from '../session/session.tsx'
import { useWords } from '../words/words.ts'

type Choice = { id: string; name: string }

const all: readonly Role[] = ['department_officer', 'street_officer', 'coordinator', 'auditor', 'provider', 'administrator']

/** Gives a duty in the district being shown; a department officer needs the department, a street officer the street. */
export function GrantForm({ account, roles = all, close }: { account: string; roles?: readonly Role[]; close(): void }) {
  const words = useWords()
  const district = useDistrict()
  const { districts, today } = useInstallation()
  const [role, setRole] = useState<Role>(roles[0] ?? 'department_officer')
  // departments belong to a feature; without it the list is empty and the field takes the code as typed
  const departments =
    useRead<{ departments: (Choice & { withdrawn: boolean })[] }>('/departments').data?.departments.filter(
      (one) => !one.withdrawn,
    ) ?? []
  const streets =
    useRead<{ streets: { code: string; name: string }[] }>('/streets').data?.streets.map(({ code, name }) => ({
      id: code,
      name,
    })) ?? []
  const wish = (fields: FormData) => ({
    path: `/api/accounts/${encodeURIComponent(account)}/grants`,
    body: {
      role,
      district: role === 'administrator' ? null : district,
      department: textOf(fields, 'department') || null,
      street: textOf(fields, 'street') || null,
      organization: textOf(fields, 'organization') || null,
      startsOn: textOf(fields, 'startsOn') || undefined,
      endsOn: textOf(fields, 'endsOn') || undefined,
    },
    done: words('console.grants.done'),
  })
  return (
    <WriteForm wish={wish} button={words('console.grants.give')} onDone={close} onCancel={close}>
      {(wrong) => (
        <>
          <p className="muted">
            {role === 'administrator' ? words('console.grants.everywhere') : districts.find((one) => one.code === district)?.name}
          </p>
          <Field label={words('console.grants.role')} error={wrong('role') ?? wrong('district')}>
            {(told) => (
              <select {...told} value={role} onChange={(event) => setRole(event.target.value as Role)}>
                {roles.map((one) => (
                  <option key={one} value={one}>
                    {words(`sign_in.role.${one}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          {role === 'department_officer' && (
            <Scope
              name="department"
              label={words('console.grants.department')}
              choices={departments}
              error={wrong('department')}
            />
          )}
          {role === 'street_officer' && (
            <Scope name="street" label={words('console.grants.street')} choices={streets} error={wrong('street')} />
          )}
          {role === 'provider' && (
            <Scope name="organization" label={words('console.grants.organization')} choices={[]} error={wrong('organization')} />
          )}
          <Field label={words('console.grants.starts')} error={wrong('startsOn')}>
            {(told) => <input {...told} type="date" name="startsOn" defaultValue={today} />}
          </Field>
          <Field label={words('console.grants.ends')} hint={words('console.grants.ends_hint')} error={wrong('endsOn')}>
            {(told) => <input {...told} type="date" name="endsOn" />}
          </Field>
        </>
      )}
    </WriteForm>
  )
}

function Scope({ name, label, choices, error }: { name: string; label: string; choices: Choice[]; error?: string }) {
  return (
    <Field label={label} error={error}>
      {(told) =>
        choices.length === 0 ? (
          <input {...told} name={name} required maxLength={100} />
        ) : (
          <select {...told} name={name} required>
            {choices.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        )
      }
    </Field>
  )
}
