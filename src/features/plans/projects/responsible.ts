import type { Tx } from '../../../platform/database/transaction.ts'
import { resolveDepartment } from '../publishing/resolve.ts'
import { readDirectory } from '../publishing/store.ts'
import type { Office } from '../tasks/policy.ts'
import { readOffices } from '../tasks/store.ts'

/** Tells which of the district's offices printed names stand for; a company that is no department of the district is nobody here. */
export async function readResponsible(tx: Tx, printed: readonly string[]): Promise<(names: readonly string[]) => Office[]> {
  const directory = await readDirectory(tx)
  const idsOf = (names: readonly string[]) => names.flatMap((name) => resolveDepartment(name, directory)?.departments ?? [])
  const offices = new Map((await readOffices(tx, [...new Set(idsOf(printed))])).map((office) => [office.id, office]))
  return (names) => idsOf(names).flatMap((id) => offices.get(id) ?? [])
}
