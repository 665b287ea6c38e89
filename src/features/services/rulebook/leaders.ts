import type { Tx } from '../../../platform/database/transaction.ts'
import { partsOf } from '../../../platform/rules/document/versions.ts'
import type { CatalogueEntry } from '../catalogue/contract.ts'
import { entriesOn } from '../catalogue/entries.ts'
import { livingIn } from '../version-store.ts'

/**
 * Who leads what a rule is about: the first department of each service that names a rule of the same file. Rules of a file that the city or the nation
 * shares rest on no single service: nobody leads them but the coordinator.
 */
export async function leadersOf(tx: Tx): Promise<(rule: string) => string[]> {
  const living = await livingIn(tx, 'rule_version')
  const shared = new Set(living.flatMap(({ name, layer }) => (layer === 'district' ? [] : [fileOf(name)])))
  const entries = await entriesOn(tx, tx.today)
  return (rule) => {
    const file = fileOf(rule)
    if (shared.has(file)) return []
    const leading = entries.filter((entry) => rulesOf(entry).some((name) => fileOf(name) === file))
    return [...new Set(leading.flatMap(({ departments }) => departments[0]?.id ?? []))]
  }
}

const fileOf = (name: string): string => partsOf(name).file

/** The rules that an entry names. */
export const rulesOf = ({ rules }: Pick<CatalogueEntry, 'rules'>): string[] =>
  Object.values(rules).filter((name) => name !== undefined)
