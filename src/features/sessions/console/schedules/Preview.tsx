/** @jsxImportSource react */
import { useEffect, useState } from 'react'
import { useRead } from '../../../../console/api/use-read.ts'
import { Loaded } from '../../../../console/parts/States.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { Meetings } from '../../desk/contract.ts'
import { rruleOf } from '../parts/recurrence.ts'
import { dayName, plusDays, timeOf } from '../parts/when.ts'
import { paths } from '../paths.ts'
import type { Rule } from './RuleFields.tsx'

/** The first ten meetings that a schedule would make, and which days it leaves out. */
export function Preview({ rule }: { rule: Rule }) {
  const words = useWords()
  const settled = useSettled(rule, 250)
  const rrule = rruleOf(settled)
  const asked = rrule !== '' && settled.startsOn !== '' && settled.startsAt !== ''
  const read = useRead<Meetings>(
    paths.schedulePreview,
    {
      ...{ rrule, startsOn: settled.startsOn, endsOn: settled.lastOn === '' ? undefined : plusDays(settled.lastOn, 1) },
      ...{ startsAt: settled.startsAt, workingDaysOnly: String(settled.workingDaysOnly) },
    },
    { enabled: asked },
  )
  return (
    <section className="panel session-preview" aria-live="polite" aria-label={words('console.sessions.schedules.preview')}>
      <h2>{words('console.sessions.schedules.preview')}</h2>
      {asked ? (
        <Loaded of={read} rows={10}>
          {({ meetings, leftOut }) => (
            <>
              {meetings.length === 0 && <p className="notice">{words('console.sessions.schedules.never')}</p>}
              <ol>
                {meetings.map(({ onDay, startsAt }) => (
                  <li key={onDay}>
                    {onDay.slice(0, 4)} · {dayName(onDay, words)} {timeOf(startsAt)}
                  </li>
                ))}
              </ol>
              {leftOut.length > 0 && (
                <p className="muted">
                  {words('console.sessions.schedules.left_out', {
                    days: leftOut.map((day) => dayName(day, words)).join(words('console.sessions.weekday_comma')),
                  })}
                </p>
              )}
            </>
          )}
        </Loaded>
      ) : (
        <p className="muted">{words('console.sessions.schedules.no_weekday')}</p>
      )}
    </section>
  )
}

/** A value once it has not changed for a while. */
function useSettled<T>(value: T, milliseconds: number): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds)
    return () => clearTimeout(timer)
  }, [value, milliseconds])
  return settled
}
