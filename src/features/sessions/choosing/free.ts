import type { Tx } from '../../../platform/database/transaction.ts'
import { type Knowing, knowing } from '../../services/index.ts'
import { usedOf } from '../bookings/allowance-store.ts'
import { allowanceOf } from '../bookings/judging.ts'
import type { SessionService } from '../bookings/offered.ts'
import { windowOf } from '../bookings/rules.ts'

/** Free sessions of somebody in the window of a day: how many of how many are used. `confirmed`: false while the district has not settled the number. */
export type FreeSessions = { used: number; granted: number; window: string; confirmed: boolean }

/** How many free sessions of a service somebody has; nothing where the service sets none, or the rule cannot say for them. */
export async function freeSessions(
  tx: Tx,
  service: SessionService,
  person: string,
  on: string,
): Promise<FreeSessions | undefined> {
  const { quota } = service.entry
  if (!quota) return undefined
  return await freeBy(
    tx,
    await knowing(tx, service.district, { rules: [quota], person, on, service: service.entry.id }),
    service,
    person,
    on,
  )
}

/** The same, asked of rules whose facts were read before. */
export async function freeBy(
  tx: Tx,
  about: Knowing,
  service: SessionService,
  person: string,
  on: string,
): Promise<FreeSessions | undefined> {
  const { quota } = service.entry
  const cap = quota ? about.decide(quota) : undefined
  if (cap?.kind !== 'quota' || typeof cap.value !== 'number' || !cap.per) return undefined
  const window = windowOf(on, cap.per.window)
  if (window === undefined) return undefined
  const used = await usedOf(tx, await allowanceOf(tx, service, { person, window }))
  return { used, granted: cap.value, window, confirmed: cap.confirmed }
}
