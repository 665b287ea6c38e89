import { numberOf, textOf } from '../../../../console/parts/WriteForm.tsx'
import type { NurseryClass } from '../../shapes.ts'
import { rruleOf } from '../parts/recurrence.ts'
import { plusDays } from '../parts/when.ts'
import type { Rule } from './RuleFields.tsx'

/** What the form would publish; nothing while no weekday is chosen. `lastOn` is the last day with a meeting, `endsOn` the first without. */
export function scheduleOf(fields: FormData, { startsOn, lastOn, startsAt, workingDaysOnly, ...weekly }: Rule) {
  const rrule = rruleOf(weekly)
  if (rrule === '') return undefined
  const among = (name: string) => numberOf(fields, name)
  return {
    ...{ service: textOf(fields, 'service'), facility: textOf(fields, 'facility'), name: textOf(fields, 'name') },
    ...{ room: textOf(fields, 'room'), class: (textOf(fields, 'class') || undefined) as NurseryClass | undefined },
    ...{ rrule, startsOn, endsOn: lastOn === '' ? undefined : plusDays(lastOn, 1), startsAt, workingDaysOnly },
    ...{ minutes: among('minutes'), capacity: among('capacity') ?? 1, staff: among('staff') },
    ...{ ageFrom: among('ageFrom'), ageTo: among('ageTo') },
    ...{ opensDays: among('opensDays'), opensAt: textOf(fields, 'opensAt') || undefined },
    ...{ closesMinutes: among('closesMinutes'), cancelMinutes: among('cancelMinutes') },
  }
}
