/** @jsxImportSource react */
import { Field } from '../../../../console/parts/Field.tsx'
import { useLanguage, useWords } from '../../../../console/words/words.ts'
import type { SessionServiceBrief } from '../../desk/contract.ts'
import { plusDays } from '../parts/when.ts'

/** What a course is, where, for how many and whom, and when one applies for it. */
export function CourseFields({
  venues,
  facility,
  services,
  wrong,
  today,
}: {
  venues: { id: string; name: string }[]
  facility: string
  services: SessionServiceBrief[]
  wrong(name: string): string | undefined
  today: string
}) {
  const words = useWords()
  const [language] = useLanguage()
  const day = (name: string, label: string, from: number) => (
    <Field label={words(`console.courses.${label}`)} error={wrong(name)}>
      {(told) => <input {...told} type="date" name={name} required min={today} defaultValue={plusDays(today, from)} />}
    </Field>
  )
  const number = (name: string, label: string, { max, required = false }: { max: number; required?: boolean }) => (
    <Field label={words(`console.courses.${label}`)} error={wrong(name)}>
      {(told) => <input {...told} type="number" name={name} min={required ? 1 : 0} max={max} required={required} />}
    </Field>
  )
  const text = (name: string, label: string, required = false) => (
    <Field label={words(`console.courses.${label}`)} error={wrong(name)}>
      {(told) => <input {...told} name={name} required={required} maxLength={name === 'term' ? 30 : 60} />}
    </Field>
  )
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
          <select {...told} name="service" required>
            {services.map(({ id, name, nameEn }) => (
              <option key={id} value={id}>
                {language === 'en' ? nameEn : name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <div className="session-pair">
        {text('title', 'name', true)}
        {text('term', 'term', true)}
        {text('teacher', 'teacher')}
        {text('room', 'room')}
        {number('capacity', 'capacity', { max: 2000, required: true })}
        {number('minutes', 'minutes', { max: 1440 })}
        {number('yearsFrom', 'years_from', { max: 120 })}
        {number('yearsTo', 'years_to', { max: 120 })}
      </div>
      <div className="session-pair">
        {day('applyFrom', 'apply_from', 0)}
        {day('applyLast', 'apply_last', 13)}
        {day('drawOn', 'draw_on', 14)}
      </div>
    </>
  )
}
