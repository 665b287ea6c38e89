/** @jsxImportSource react */
import { useState } from 'react'
import { ApiProblem } from '../../../../console/api/problem.ts'
import { Field } from '../../../../console/parts/Field.tsx'
import { textOf, WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { useHolds, useInstallation } from '../../../../console/session/session.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { PersonBrief } from '../../../people/shapes.ts'
import type { EnrolmentService, NewEnrolment } from '../../enrolments/contract.ts'
import { PickPerson } from './PickPerson.tsx'
import { paths } from './paths.ts'

/** Enrols somebody by the service's rule. Where it does not say yes, an officer may say why it is done all the same. */
export function EnrolForm({ service, person, close }: { service: EnrolmentService; person?: PersonBrief; close(): void }) {
  const words = useWords()
  const { today } = useInstallation()
  const keeps = useHolds('department_officer', 'street_officer')
  const [chosen, setChosen] = useState(person)
  const [refused, setRefused] = useState(false)
  const wish = (fields: FormData) => {
    if (!chosen) return undefined
    const [document, scheme, why] = ['document', 'scheme', 'overrideWhy'].map((name) => textOf(fields, name) || undefined)
    const body: NewEnrolment = {
      service: service.id,
      person: chosen.id,
      from: textOf(fields, 'from'),
      document,
      scheme,
      overrideWhy: why,
    }
    return { path: paths.enrolments, body, done: words('console.enrolments.enrol.done', { name: chosen.name }) }
  }
  return (
    <WriteForm
      wish={wish}
      button={words('console.enrolments.enrol.title')}
      blocked={!chosen}
      onDone={close}
      onCancel={close}
      onRefused={(problem) =>
        setRefused(problem instanceof ApiProblem && ['enrolment_not_entitled', 'enrolment_needs_facts'].includes(problem.code))
      }
    >
      {(wrong) => (
        <>
          {person ? <p>{person.name}</p> : <PickPerson chosen={chosen} onChoose={setChosen} />}
          <Field label={words('console.enrolments.from')} error={wrong('from')}>
            {(told) => <input {...told} type="date" name="from" required defaultValue={today} max={today} />}
          </Field>
          <Field
            label={words('console.enrolments.document')}
            hint={words('console.enrolments.document_hint')}
            error={wrong('document')}
          >
            {(told) => <input {...told} name="document" maxLength={200} />}
          </Field>
          <Field
            label={words('console.enrolments.scheme')}
            hint={words('console.enrolments.scheme_hint')}
            error={wrong('scheme')}
          >
            {(told) => <input {...told} name="scheme" maxLength={40} />}
          </Field>
          {refused && keeps && (
            <Field
              label={words('console.enrolments.override')}
              hint={words('console.enrolments.override_hint')}
              error={wrong('overrideWhy')}
            >
              {(told) => <textarea {...told} name="overrideWhy" minLength={4} maxLength={500} />}
            </Field>
          )}
        </>
      )}
    </WriteForm>
  )
}
