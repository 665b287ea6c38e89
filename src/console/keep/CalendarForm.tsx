/** @jsxImportSource react */
import { Field } from '../parts/Field.tsx'
import { numberOf, textOf, WriteForm } from '../parts/WriteForm.tsx'
import { useWords } from '../words/words.ts'
import type { Year } from './CalendarPage.tsx'

/** Enters a year's arrangement as the State Council's notice prints it: a line a holiday, the made-up days below. */
export function CalendarForm({ year, close }: { year?: Year; close(): void }) {
  const words = useWords()
  const wish = (fields: FormData) => {
    const number = numberOf(fields, 'year') ?? 0
    return {
      path: `/api/calendar/${number}`,
      method: 'PUT' as const,
      body: {
        source: textOf(fields, 'source'),
        holidays: holidaysOf(textOf(fields, 'holidays')),
        workdays: textOf(fields, 'workdays')
          .split(/[\s、,，;；]+/)
          .filter(Boolean),
        ...(fields.get('unsure') ? { unsure: true } : {}),
      },
      done: words('console.calendar.done', { year: number }),
    }
  }
  return (
    <WriteForm wish={wish} button={words('console.save')} onDone={close} onCancel={close}>
      {(wrong) => (
        <>
          <Field label={words('console.calendar.year')} error={wrong('year')}>
            {(told) => (
              <input
                {...told}
                type="number"
                name="year"
                min={2000}
                max={2100}
                required
                defaultValue={year?.year}
                readOnly={year !== undefined}
              />
            )}
          </Field>
          <Field label={words('console.calendar.source')} hint={words('console.calendar.source_hint')} error={wrong('source')}>
            {(told) => <input {...told} name="source" required defaultValue={year?.source} />}
          </Field>
          <Field
            label={words('console.calendar.holidays')}
            hint={words('console.calendar.holidays_hint')}
            error={wrong('holidays')}
          >
            {(told) => (
              <textarea
                {...told}
                name="holidays"
                rows={8}
                required
                defaultValue={year?.holidays.map((one) => `${one.name} ${one.from} ${one.through}`).join('\n')}
              />
            )}
          </Field>
          <Field
            label={words('console.calendar.workdays')}
            hint={words('console.calendar.workdays_hint')}
            error={wrong('workdays')}
          >
            {(told) => <textarea {...told} name="workdays" rows={3} defaultValue={year?.workdays.join(' ')} />}
          </Field>
          <label className="check">
            <input type="checkbox" name="unsure" defaultChecked={year?.unsure === true} />
            {words('console.calendar.mark_unsure')}
          </label>
        </>
      )}
    </WriteForm>
  )
}

/** `国庆节 2027-10-01 2027-10-07` a line; a holiday of one day may leave its end out. */
function holidaysOf(text: string): Year['holidays'] {
  return text
    .split('\n')
    .map((line) => line.trim().split(/[\s,，～~至]+/))
    .filter(([name]) => name)
    .map(([name = '', from = '', through = from]) => ({ name, from, through }))
}
