import type { Chance } from '../../../platform/synthetic/chance.ts'
import { dayNumber, dayText } from '../../../platform/synthetic/days.ts'
import { valueOn } from '../../../platform/synthetic/figures.ts'
import { type Draft, type Drawing, source } from './draft.ts'
import { sharedOut } from './sums.ts'

/** How large the places of a type are to one another: what a course of floor area is shared out by. */
const community: Record<string, number> = {
  small_home: 9,
  elder_centre: 14,
  elder_branch: 8,
  day_care: 5,
  canteen: 4,
  meal_point: 1.6,
  neighbour_point: 1,
  rental_point: 0.5,
  sports_home: 3,
}
const roughly: Record<string, [number, number]> = {
  nursery: [300, 900],
  kindergarten: [3000, 7500],
  baby_room: [80, 260],
  parenting_station: [100, 400],
  health_station: [60, 180],
  elder_school: [400, 2500],
  culture_venue: [2500, 9000],
  sports_venue: [3000, 20000],
  clinic: [2000, 9000],
}
const access = ['ramp', 'lift', 'toilet', 'parking', 'handrail', 'tactile', 'hearing_loop'] as const

/** What is said about each facility, dated: floor area, who it belongs to, what it offers, and how it can be reached. */
export function drawAttributes(drawing: Drawing, capacity: Map<string, number>): void {
  const { figures, scale } = drawing.making
  const chance = drawing.chance('attributes')
  const by = { scale, today: drawing.today }
  const communal = drawing.drafts.filter(({ type }) => type in community)
  const areas = sharedOut(figures.area, communal, {
    ...by,
    weigh: ({ type }) => (community[type] as number) * (0.7 + 0.6 * chance.next()),
  })
  const kitchens = drawing.drafts.filter(({ type }) => type === 'canteen' || type === 'meal_point')
  const meals = sharedOut(figures.meals, kitchens, {
    ...by,
    weigh: ({ type }) => (type === 'canteen' ? 4 : 1) * (0.6 + 0.8 * chance.next()),
  })
  const venues = drawing.drafts.filter(({ type }) => type === 'sports_venue')
  const even = { ...by, weigh: () => 0.5 + chance.next() }
  const grounds = figures.sports_area ? sharedOut(figures.sports_area, venues, even) : undefined
  const perBed = Math.min(60, valueOn(figures.beds.area_per_bed, drawing.today))
  for (const draft of drawing.drafts) {
    const say = (name: string, value: string | number, from?: number) => drawing.attribute(draft, name, value, from)
    const { type } = draft
    const beds = capacity.get(draft.id) ?? 0
    const range = roughly[type]
    const area =
      areas.get(draft) ??
      (type === 'care_home' && beds > 0 ? Math.round(beds * perBed * (0.94 + 0.12 * chance.next())) : undefined)
    if (area !== undefined) say('floor_area', area)
    else if (range) say('floor_area', chance.between(...range))
    if (owned.has(type)) say('ownership', draft.publicly ? 'public' : 'private')
    if (['care_home', 'small_home', 'day_care', 'nursery'].includes(type)) say('filed', 'yes')
    if (type === 'care_home') homeSays(drawing, draft, beds, chance)
    if (type === 'health_station') say('standard', 'yes')
    if ((type === 'day_care' || type === 'small_home') && chance.happens(0.5))
      say('with_counselling', 'yes', later(drawing, draft, chance))
    const kitchen = meals.get(draft)
    if (kitchen !== undefined) say('meals_per_day', kitchen)
    if (type === 'day_care') say('day_places', capacity.get(draft.id) ?? 20)
    if (type === 'baby_room') say('day_places', capacity.get(draft.id) ?? 16)
    if (type === 'nursery' || type === 'kindergarten') {
      say('inclusive', draft.publicly || chance.happens(0.3) ? 'yes' : 'no')
      say('outdoor_area', chance.between(60, type === 'nursery' ? 300 : 2500))
    }
    if (type === 'sports_venue') say('sports_area', Math.min(1_000_000, grounds?.get(draft) ?? chance.between(8000, 60_000)))
    if (rooms.has(type) && chance.happens(0.85)) say('mother_baby_room', 'yes')
    if (type === 'hospital') {
      say(
        'hospital_level',
        chance.byWeight([
          ['secondary', 7],
          ['tertiary', 3],
        ] as const),
      )
      say(
        'hospital_kind',
        chance.byWeight([
          ['general', 6],
          ['tcm', 2],
          ['integrated', 1],
        ] as const),
      )
      if (chance.happens(0.85)) say('geriatrics', 'yes', later(drawing, draft, chance))
    }
    say('accessible', access.filter((_, at) => chance.happens(at < 3 ? 0.8 : 0.35)).join(',') || 'ramp')
  }
}

