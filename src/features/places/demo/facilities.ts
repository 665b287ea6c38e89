import { dayText } from '../../../platform/synthetic/days.ts'
import type { Course } from '../../../platform/synthetic/figures.ts'
import { arrivals, overTheYears, pointsOf } from './course.ts'
import { type Draft, type Drawing, source } from './draft.ts'
import { namesFor, signs } from './naming.ts'
import type { Operators } from './organizations.ts'
import { spotsIn } from './streets.ts'

/** The types that a course of figures stands for: some are of two kinds, the second every so many. */
const mixed: Record<string, { type: string; every: number }> = {
  elder_centre: { type: 'elder_branch', every: 3 },
  meal_point: { type: 'canteen', every: 4 },
}

const children = new Set(['nursery', 'kindergarten', 'baby_room', 'parenting_station'])
const reasons = ['租约到期，迁址另办', '房屋修缮，服务并入新址', '经营主体退出，由新设施承接']

/**
 * The facilities of a type as its course says, in the order of their opening. A few of the old ones close in the years since 2020, each the day another takes its
 * place, so that the counts hold. `publicly` is the share of public ones.
 */
export function drawFacilities(
  drawing: Drawing,
  operators: Operators,
  { key, course, publicly = 0.6, closing = 0.04 }: { key: string; course: Course; publicly?: number; closing?: number },
): Draft[] {
  const chance = drawing.chance(key)
  const spotFor = spotsIn(drawing.making.streets, chance, key === 'neighbour_point')
  const nameFor = namesFor(chance)
  const days = arrivals(pointsOf(course, drawing.making.scale), drawing.today, overTheYears(chance))
  const drafts: Draft[] = []
  const draw = (opened: number, spot = spotFor(), like?: Draft): Draft => {
    const other = mixed[key]
    const type = like?.type ?? (other && (drafts.length + 1) % other.every === 0 ? other.type : key)
    const isPublic = like?.publicly ?? chance.happens(publicly)
    const draft: Draft = {
      ...{
        id: drawing.id('facility'),
        type,
        spot,
        opened,
        closed: undefined,
        closedWhy: undefined,
        publicly: isPublic,
        instead: like,
      },
      name: nameFor(spot.streetName, signs[type] ?? type),
      organization: operators.of(isPublic, children.has(type)),
    }
    drafts.push(draft)
    return draft
  }
  for (const day of days) draw(day)
  const old = drafts.filter(({ opened }) => opened < drawing.today - 2400)
  for (const draft of old) {
    if (!chance.happens(closing)) continue
    const day = drawing.today - chance.between(200, 1700)
    draft.closed = day
    draft.closedWhy = chance.oneOf(reasons)
    draw(day, draft.spot, draft)
  }
  drawing.drafts.push(...drafts)
  return drafts
}

/** The rows of the facilities themselves: record and period of operation. */
export function writeFacilities(drawing: Drawing): void {
  const chance = drawing.chance('records')
  for (const draft of drawing.drafts) {
    const { spot, opened, closed } = draft
    const closedOn = closed === undefined ? null : dayText(closed)
    const door = `${spot.committeeName.replace(/(社区)?(居委会|村委会)$/, '')}演示路${chance.between(1, 999)}号`
    drawing.row('facility', [
      ...[draft.id, draft.organization, draft.type, draft.name, spot.street, spot.committee, door, spot.lon, spot.lat],
      ...[`021-0000${String(chance.between(0, 9999)).padStart(4, '0')}`, dayText(opened), closedOn, draft.closedWhy ?? null],
      ...['演示数据：这处设施并不存在。', true, source, 1, drawing.known(opened)],
    ])
    drawing.row('operation', [
      ...[drawing.id('operation'), draft.id, dayText(opened), closedOn, draft.closedWhy ?? '', drawing.known(opened), source],
    ])
  }
}
