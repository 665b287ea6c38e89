/** @jsxImportSource react */
import { Field } from '../../../../console/parts/Field.tsx'
import { useLanguage, useWords } from '../../../../console/words/words.ts'
import type { SessionServiceBrief } from '../../desk/contract.ts'
import { classes } from '../../shapes.ts'

type Wrong = (name: string) => string | undefined

/** Which service at which facility, and what the session is called. */
export function What({
  venues,
  facility,
  services,
  service,
  wrong,
  onService,
}: {
  venues: { id: string; name: string }[]
  facility: string
  services: SessionServiceBrief[]
  service: string
  wrong: Wrong
  onService(id: string): void
}) {
  const words = useWords()
  const [language] = useLanguage()
  return (
    <>
      <Field label={words('console.sessions.facility')} error={wrong('facility')}>
        {(told) => (
          <select {...told} name="facility" required defaultValue={facility}>
            {venues.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={words('console.sessions.service')} error={wrong('service')}>
        {(told) => (
          <select {...told} name="service" required value={service} onChange={(event) => onService(event.target.value)}>
            <option value="">{words('console.sessions.choose')}</option>
            {services.map(({ id, name, nameEn }) => (
              <option key={id} value={id}>
                {language === 'en' ? nameEn : name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <div className="session-pair">
        <Field
          label={words('console.sessions.schedules.name')}
          hint={words('console.sessions.schedules.name_hint')}
          error={wrong('name')}
        >
          {(told) => <input {...told} name="name" required maxLength={60} />}
        </Field>
        <Field
          label={words('console.sessions.schedules.room')}
          hint={words('console.sessions.schedules.room_hint')}
          error={wrong('room')}
        >
          {(told) => <input {...told} name="room" maxLength={60} />}
        </Field>
      </div>
    </>
  )
}

/** For how many, of which ages, with how many carers; and how long it is. */
export function Places({ service, wrong }: { service: SessionServiceBrief | undefined; wrong: Wrong }) {
  const words = useWords()
  const number = (name: string, label: string, { max, value, required }: { max: number; value?: number; required?: boolean }) => (
    <Field label={words(`console.sessions.schedules.${label}`)} error={wrong(name)}>
      {(told) => (
        <input
          {...told}
          type="number"
          name={name}
          min={name === 'capacity' ? 1 : 0}
          max={max}
          required={required}
          defaultValue={value}
        />
      )}
    </Field>
  )
  return (
    <>
      <div className="session-pair">
        {number('minutes', 'minutes', { max: 1440, value: service?.minutes ?? 120, required: true })}
        {number('capacity', 'capacity', { max: 2000, required: true })}
        {number('staff', 'staff', { max: 200 })}
        <Field label={words('console.sessions.schedules.class')} error={wrong('class')}>
          {(told) => (
            <select {...told} name="class" defaultValue="">
              <option value="">{words('console.sessions.class.none')}</option>
              {classes.map((one) => (
                <option key={one} value={one}>
                  {words(`console.sessions.class.${one}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <div className="session-pair">
        {number('ageFrom', 'age_from', { max: 1500 })}
        {number('ageTo', 'age_to', { max: 1500 })}
      </div>
    </>
  )
}

/** When booking opens and closes, and until when one may cancel. */
export function Booking({ service, wrong }: { service: SessionServiceBrief | undefined; wrong: Wrong }) {
  const words = useWords()
  const minutes = (name: 'closesMinutes' | 'cancelMinutes', label: string) => (
    <Field label={words(`console.sessions.schedules.${label}`)} error={wrong(name)}>
      {(told) => <input {...told} type="number" name={name} min={0} max={43200} defaultValue={service?.[name]} />}
    </Field>
  )
  return (
    <div className="session-pair">
      <Field label={words('console.sessions.schedules.opens_days')} error={wrong('opensDays')}>
        {(told) => <input {...told} type="number" name="opensDays" min={0} max={366} defaultValue={service?.opensDays} />}
      </Field>
      <Field label={words('console.sessions.schedules.opens_at')} error={wrong('opensAt')}>
        {(told) => <input {...told} type="time" name="opensAt" defaultValue={service?.opensAt} />}
      </Field>
      {minutes('closesMinutes', 'closes_minutes')}
      {minutes('cancelMinutes', 'cancel_minutes')}
    </div>
  )
}
