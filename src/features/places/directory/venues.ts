import type { Context } from '../../../platform/context.ts'
import { reading } from '../../../platform/database/transaction.ts'
import { currentCatalogue } from '../catalogue/current.ts'
import { seenOn } from '../facilities/list.ts'
import { isOfType } from './conditions.ts'
import type { Venue, VenueQuery } from './contract.ts'
import { readAttributeOfAll, readHours, readOpen } from './store.ts'
import { weeklyHours } from './week.ts'

/** A figure of the catalogue by this name and a group's or type's id is the least number of hours a week for it. */
const figure = 'weekly_hours_'

/** Public venues with the sum of their weekly opening hours beside the norm of their group, those furthest below it first (PLACES-06). */
export async function listVenueHours(ctx: Context, { asOf, below }: VenueQuery) {
  return await reading(seenOn(ctx, asOf), async (tx) => {
    const catalogue = await currentCatalogue(tx)
    const groups = Object.entries(catalogue.figures).flatMap(([id, { value, unsure }]) =>
      id.startsWith(figure) ? [{ group: id.slice(figure.length), hours: value, unsure: unsure ?? null }] : [],
    )
    const open = await readOpen(tx)
    const [hours, rooms] = [await readHours(tx), await readAttributeOfAll(tx, 'mother_baby_room')]
    const venues = groups
      .flatMap(({ group, hours: norm }) =>
        open
          .filter(({ type }) => isOfType(type, group, catalogue))
          .map(({ id, name, type, street, streetName }): Venue => {
            const sum = weeklyHours(hours.get(id))
            const room = rooms.get(id)
            return {
              ...{ id, name, type, typeName: catalogue.types[type]?.zh ?? type, group, street, streetName, hours: sum, norm },
              missing: sum === null ? null : Math.max(0, norm - sum),
              motherBabyRoom: room === undefined ? null : room === 'yes',
            }
          }),
      )
      .sort((a, b) => (b.missing ?? 0) - (a.missing ?? 0))
    const norms = groups.map((norm) => ({ ...norm, ...tally(venues.filter(({ group }) => group === norm.group)) }))
    return { asOf: tx.asOf, norms, venues: below ? venues.filter(isBelow) : venues }
  })
}

const isBelow = ({ missing }: Venue) => missing !== null && missing > 0

const tally = (venues: readonly Venue[]) => ({
  venues: venues.length,
  below: venues.filter(isBelow).length,
  unknown: venues.filter(({ hours }) => hours === null).length,
  withMotherBabyRoom: venues.filter(({ motherBabyRoom }) => motherBabyRoom === true).length,
})
