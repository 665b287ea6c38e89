import type { Tx } from '../../../platform/database/transaction.ts'
import { entriesOn } from '../../services/index.ts'
import { type SessionSettings, settingsOf } from '../settings.ts'

/** A service of sessions as the lists of use name it: what it is called, and its rules by name. */
export type CountedService = { id: string; name: string; eligibility: string | undefined; quota: string | undefined }

/** The services of the district's catalogue today that count as something, by their settings. */
export async function servicesCountedAs(tx: Tx, counts: SessionSettings['counts']): Promise<CountedService[]> {
  const entries = (await entriesOn(tx, tx.today)).filter((entry) => entry.engine === 'sessions')
  return entries
    .filter((entry) => settingsOf(entry).counts === counts)
    .map(({ id, name, rules }) => ({ id, name: name.zh, eligibility: rules.eligibility, quota: rules.quota }))
}

/** One service, whatever it counts as; none where the catalogue has it not today. */
export async function servicesNamed(tx: Tx, service: string): Promise<CountedService[]> {
  const entries = (await entriesOn(tx, tx.today)).filter(({ id, engine }) => id === service && engine === 'sessions')
  return entries.map(({ id, name, rules }) => ({ id, name: name.zh, eligibility: rules.eligibility, quota: rules.quota }))
}
