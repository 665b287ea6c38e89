import type { Tx } from '../../../platform/database/transaction.ts'
import { Problem } from '../../../platform/problem.ts'
import type { Service } from '../../services/catalogue/contract.ts'
import { type DistrictBook, districtBook, serviceIn } from '../../services/index.ts'
import { type SessionSettings, settingsOf } from '../settings.ts'

/** A service of the catalogue as this engine runs it on a day, with the book that its rules stand in. */
export type SessionService = { entry: Service; settings: SessionSettings; district: DistrictBook }

/** The service of a slot as it is on the slot's day. Problems: 409 `service_not_offered` where it is in the catalogue no more, or runs on another engine. */
export async function sessionService(tx: Tx, id: string, on: string): Promise<SessionService> {
  const district = await districtBook(tx)
  const entry = serviceIn(district, id, on)
  if (entry?.engine !== 'sessions') throw new Problem(409, 'service_not_offered', { service: entry?.name.zh ?? id, on })
  return { entry, settings: settingsOf(entry), district }
}