const owned = new Set([
  'care_home',
  'small_home',
  'elder_centre',
  'elder_branch',
  'day_care',
  'canteen',
  'nursery',
  'kindergarten',
  'clinic',
  'hospital',
])
const rooms = new Set([
  'nursery',
  'kindergarten',
  'baby_room',
  'parenting_station',
  'culture_venue',
  'sports_venue',
  'clinic',
  'hospital',
])

function homeSays(drawing: Drawing, draft: Draft, beds: number, chance: Chance): void {
  const say = (name: string, value: string, from?: number) => drawing.attribute(draft, name, value, from)
  if (beds >= 100 || chance.happens(0.4)) say('with_clinic', 'yes')
  if (chance.happens(0.9)) say('standard', 'yes', later(drawing, draft, chance))
  if (chance.happens(0.85)) say('with_counselling', 'yes', later(drawing, draft, chance))
  if (chance.happens(0.6))
    say(
      'star',
      chance.byWeight([
        ['one', 2],
        ['two', 4],
        ['three', 3],
        ['four', 1],
      ] as const),
      later(drawing, draft, chance),
    )
}

/** A day in the years since 2019 on which something was added. */
function later(drawing: Drawing, { opened, closed }: Draft, chance: Chance): number {
  const from = Math.max(opened, dayNumber('2019-03-01'))
  return chance.between(from, Math.max(from, (closed ?? drawing.today) - 30))
}

/** Weekdays and hours of a type: Monday is 1. */
const hours: Record<string, { days: number[]; opens: string; closes: string }> = {
  care_home: { days: [1, 2, 3, 4, 5, 6, 7], opens: '08:30', closes: '17:00' },
  small_home: { days: [1, 2, 3, 4, 5, 6, 7], opens: '08:30', closes: '17:00' },
  elder_centre: { days: [1, 2, 3, 4, 5, 6], opens: '08:30', closes: '17:00' },
  elder_branch: { days: [1, 2, 3, 4, 5, 6], opens: '08:30', closes: '17:00' },
  day_care: { days: [1, 2, 3, 4, 5], opens: '08:00', closes: '17:00' },
  canteen: { days: [1, 2, 3, 4, 5, 6, 7], opens: '10:30', closes: '18:00' },
  meal_point: { days: [1, 2, 3, 4, 5], opens: '10:30', closes: '13:00' },
  rental_point: { days: [1, 2, 3, 4, 5], opens: '09:00', closes: '16:30' },
  sports_home: { days: [1, 2, 3, 4, 5, 6], opens: '08:30', closes: '16:30' },
  health_station: { days: [1, 2, 3, 4, 5, 6], opens: '08:30', closes: '17:00' },
  nursery: { days: [1, 2, 3, 4, 5], opens: '07:30', closes: '18:00' },
  kindergarten: { days: [1, 2, 3, 4, 5], opens: '07:45', closes: '16:30' },
  baby_room: { days: [2, 3, 4, 5, 6], opens: '09:00', closes: '16:00' },
  culture_venue: { days: [1, 2, 3, 4, 5, 6, 7], opens: '09:00', closes: '18:00' },
  sports_venue: { days: [1, 2, 3, 4, 5, 6, 7], opens: '08:30', closes: '20:30' },
}

