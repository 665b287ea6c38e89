import type { Tx } from '../../../platform/database/transaction.ts'
import { findClauses } from '../../plans/index.ts'
import type { AdviceItem } from '../contract.ts'

/** Where something is printed, as entries and rules say it. */
export type Cited = { document: string; place: string }

/** The pages of the policy library that sources open, by source; those of documents it does not have are left out. */
export async function clauseLinks(tx: Tx, sources: readonly Cited[]): Promise<(source: Cited) => string | null> {
  const distinct = [...new Map(sources.map((source) => [keyOf(source), source])).values()]
  const found = await findClauses(tx, distinct)
  const links = new Map(distinct.map((source, at) => [keyOf(source), found[at]?.href ?? null]))
  return (source) => links.get(keyOf(source)) ?? null
}

/** Services that somebody may have, or may have once more is known, with the clause that their source opens. */
export async function withClauses(tx: Tx, items: AdviceItem[]): Promise<AdviceItem[]> {
  const shown = ({ group }: AdviceItem) => group === 'yes' || group === 'needs'
  const link = await clauseLinks(
    tx,
    items.filter(shown).map(({ service }) => service.cited),
  )
  return items.map((item) => (shown(item) ? { ...item, service: { ...item.service, clause: link(item.service.cited) } } : item))
}

const keyOf = ({ document, place }: Cited): string => JSON.stringify([document, place])
