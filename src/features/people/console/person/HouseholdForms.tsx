/** @jsxImportSource react */
import { useState } from 'react'
import { Field } from '../../../../console/parts/Field.tsx'
import { textOf, WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { useInstallation } from '../../../../console/session/session.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { Household, memberRoles } from '../../household/contract.ts'
import type { PersonBrief } from '../../shapes.ts'
import { PersonPick } from '../parts/PersonPick.tsx'
import { SourceField } from '../parts/SourceField.tsx'
import { paths } from '../paths.ts'
import type { Whole } from './use-person.ts'

const roles = [
  'head',
  'spouse',
  'child',
  'parent',
  'grandparent',
  'grandchild',
  'sibling',
  'other',
] as const satisfies typeof memberRoles

/** Takes somebody on record into a household; from the one they lived in before they go on the same day. */
export function AddMemberForm({ household, close }: { household: Household; close(): void }) {
  const words = useWords()
  const { today } = useInstallation()
  const [person, setPerson] = useState<PersonBrief>()
  return (
    <WriteForm
      blocked={!person}
      wish={(fields) =>
        person && {
          path: paths.householdMembers(household.id),
          body: {
            person: person.id,
            role: textOf(fields, 'role'),
            since: textOf(fields, 'since'),
            source: textOf(fields, 'source'),
          },
          done: words('console.people.family.joined', { name: person.name }),
        }
      }
      button={words('console.people.family.add_member')}
      onDone={close}
      onCancel={close}
    >
      {(wrong) => (
        <>
          <p className="muted">{words('console.people.family.add_hint')}</p>
          <PersonPick label={words('console.people.family.who')} chosen={person} onChoose={setPerson} />
          <RoleField error={wrong('role')} />
          <Field label={words('console.people.from')} error={wrong('since')}>
            {(told) => <input {...told} type="date" name="since" required max={today} defaultValue={today} />}
          </Field>
          <SourceField error={wrong('source')} />
        </>
      )}
    </WriteForm>
  )
}

/** Makes a household at the person's address, with them as its head. */
export function NewHouseholdForm({ kind, whole, close }: { kind: 'living' | 'registered'; whole: Whole; close(): void }) {
  const words = useWords()
  const { today } = useInstallation()
  const home = whole.addresses.find(
    (one) => one.kind === (kind === 'living' ? 'residence' : 'registered') && one.validTo === null && one.street !== null,
  )
  return (
    <WriteForm
      blocked={!home}
      wish={(fields) =>
        home && {
          path: paths.households,
          body: {
            kind,
            street: home.street,
            committee: home.committee,
            line: home.line,
            members: [{ person: whole.id, role: textOf(fields, 'role') }],
            since: textOf(fields, 'since'),
            source: textOf(fields, 'source'),
          },
          done: words('console.people.family.made'),
        }
      }
      button={words('console.people.family.make')}
      onDone={close}
      onCancel={close}
    >
      {(wrong) => (
        <>
          <p className="muted">{words(home ? 'console.people.family.make_hint' : 'console.people.family.make_needs_address')}</p>
          <RoleField error={wrong('role')} />
          <Field label={words('console.people.from')} error={wrong('since')}>
            {(told) => <input {...told} type="date" name="since" required max={today} defaultValue={home?.validFrom ?? today} />}
          </Field>
          <SourceField error={wrong('source')} />
        </>
      )}
    </WriteForm>
  )
}

function RoleField({ error }: { error?: string }) {
  const words = useWords()
  return (
    <Field label={words('console.people.family.role')} error={error}>
      {(told) => (
        <select {...told} name="role">
          {roles.map((role) => (
            <option key={role} value={role}>
              {words(`console.people.role.${role}`)}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
