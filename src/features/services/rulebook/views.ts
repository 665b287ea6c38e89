import type { Context } from '../../../platform/context.ts'
import { reading } from '../../../platform/database/transaction.ts'
import { found } from '../../../platform/problem.ts'
import type { RuleBook } from '../../../platform/rules/decide/book.ts'
import type { Rule } from '../../../platform/rules/document/contract.ts'
import { matchRank } from '../../../platform/search/match.ts'
import type { CatalogueEntry } from '../catalogue/contract.ts'
import { entriesOn } from '../catalogue/entries.ts'
import { mayPublish } from '../policy.ts'
import { type Version, versionsNamed, versionsOn } from '../version-store.ts'
import { asksOf } from './asks.ts'
import { districtBook } from './book.ts'
import type { FactEntry, RuleBrief, RuleList, RuleQuery, RuleVersion, RuleView } from './contract.ts'
import { factEntries, knownFacts } from './known.ts'
import { leadersOf, rulesOf } from './leaders.ts'
import { textOf } from './text.ts'

/** The rules that hold on a day, by name; with words the best match first. */
export function listRules(ctx: Context, { on: asked, kind, layer, words }: RuleQuery): Promise<RuleList> {
  return reading(ctx, async (tx) => {
    const on = asked ?? tx.today
    const entries = await entriesOn(tx, on)
    const { book } = await districtBook(tx)
    const rules = (await versionsOn(tx, 'rule_version', on))
      .map((version) => briefOf(version, { entries, book, on }))
      .filter((rule) => (kind === undefined || rule.kind === kind) && (layer === undefined || rule.layer === layer))
    if (!words) return { on, rules }
    const ranked = rules.map((rule) => ({ rule, rank: rankOf(rule, words) })).filter(({ rank }) => rank > 0)
    return { on, rules: ranked.sort((a, b) => b.rank - a.rank).map(({ rule }) => rule) }
  })
}

/** One rule as it holds on a day, else as it last held or will hold, with all its versions. Problems: 404. */
export function getRule(ctx: Context, name: string, { on: asked }: { on?: string | undefined }): Promise<RuleView> {
  return reading(ctx, async (tx) => {
    const on = asked ?? tx.today
    const versions = await versionsNamed(tx, 'rule_version', name)
    const standing = await versionsOn(tx, 'rule_version', on)
    const version = found(
      standing.find((one) => one.name === name) ?? versions.find((one) => !one.withdrawnAt) ?? versions[0],
      'rule',
    )
    const known = await knownFacts(tx)
    const facts = new Map(factEntries(known).map((fact) => [fact.name, fact]))
    const rules = new Set(standing.map((one) => one.name))
    const asks = asksOf(version, { facts, rules })
    const rule = version.document as Rule
    return {
      ...{
        ...briefOf(version, { entries: await entriesOn(tx, on), book: (await districtBook(tx)).book, on }),
        hash: version.hash,
        text: textOf(rule),
        rule: rule as Record<string, unknown>,
      },
      facts: asks.facts.map((fact) => ({
        name: fact,
        type: facts.get(fact)?.type ?? 'text',
        supplied: facts.get(fact)?.supplied ?? false,
      })),
      names: asks.rules,
      namedBy: standing
        .filter((one) => one.name !== name && asksOf(one, { facts, rules }).rules.includes(name))
        .map((one) => one.name),
      versions: versions.map(versionShown),
      mayPublish: mayPublish(tx.actor, tx.district, (await leadersOf(tx))(name)),
    }
  })
}

/** What rules of the district may ask for. */
export const listRuleFacts = (ctx: Context): Promise<{ facts: FactEntry[] }> =>
  reading(ctx, async (tx) => ({ facts: factEntries(await knownFacts(tx)) }))

type Around = { entries: readonly CatalogueEntry[]; book: RuleBook; on: string }

function briefOf(version: Version, { entries, book, on }: Around): RuleBrief {
  const { name, layer, origin, validFrom, validTo } = version
  const rule = version.document as Rule
  // What rests on a rule that is to be confirmed is so too; a version that does not hold on the day rests on nothing then.
  const confirmed = rule.confirmed && (book.rule(name, on)?.hash !== version.hash || book.confirmed(name, on))
  return {
    ...{ name, layer, origin, validFrom, validTo, kind: rule.kind, about: rule.about, confirmed },
    ...{ says: rule.says ?? null, unit: rule.kind === 'eligibility' ? null : (rule.unit ?? null) },
    document: rule.source ? `${rule.source.document} ${rule.source.place}` : null,
    services: entries.filter((entry) => rulesOf(entry).includes(name)).map((entry) => ({ id: entry.id, name: entry.name })),
  }
}

function versionShown(version: Version): RuleVersion {
  const { id, layer, hash, validFrom, validTo, origin, publishedAt, publishedBy, withdrawnAt, withdrawnBy, withdrawnWhy } =
    version
  return {
    ...{ id, layer, hash, validFrom, validTo, origin, publishedBy, publishedAt: publishedAt.toISOString() },
    withdrawn: withdrawnAt ? { at: withdrawnAt.toISOString(), by: withdrawnBy ?? '', why: withdrawnWhy ?? '' } : null,
    text: textOf(version.document as Rule),
  }
}

function rankOf({ name, says, services }: RuleBrief, words: string): number {
  const names = [name, ...name.split('.'), says?.zh ?? '', ...services.map((service) => service.name.zh)]
  return Math.max(...names.map((one) => matchRank(one, words)), 0)
}
