import type { Tx } from '../../../platform/database/transaction.ts'
import type { Told } from './contract.ts'
import { keepAbout } from './listed-store.ts'

/** What was done with several persons at once, as the record tells it. */
export type ListDeed = {
  action: string
  subject: string
  details: Record<string, unknown>
  how: Told
  persons: readonly string[]
}

/**
 * Writes one line about several persons, each of whom reads it among those who looked at their record: a look-up by number (`looked_up`), a list read for a
 * purpose (`listed`), a list taken away as a file (`taken`), a household made, ended or changed (`household`). Every feature that hands out such a list says it here.
 */
export async function noteListed(tx: Tx, { action, subject, details, how, persons }: ListDeed): Promise<void> {
  await tx.audit(action, subject, details)
  const line = tx.told.lines.at(-1)
  if (line && persons.length > 0) await keepAbout(tx, line.id, persons, how)
}
