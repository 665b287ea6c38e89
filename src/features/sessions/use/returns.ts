import type { Context } from '../../../platform/context.ts'
import { monthPeriod } from '../../../platform/counters/periods.ts'
import { reading, type Tx } from '../../../platform/database/transaction.ts'
import { found, permit } from '../../../platform/problem.ts'
import { withWholeDistrict } from '../../people/index.ts'
import { mayRun } from '../policy.ts'
import { findVenue } from '../slots/venue-store.ts'
import type { FacilityReturn, ReturnQuery, UseFigures } from './contract.ts'
import { bookingLines, type SlotLine, slotLines } from './returns-store.ts'

const noUse: UseFigures & { feeFen: number } = {
  ...{ people: 0, booked: 0, attended: 0, absent: 0, cancelled: 0, unserved: 0, free: 0, priced: 0, overridden: 0, feeFen: 0 },
}

/** A facility's monthly return, filled in from what was booked and who came: for its provider, the street and the departments. Problems: 403, 404. */
export function getReturn(ctx: Context, facility: string, query: ReturnQuery): Promise<FacilityReturn> {
  return reading(ctx, (tx) => returnOf(tx, facility, query))
}

/** The same in the caller's transaction. Numbers alone leave it: whom they are about is looked at in the whole district. */
export async function returnOf(tx: Tx, facility: string, { month }: ReturnQuery): Promise<FacilityReturn> {
  const venue = found(await findVenue(tx, facility), 'facility')
  permit(mayRun(tx.actor, tx.district, venue))
  const period = monthPeriod(`${month}-01`)
  const asked = { facility, ...period }
  const slots = await slotLines(tx, asked)
  const { services, days } = await withWholeDistrict(tx, () => bookingLines(tx, asked))
  const byService = new Map(services.map(({ service, ...line }) => [service, line]))
  const { feeFen: _, ...all } = byService.get('') ?? noUse
  return {
    ...{ facility, facilityName: venue.name, month, ...period, days, unsettled: sum(slots, ({ unsettled }) => unsettled) },
    services: slots.map(({ unsettled: __, ...line }) => ({ ...noUse, ...byService.get(line.service), ...line })),
    total: {
      ...all,
      slots: sum(slots, (line) => line.slots),
      held: sum(slots, (line) => line.held),
      slotsCancelled: sum(slots, (line) => line.slotsCancelled),
      capacity: sum(slots, (line) => line.capacity),
    },
  }
}

const sum = (lines: readonly SlotLine[], of: (line: SlotLine) => number): number =>
  lines.reduce((total, line) => total + of(line), 0)
