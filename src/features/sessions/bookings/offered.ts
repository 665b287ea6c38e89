import type { Tx } from '../../../platform/database/transaction.ts'
import { Problem } from '../../../platform/problem.ts'
import type { CatalogueEntry } from '../../services/catalogue/contract.ts'
import { findEntry } from '../../services/index.ts'
import { type SessionSettings, settingsOf } from '../settings.ts'

/** A service of the catalogue as this engine runs it on a day. */
export type SessionService = { entry: CatalogueEntry; settings: SessionSettings }

/** The service of a slot as it is on the slot's day. Problems: 409 `service_not_offered` where it is in the catalogue no more, or runs on another engine. */
export async function sessionService(tx: Tx, id: string, on: string): Promise<SessionService> {
  const entry = await findEntry(tx, id, on)
  if (entry?.engine !== 'sessions') throw new Problem(409, 'service_not_offered', { service: id, on })
  return { entry, settings: settingsOf(entry) }
}
