/** @jsxImportSource react */
import { useState } from 'react'
import { Field } from '../../../../console/parts/Field.tsx'
import { toast } from '../../../../console/parts/toast.ts'
import { textOf, WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { Changed, FacilityCorrection, FacilityDetail } from '../../facilities/contract.ts'
import { AreaFields, PointFields, positionIn } from '../parts/AreaFields.tsx'
import { WhyField } from '../parts/fields.tsx'
import { type Chosen, OrganizationPick } from '../parts/OrganizationPick.tsx'
import { paths } from '../paths.ts'

/** Corrects what was recorded wrongly. Only what differs is sent; whoever corrected meanwhile is not overwritten. `proposed`: a street asks for it. */
export function CorrectForm({ detail, close, proposed = false }: { detail: FacilityDetail; close(): void; proposed?: boolean }) {
  const words = useWords()
  const [organization, setOrganization] = useState<Chosen>(detail.organization)
  const wish = (fields: FormData) => {
    const correct = { ...corrected(fields, detail, organization), revision: detail.revision, why: textOf(fields, 'why') }
    return proposed
      ? {
          path: paths.proposals,
          body: { kind: 'correct', facility: detail.id, correct },
          done: words('console.places.proposals.sent'),
        }
      : { path: paths.correction(detail.id), body: correct, done: words('console.places.correct.done') }
  }
  const done = ({ warnings = [] }: Partial<Changed>) => {
    for (const warning of warnings) toast({ kind: 'refused', text: words(`places.warning.${warning}`) })
    close()
  }
  return (
    <WriteForm<Partial<Changed>>
      wish={wish}
      button={words(proposed ? 'console.places.proposals.propose' : 'console.places.correct.button')}
      onDone={done}
      onCancel={close}
    >
      {(wrong) => (
        <>
          <p className="muted">{words(proposed ? 'console.places.proposals.hint' : 'console.places.correct.hint')}</p>
          <Field label={words('console.places.name')} error={wrong('name')}>
            {(told) => <input {...told} name="name" required minLength={2} maxLength={120} defaultValue={detail.name} />}
          </Field>
          <OrganizationPick label={words('console.places.operator.label')} chosen={organization} onChoose={setOrganization} />
          <Field label={words('console.places.address')} error={wrong('address')}>
            {(told) => <input {...told} name="address" maxLength={200} defaultValue={detail.address} />}
          </Field>
          <AreaFields street={detail.street} committee={detail.committee} wrong={wrong} needed />
          <PointFields lon={detail.position?.lon} lat={detail.position?.lat} wrong={wrong} />
          <Field label={words('console.places.phone')} error={wrong('phone')}>
            {(told) => <input {...told} name="phone" inputMode="tel" maxLength={40} defaultValue={detail.phone ?? ''} />}
          </Field>
          <Field label={words('console.places.about')} error={wrong('about')}>
            {(told) => <textarea {...told} name="about" maxLength={2000} defaultValue={detail.about} />}
          </Field>
          <WhyField wrong={wrong} hint={words('console.places.correct.why_hint')} />
        </>
      )}
    </WriteForm>
  )
}

function corrected(fields: FormData, was: FacilityDetail, organization: Chosen): Partial<FacilityCorrection> {
  const typed = {
    name: textOf(fields, 'name'),
    organization: organization?.id ?? null,
    street: textOf(fields, 'street'),
    committee: textOf(fields, 'committee') || null,
    address: textOf(fields, 'address'),
    phone: textOf(fields, 'phone') || null,
    about: textOf(fields, 'about'),
  }
  const stood = { ...was, organization: was.organization?.id ?? null }
  const differs = Object.entries(typed).filter(([name, value]) => value !== stood[name as keyof typeof typed])
  const point = positionIn(fields)
  const moved = point?.lon !== was.position?.lon || point?.lat !== was.position?.lat
  return { ...Object.fromEntries(differs), ...(moved ? { position: (point ?? null) as FacilityCorrection['position'] } : {}) }
}
