import type { Tx } from '../../../platform/database/transaction.ts'
import type { Fact } from '../../../platform/feature.ts'
import { contentHash } from '../../../platform/ids.ts'
import { compileRules, type RuleBook } from '../../../platform/rules/decide/book.ts'
import type { BookRule } from '../../../platform/rules/decide/edition.ts'
import type { FactInfo } from '../../../platform/rules/document/facts.ts'
import { contentHash as hashOf } from '../../../platform/rules/document/hash.ts'
import type { ReadRule } from '../../../platform/rules/document/read.ts'
import { kindsSetting } from '../../people/index.ts'
import { fingerprintOf, livingIn, type Version } from '../version-store.ts'
import { livingRules, named, withDraft } from './checking.ts'
import { awaitedSetting, knownFacts } from './known.ts'
import { stateOf } from './state-store.ts'

/** The rules of a district ready to be asked on any day, with the facts that are supplied to them, and its services. */
export type DistrictBook = { book: RuleBook; supplied: ReadonlyMap<string, Fact>; services: readonly Version[] }

/** How many are kept ready. Books are kept by what they say, since districts often share the same rules; districts by what they consist of. */
const keptAtMost = 50
const books = new Map<string, RuleBook>()
const districts = new WeakMap<readonly Fact[], Map<string, DistrictBook>>()

/** The book of the transaction's district. It is made anew when a version or a kind of fact has changed, and else shared by all who ask: one short query. */
export async function districtBook(tx: Tx): Promise<DistrictBook> {
  const ready = districts.get(tx.facts) ?? new Map<string, DistrictBook>()
  districts.set(tx.facts, ready)
  const key = `${tx.district} ${await stateOf(tx, [kindsSetting, awaitedSetting])}`
  return keep(ready, key, ready.get(key) ?? (await made(tx)))
}

async function made(tx: Tx): Promise<DistrictBook> {
  const { supplied, infos, awaited } = await knownFacts(tx)
  const facts: FactInfo[] = [...infos, ...awaited]
  const key = `${await fingerprintOf(tx, 'rule_version')} ${contentHash(JSON.stringify(facts))}`
  const book = keep(books, key, books.get(key) ?? compileRules((await livingRules(tx)).map(bookRule), facts))
  return { book, supplied, services: await livingIn(tx, 'service_version') }
}

/** Keeps the newest used. */
function keep<T>(kept: Map<string, T>, key: string, value: T): T {
  kept.delete(key)
  kept.set(key, value)
  for (const old of kept.keys()) if (kept.size > keptAtMost) kept.delete(old)
  return value
}

/** The book as it would be with a draft in it; for one use. */
export async function bookWith(tx: Tx, draft: ReadRule): Promise<DistrictBook> {
  const { supplied, infos, awaited } = await knownFacts(tx)
  const { services } = await districtBook(tx)
  const rules = withDraft(await livingRules(tx), draft).map((one): BookRule => ({ ...one, hash: hashOf(one.rule) }))
  return { book: compileRules(rules, [...infos, ...awaited]), supplied, services }
}

const bookRule = (version: Version): BookRule => ({ ...named(version), hash: version.hash })
