import type { Context } from '../../../platform/context.ts'
import { reading, type Tx } from '../../../platform/database/transaction.ts'
import { fold } from '../../../platform/search/fold.ts'
import type { FoundClause } from './contract.ts'
import { clauseAt } from './reading/places.ts'
import { hrefOf } from './rows.ts'
import { readOn } from './rules.ts'
import { listPlaces, listVersions } from './store.ts'

/**
 * The clause that a rule's source `{ document, place }` means, where the library has it: documents are known by number or by title, as on the
 * transaction's day (`asOf`). Where the very place is not there, the nearest above it. Undefined where the document is not in the library.
 */
export async function findClause(tx: Tx, document: string, place: string): Promise<FoundClause | undefined> {
  const [answer] = await findClauses(tx, [{ document, place }])
  return answer
}

/** The same for many sources at once, in their order: the library is read once, and each document once. */
export async function findClauses(
  tx: Tx,
  sources: readonly { document: string; place: string }[],
): Promise<(FoundClause | undefined)[]> {
  const known = readOn(await listVersions(tx), tx.asOf)
  const places = new Map<string, Awaited<ReturnType<typeof listPlaces>>>()
  const answers: (FoundClause | undefined)[] = []
  for (const { document, place } of sources) {
    const named = plainName(document)
    const record = known.find(
      ({ period }) => named.length > 1 && [period.number ?? '', period.title].some((name) => plainName(name) === named),
    )?.period
    if (!record) {
      answers.push(undefined)
      continue
    }
    const { policy, version, title } = record
    if (!places.has(policy)) places.set(policy, await listPlaces(tx, policy, version))
    const at = clauseAt(place, places.get(policy) ?? [])
    const ordinal = at?.clause.ordinal
    const href = hrefOf(tx.district, policy, ordinal === undefined ? { version } : { version, clause: ordinal })
    answers.push({
      policy,
      version,
      title,
      ordinal: ordinal ?? 0,
      place: at?.clause.place ?? '',
      exact: at?.exact ?? false,
      href,
    })
  }
  return answers
}

/** Over HTTP: null where the document is not in the library. */
export async function findCitedClause(
  ctx: Context,
  { document, place }: { document: string; place: string },
): Promise<FoundClause | null> {
  return await reading(ctx, async (tx) => (await findClause(tx, document, place)) ?? null)
}

const plainName = (name: string) => fold(name).replaceAll(/[\s《》〈〉“”"'〔〕[\]（）()【】]/g, '')
