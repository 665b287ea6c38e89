import type { Course } from '../../../platform/synthetic/figures.ts'
import type { Sink } from '../../../platform/synthetic/sink.ts'
import { drawBeds } from './beds.ts'
import { drawDesignations } from './designations.ts'
import { drawAttributes, drawDetails } from './details.ts'
import { Drawing, type PlacesMaking } from './draft.ts'
import { drawFacilities, writeFacilities } from './facilities.ts'
import { drawNurseries } from './nursery.ts'
import { drawOperators } from './organizations.ts'
import type { PlacesTable } from './tables.ts'

/** Which types the public runs, mostly or never. */
const publicShares: Record<string, number> = {
  kindergarten: 0.72,
  nursery: 0.06,
  neighbour_point: 0.9,
  clinic: 1,
  hospital: 0.95,
}
const neverClose = new Set([
  'hospital',
  'clinic',
  'sports_venue',
  'culture_venue',
  'elder_school',
  'kindergarten',
  'parenting_station',
])

/** The facilities of a district with everything about them, into the sink. Answers how many facilities that is. */
export function makePlaces(making: PlacesMaking, sink: Sink<PlacesTable>): number {
  const drawing = new Drawing(making, sink)
  const { figures, streets } = making
  const operators = drawOperators(drawing)
  const draw = (key: string, course: Course, publicly = publicShares[key], closing = neverClose.has(key) ? 0 : undefined) =>
    drawFacilities(drawing, operators, {
      key,
      course,
      ...(publicly === undefined ? {} : { publicly }),
      ...(closing === undefined ? {} : { closing }),
    })

  const homes = draw('care_home', figures.beds.homes, figures.beds.public_homes.value / 100)
  const smallHomes = draw('small_home', figures.beds.small_homes)
  const kindergartens = draw('kindergarten', figures.nursery.kindergartens)
  const nurseries = draw('nursery', figures.nursery.private_nurseries)
  for (const [key, course] of Object.entries(figures.facilities)) draw(key, course)
  // No plan prints them: a health centre in every street, and a hospital for every two or three.
  const counted = streets.filter(({ counts }) => counts).length
  const steady = (value: number): Course => [{ on: '2018-12-31', value, assumed: '' }]
  draw('clinic', steady(counted / Math.min(1, making.scale)))
  draw('hospital', steady(Math.ceil(counted / 2.5)))

  const capacity = new Map([...drawBeds(drawing, [...homes, ...smallHomes]), ...drawNurseries(drawing, kindergartens, nurseries)])
  const chance = drawing.chance('day places')
  for (const { id, type } of drawing.drafts) {
    if (type === 'day_care') capacity.set(id, chance.between(15, 45))
    if (type === 'baby_room') capacity.set(id, chance.between(12, 24))
  }
  writeFacilities(drawing)
  drawAttributes(drawing, capacity)
  drawDetails(drawing, capacity)
  drawDesignations(drawing)
  return drawing.drafts.length
}
