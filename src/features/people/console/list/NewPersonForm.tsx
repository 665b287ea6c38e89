/** @jsxImportSource react */
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { z } from 'zod'
import { ApiProblem } from '../../../../console/api/problem.ts'
import { useRead } from '../../../../console/api/use-read.ts'
import { Field } from '../../../../console/parts/Field.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { textOf, WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { useDistrict } from '../../../../console/session/place.ts'
import { useInstallation } from '../../../../console/session/session.tsx'
import { useLanguage, useWords } from '../../../../console/words/words.ts'
import type { DocumentKinds, SeemsHere } from '../../register/contract.ts'
import type { PersonBrief } from '../../shapes.ts'
import { judged, NumberField } from '../parts/NumberField.tsx'
import { PlaceFields, placeIn } from '../parts/PlaceFields.tsx'
import { useRememberPurpose } from '../parts/purpose.ts'
import { SourceField } from '../parts/SourceField.tsx'
import { homeText, whoText } from '../parts/say.ts'
import { paths } from '../paths.ts'

/** Enters somebody by hand. The number is judged while it is typed and fills in birth and sex; one that is on record leads to that record. */
export function NewPersonForm({ close }: { close(): void }) {
  const words = useWords()
  const [language] = useLanguage()
  const district = useDistrict()
  const navigate = useNavigate()
  const remember = useRememberPurpose()
  const { today } = useInstallation()
  const [kind, setKind] = useState('citizen')
  const [number, setNumber] = useState('')
  const [same, setSame] = useState(true)
  const [known, setKnown] = useState<string>()
  const [alike, setAlike] = useState<PersonBrief[]>([])
  const kinds = useRead<z.output<typeof DocumentKinds>>(paths.documentKinds).data?.kinds ?? []
  const citizen = kind === 'citizen' || kind === 'hmt_residence'
  const says = citizen ? judged(number, today) : undefined
  const told = says && 'says' in says ? says.says : undefined
  const wish = (fields: FormData) => {
    const residence = placeIn(fields, 'residence')
    return {
      path: paths.persons,
      body: {
        name: textOf(fields, 'name'),
        sex: textOf(fields, 'sex') || undefined,
        bornOn: textOf(fields, 'bornOn') || null,
        phone: textOf(fields, 'phone') || null,
        identity: number.trim() === '' ? null : { kind, number },
        residence,
        registered: same ? residence : placeIn(fields, 'registered'),
        since: textOf(fields, 'since') || undefined,
        source: textOf(fields, 'source'),
        ifAlike: fields.has('anyway') ? ('enter' as const) : ('ask' as const),
      },
      done: words('console.people.new.done', { name: textOf(fields, 'name') }),
    }
  }
  const done = ({ id }: PersonBrief) => {
    remember(id, 'registration')
    close()
    void navigate({ to: `/${district}/people/${id}` })
  }
  const refused = (refusal: unknown) => {
    setAlike(refusal instanceof ApiProblem && refusal.code === 'person_seems_here' ? (refusal.details as SeemsHere).persons : [])
    setKnown(
      refusal instanceof ApiProblem && refusal.code === 'person_already_here' && typeof refusal.details.id === 'string'
        ? refusal.details.id
        : undefined,
    )
  }
  return (
    <WriteForm<PersonBrief>
      wish={wish}
      button={words('console.people.new.enter')}
      onDone={done}
      onRefused={refused}
      onCancel={close}
    >
      {(wrong) => (
        <>
          {known && (
            <p className="notice">
              <To path={`/people/${known}`}>{words('console.people.new.open_known')}</To>
            </p>
          )}
          {alike.length > 0 && <Alike persons={alike} />}
          <Field label={words('console.people.list.name')} error={wrong('name')}>
            {(field) => <input {...field} name="name" required maxLength={100} autoComplete="off" />}
          </Field>
          <Field label={words('console.people.number.kind')}>
            {(field) => (
              <select {...field} value={kind} onChange={(event) => setKind(event.target.value)}>
                {kinds.map((one) => (
                  <option key={one.key} value={one.key}>
                    {language === 'en' ? one.en : one.zh}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <NumberField value={number} onChange={setNumber} citizen={citizen} error={wrong('identity')} />
          {!told && (
            <>
              <Field
                label={words('console.people.basics.born')}
                hint={words('console.people.new.born_hint')}
                error={wrong('bornOn')}
              >
                {(field) => <input {...field} type="date" name="bornOn" max={today} />}
              </Field>
              <Field label={words('console.people.list.sex')} error={wrong('sex')}>
                {(field) => (
                  <select {...field} name="sex">
                    {(['', 'female', 'male', 'unknown'] as const).map((one) => (
                      <option key={one} value={one}>
                        {one === '' ? words('console.people.new.sex_choose') : words(`console.people.sex.${one}`)}
                      </option>
                    ))}
                  </select>
                )}
              </Field>
            </>
          )}
          <Field label={words('console.people.list.phone')} error={wrong('phone')}>
            {(field) => <input {...field} name="phone" inputMode="tel" maxLength={20} autoComplete="off" />}
          </Field>
          <PlaceFields name="residence" label={words('console.people.addresses.residence')} />
          <label className="check">
            <input type="checkbox" checked={same} onChange={(event) => setSame(event.target.checked)} />
            {words('console.people.new.same')}
          </label>
          {!same && <PlaceFields name="registered" label={words('console.people.addresses.registered')} />}
          <Field label={words('console.people.new.since')} hint={words('console.people.new.since_hint')} error={wrong('since')}>
            {(field) => <input {...field} type="date" name="since" defaultValue={today} max={today} required />}
          </Field>
          <SourceField error={wrong('source')} />
        </>
      )}
    </WriteForm>
  )
}

/** Who may be the same person, each with the way to the record, and the officer's word that it is somebody else. */
function Alike({ persons }: { persons: PersonBrief[] }) {
  const words = useWords()
  return (
    <div className="notice">
      <p>{words('console.people.new.alike')}</p>
      <ul className="plain-list">
        {persons.map((person) => (
          <li key={person.id} className="spread">
            <span>
              <b>{person.name}</b> {whoText(person, words)}
              <br />
              <span className="src">
                {[person.bornOn, homeText(person), person.phone, person.number].filter(Boolean).join(' · ')}
              </span>
            </span>
            <To path={`/people/${person.id}`}>{words('console.people.new.open_alike')}</To>
          </li>
        ))}
      </ul>
      <label className="check">
        <input type="checkbox" name="anyway" />
        {words('console.people.new.enter_anyway')}
      </label>
    </div>
  )
}
