import type { Tx } from '../../../platform/database/transaction.ts'
import type { Fact } from '../../../platform/feature.ts'
import { contentHash } from '../../../platform/ids.ts'
import { compileRules, type RuleBook } from '../../../platform/rules/decide/book.ts'
import type { BookRule } from '../../../platform/rules/decide/edition.ts'
import type { FactInfo } from '../../../platform/rules/document/facts.ts'
import { contentHash as hashOf } from '../../../platform/rules/document/hash.ts'
import type { ReadRule } from '../../../platform/rules/document/read.ts'
import { fingerprintOf, type Version } from '../version-store.ts'
import { livingRules, named, withDraft } from './checking.ts'
import { knownFacts } from './known.ts'

/** The rules of a district ready to be asked on any day, with the facts that are supplied to them. */
export type DistrictBook = { book: RuleBook; supplied: ReadonlyMap<string, Fact> }

/** How many books are kept ready: districts often share the same rules. */
const keptAtMost = 50
const kept = new Map<string, RuleBook>()

/** The book of the transaction's district. It is made anew when a version or a kind of fact has changed, and else shared by all who ask. */
export async function districtBook(tx: Tx): Promise<DistrictBook> {
  const { supplied, infos, awaited } = await knownFacts(tx)
  const facts: FactInfo[] = [...infos, ...awaited]
  const key = `${await fingerprintOf(tx, 'rule_version')} ${contentHash(JSON.stringify(facts))}`
  const book = kept.get(key) ?? compileRules((await livingRules(tx)).map(bookRule), facts)
  kept.delete(key)
  kept.set(key, book)
  for (const old of kept.keys()) if (kept.size > keptAtMost) kept.delete(old)
  return { book, supplied }
}

/** The book as it would be with a draft in it; for one use. */
export async function bookWith(tx: Tx, draft: ReadRule): Promise<DistrictBook> {
  const { supplied, infos, awaited } = await knownFacts(tx)
  const rules = withDraft(await livingRules(tx), draft).map((one): BookRule => ({ ...one, hash: hashOf(one.rule) }))
  return { book: compileRules(rules, [...infos, ...awaited]), supplied }
}

const bookRule = (version: Version): BookRule => ({ ...named(version), hash: version.hash })
