import { numberOf, textOf } from '../../../../console/parts/WriteForm.tsx'
import { rruleOf } from '../parts/recurrence.ts'
import { plusDays } from '../parts/when.ts'
import type { Rule } from '../schedules/RuleFields.tsx'

/** What the form would publish; nothing while it says no weekday or no last day. Days that the form asks for as the last are the first without on the wire; ages in years become months. */
export function courseOf(fields: FormData, { startsOn, lastOn, startsAt, workingDaysOnly, ...weekly }: Rule) {
  const rrule = rruleOf(weekly)
  if (rrule === '' || lastOn === '') return undefined
  const text = (name: string) => textOf(fields, name)
  const months = (name: string) => {
    const years = numberOf(fields, name)
    return years === undefined ? undefined : years * 12
  }
  return {
    ...{ service: text('service'), facility: text('facility'), term: text('term'), title: text('title') },
    ...{ teacher: text('teacher'), about: text('about'), capacity: numberOf(fields, 'capacity') ?? 1 },
    ...{ ageFrom: months('yearsFrom'), ageTo: months('yearsTo') },
    ...{ applyFrom: text('applyFrom'), applyUntil: plusDays(text('applyLast'), 1), drawOn: text('drawOn') },
    meetings: [
      {
        ...{ rrule, startsOn, endsOn: plusDays(lastOn, 1), startsAt, workingDaysOnly },
        ...{ minutes: numberOf(fields, 'minutes'), room: text('room') },
      },
    ],
  }
}
