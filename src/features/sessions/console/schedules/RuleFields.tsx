/** @jsxImportSource react */
import { Field } from '../../../../console/parts/Field.tsx'
import { useInstallation } from '../../../../console/session/session.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { Weekly } from '../parts/recurrence.ts'
import { weekdayCodes } from '../parts/when.ts'

/** When a schedule meets, as its form asks: weekdays, every how many weeks, from which day to which (that day included), at what time. */
export type Rule = Weekly & { startsOn: string; lastOn: string; startsAt: string; workingDaysOnly: boolean }

/** The fields that make the recurrence: boxes for weekdays, never a rule to be typed. */
export function RuleFields({
  rule,
  change,
  wrong,
}: {
  rule: Rule
  change(part: Partial<Rule>): void
  wrong(name: string): string | undefined
}) {
  const words = useWords()
  const { today } = useInstallation()
  const refused = wrong('rrule')
  return (
    <>
      <fieldset className={refused ? 'field wrong weekdays' : 'field weekdays'}>
        <legend>{words('console.sessions.schedules.weekdays')}</legend>
        {refused && <p className="error">{refused}</p>}
        {rule.days.length === 0 && <p className="error">{words('console.sessions.schedules.no_weekday')}</p>}
        {weekdayCodes.map((code) => (
          <label key={code} className="weekday">
            <input
              type="checkbox"
              name={`day-${code}`}
              checked={rule.days.includes(code)}
              onChange={(event) =>
                change({ days: event.target.checked ? [...rule.days, code] : rule.days.filter((day) => day !== code) })
              }
            />
            {words(`console.sessions.weekday.${code}`)}
          </label>
        ))}
      </fieldset>
      <div className="session-pair">
        <Field label={words('console.sessions.schedules.starts_at')} error={wrong('startsAt')}>
          {(told) => (
            <input
              {...told}
              type="time"
              name="startsAt"
              required
              value={rule.startsAt}
              onChange={(event) => change({ startsAt: event.target.value })}
            />
          )}
        </Field>
        <Field label={words('console.sessions.schedules.every')}>
          {(told) => (
            <select {...told} name="every" value={rule.every} onChange={(event) => change({ every: Number(event.target.value) })}>
              {[1, 2, 3, 4].map((n) => (
                <option key={n} value={n}>
                  {n === 1 ? words('console.sessions.schedules.weekly') : words('console.sessions.schedules.weeks', { n })}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={words('console.sessions.schedules.starts_on')} error={wrong('startsOn')}>
          {(told) => (
            <input
              {...told}
              type="date"
              name="startsOn"
              required
              min={today}
              value={rule.startsOn}
              onChange={(event) => change({ startsOn: event.target.value })}
            />
          )}
        </Field>
        <Field
          label={words('console.sessions.schedules.last_on')}
          hint={words('console.sessions.schedules.last_on_hint')}
          error={wrong('endsOn')}
        >
          {(told) => (
            <input
              {...told}
              type="date"
              name="lastOn"
              min={rule.startsOn}
              value={rule.lastOn}
              onChange={(event) => change({ lastOn: event.target.value })}
            />
          )}
        </Field>
      </div>
      <label className="check">
        <input
          type="checkbox"
          name="workingDaysOnly"
          checked={rule.workingDaysOnly}
          onChange={(event) => change({ workingDaysOnly: event.target.checked })}
        />
        {words('console.sessions.schedules.working_days_only')}
      </label>
    </>
  )
}