/** Item, fen from, fen up to, per. */
const charges: Record<string, [string, number, number | null, string][]> = {
  care_home: [
    ['床位费', 120_000, 320_000, 'month'],
    ['护理费', 60_000, 280_000, 'month'],
    ['伙食费', 90_000, null, 'month'],
  ],
  small_home: [
    ['床位费', 150_000, 360_000, 'month'],
    ['护理费', 80_000, 260_000, 'month'],
  ],
  day_care: [['日托', 2_000, 6_000, 'day']],
  canteen: [['午餐', 1_200, 2_000, 'meal']],
  meal_point: [['午餐', 1_000, 1_800, 'meal']],
  nursery: [['保育费', 250_000, 650_000, 'month']],
  kindergarten: [['托班保育费', 70_000, 300_000, 'month']],
  baby_room: [['计时托', 1_500, 3_000, 'hour']],
  sports_home: [['体验', 0, null, 'visit']],
}

/** Opening hours, fees, contracts and what providers last reported as taken. */
export function drawDetails(drawing: Drawing, capacity: Map<string, number>): void {
  const chance = drawing.chance('details')
  for (const draft of drawing.drafts) {
    const open = hours[draft.type]
    for (const day of open?.days ?? [])
      drawing.row('opening', [
        ...[
          drawing.id('opening'),
          draft.id,
          day,
          open?.opens ?? '',
          open?.closes ?? '',
          dayText(draft.opened),
          drawing.known(draft.opened),
        ],
      ])
    for (const [item, least, most, per] of charges[draft.type] ?? []) {
      const dearer = draft.publicly ? 1 : 1.6
      const fen = Math.round((least * dearer * (0.9 + 0.3 * chance.next())) / 100) * 100
      const upTo = most === null ? null : Math.round((most * dearer * (0.9 + 0.3 * chance.next())) / 100) * 100
      drawing.row('fee', [
        ...[drawing.id('fee'), draft.id, item, fen, upTo === null ? null : Math.max(fen, upTo), per, '演示价格'],
        ...[dayText(draft.opened), drawing.known(draft.opened), source],
      ])
    }
    contracts(drawing, draft, chance)
    const held = capacity.get(draft.id)
    const kind =
      draft.type === 'care_home' || draft.type === 'small_home'
        ? 'bed'
        : draft.type === 'nursery' || draft.type === 'kindergarten'
          ? 'nursery'
          : 'day'
    if (held === undefined || draft.closed !== undefined) continue
    for (const before of [95, 12]) {
      const on = drawing.today - before
      if (on <= draft.opened) continue
      const taken = Math.min(held, Math.round(held * (0.55 + 0.42 * chance.next())))
      drawing.row('occupancy', [drawing.id('occupancy'), draft.id, kind, dayText(on), taken, drawing.known(on), source])
    }
  }
}

/** Medical contracts of three years, one after another, of everybody who cares; and who runs what the public owns. */
function contracts(drawing: Drawing, draft: Draft, chance: Chance): void {
  const write = (kind: string, partner: string, mode: string | null, from: number, to: number | null) =>
    drawing.row('contract', [
      ...[drawing.id('contract'), draft.id, kind, partner, mode, dayText(from), to === null ? null : dayText(to)],
      ...[drawing.known(from), source, source],
    ])
  const end = draft.closed ?? drawing.today
  if (['care_home', 'small_home', 'day_care'].includes(draft.type)) {
    const partner = `${draft.spot.streetName.replace(/(街道|镇|乡)$/, '')}社区卫生服务中心（演示）`
    for (let from = Math.max(draft.opened, dayNumber('2018-01-01')); from < end; from += 1096)
      write('medical', partner, null, from, from + 1096)
  }
  if (['care_home', 'small_home', 'elder_centre', 'elder_branch'].includes(draft.type)) {
    const mode = draft.publicly
      ? chance.byWeight([
          ['public', 4],
          ['public_built_private_run', 6],
        ] as const)
      : 'private'
    write(
      'operation',
      '演示经营主体',
      mode,
      draft.opened,
      mode === 'public_built_private_run' ? end + chance.between(60, 1400) : null,
    )
  }
}
