import type { Tx } from '../../../platform/database/transaction.ts'
import { Problem } from '../../../platform/problem.ts'
import type { Service } from '../../services/catalogue/contract.ts'
import { type DistrictBook, districtBook, serviceIn } from '../../services/index.ts'
import { type SessionSettings, settingsOf } from '../settings.ts'

/** A service of the catalogue as this engine runs it on a day, with the book that its rules stand in. */
export type SessionService = { entry: Service; settings: SessionSettings; district: DistrictBook }

/**
 * The service of a slot as it is on the slot's day: for what is to be booked or offered. What was booked can be ended without it. Problems: 409 `service_not_offered` where it
 * is in the catalogue no more, or runs on another engine. `known`: the book, where the caller has read it.
 */
export async function sessionService(tx: Tx, id: string, on: string, known?: DistrictBook): Promise<SessionService> {
  const district = known ?? (await districtBook(tx))
  const service = serviceOf(tx, district, id, on)
  if (!service) throw new Problem(409, 'service_not_offered', { service: serviceIn(district, id, on)?.name.zh ?? id, on })
  return service
}

/** The same, or nothing where it is not offered: for jobs, which have nobody to refuse. */
export const offeredService = async (tx: Tx, id: string, on: string): Promise<SessionService | undefined> =>
  serviceOf(tx, await districtBook(tx), id, on)

function serviceOf(tx: Tx, district: DistrictBook, id: string, on: string): SessionService | undefined {
  const entry = serviceIn(district, id, on)
  if (entry?.engine !== 'sessions') return undefined
  const settings = settingsOf(entry)
  if (settings.per === 'person') byPerson.set(tx, (byPerson.get(tx) ?? new Set()).add(id))
  return { entry, settings, district }
}

/** The services of which a transaction has seen that they count each person's free sessions: facts about them need not look for families. */
const byPerson = new WeakMap<Tx, Set<string>>()
export const countsByPerson = (tx: Tx, service: string | undefined): boolean => byPerson.get(tx)?.has(service ?? '') ?? false
