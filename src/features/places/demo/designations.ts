import { dayText } from '../../../platform/synthetic/days.ts'
import { arrivals, overTheYears, pointsOf } from './course.ts'
import { type Drawing, source } from './draft.ts'
import { spotsIn } from './streets.ts'

/** Names given to communities: by street first, so that each has one before any has two. Of facilities: to those that stand. */
const ofAreas = new Set(['age_friendly', 'dementia_friendly', 'child_friendly'])
const bearers: Record<string, string[]> = {
  child_development_base: ['clinic', 'hospital'],
  model_nursery: ['nursery'],
  good_elder_school: ['elder_school'],
  model_neighbour_point: ['neighbour_point'],
}

/** The designations that the courses of the figures say, each on its day. */
export function drawDesignations(drawing: Drawing): void {
  const { figures, scale, streets } = drawing.making
  for (const [kind, course] of Object.entries(figures.designations)) {
    const chance = drawing.chance(`designations ${kind}`)
    const spot = spotsIn(streets, chance)
    const bearing = chance.shuffle(
      drawing.drafts.filter(({ type, closed }) => closed === undefined && bearers[kind]?.includes(type)),
    )
    for (const day of arrivals(pointsOf(course, scale), drawing.today, (before) =>
      Math.max(overTheYears(chance)(before), before - 1200),
    )) {
      const at = ofAreas.has(kind) ? spot() : undefined
      const bearer = at ? undefined : (bearing.find(({ opened }) => opened <= day) ?? bearing[0])
      if (!at && !bearer) continue
      if (bearer) bearing.splice(bearing.indexOf(bearer), 1)
      drawing.row('designation', [
        ...[drawing.id('designation'), kind, bearer?.id ?? null, at ? (at.committee ?? at.street) : null],
        ...[
          at ? `${at.streetName}${at.committeeName}` : (bearer?.name ?? ''),
          '',
          dayText(Math.max(day, bearer?.opened ?? day)),
          null,
        ],
        ...['演示文件', drawing.known(day), source],
      ])
    }
  }
}
