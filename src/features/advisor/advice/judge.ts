import type { RuleBook } from '../../../platform/rules/decide/book.ts'
import type { EligibilityDecision, FactRead } from '../../../platform/rules/decide/contract.ts'
import { RuleProblem } from '../../../platform/rules/decide/edition.ts'
import type { KnownFacts } from '../../../platform/rules/decide/read.ts'
import { FeelProblem } from '../../../platform/rules/feel/syntax.ts'
import type { CatalogueEntry } from '../../services/catalogue/contract.ts'
import type { AdviceItem, AdvisedService, Call, Who } from '../contract.ts'
import { hotline } from './calling.ts'
import { gainsOf } from './gains.ts'
import { reasonsOf } from './reasons.ts'

/** What advice is asked of: a district's rules and services on a day, for whom, and what is known of them. */
export type Asked = {
  book: RuleBook
  entries: readonly CatalogueEntry[]
  on: string
  who: Who
  facts: KnownFacts
  speaking?: Speaking
}

/** What a catalogue does not say of its offices: their names in English by id, and whom one calls where a service has no number of its own. */
export type Speaking = { english: ReadonlyMap<string, string>; call: Call }

/** Judges every service that could be for somebody; the most relevant of each group first. Pure. */
export function judgeServices(asked: Asked): { items: AdviceItem[]; facts: FactRead[] } {
  const read = new Map<string, FactRead>()
  const items = asked.entries.flatMap((entry) => {
    const found = readable(() => judgeOne(entry, asked))
    for (const fact of found?.facts ?? []) if (fact.known) read.set(fact.name, fact)
    return found ? [found] : []
  })
  return {
    items: items.sort((a, b) => b.weight - a.weight).map(({ item }) => item),
    facts: [...read.values()],
  }
}

type Judged = { item: AdviceItem; weight: number; facts: FactRead[] }

function judgeOne(entry: CatalogueEntry, asked: Asked): Judged | undefined {
  const rule = entry.rules.eligibility
  if (rule === undefined)
    return concerns(entry, [], asked)
      ? { item: itemOf(entry, { group: 'open' }, asked.speaking), weight: weightOf(entry, 0), facts: [] }
      : undefined
  const names = factsAsked(rule, asked)
  if (!names || !concerns(entry, names, asked)) return undefined
  const facts = names.includes(raising) ? asCarer(asked) : asked.facts
  const decision = asked.book.decide(rule, asked.on, facts) as EligibilityDecision
  const gains = decision.outcome === 'no' ? [] : gainsOf(asked.book, entry, asked.on, facts)
  const item = itemOf(
    entry,
    {
      ...{ group: decision.outcome, reasons: reasonsOf(decision.tree, decision.outcome), missing: decision.needs, gains },
      confirmed: decision.confirmed,
    },
    asked.speaking,
  )
  const specific = decision.facts.filter(({ name, known }) => known && !everyday.has(name)).length
  return { item, weight: weightOf(entry, specific - decision.needs.length + gains.length), facts: decision.facts }
}

/** The facts a rule about a person asks for; nothing for one about others or not in force. */
const factsAsked = (rule: string, { book, on }: Pick<Asked, 'book' | 'on'>): string[] | undefined =>
  book.rule(rule, on)?.rule.about === 'person' ? book.factsOf(rule, on) : undefined

/** A rule that cannot be carried out, e.g. since another was withdrawn, advises nobody. */
function readable<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch (error) {
    if (error instanceof RuleProblem || error instanceof FeelProblem) return undefined
    throw error
  }
}

/** The facts that advice may need of a person: all that the services' rules about persons ask for. */
export function factsOfServices(asked: Pick<Asked, 'book' | 'on' | 'entries'>): string[] {
  const rules = asked.entries.flatMap(({ rules: { eligibility, subsidy, fee, quota } }) => [eligibility, subsidy, fee, quota])
  const named = [...new Set(rules)].flatMap((rule) => (rule ? (readable(() => factsAsked(rule, asked)) ?? []) : []))
  return [...new Set(['年龄', '月龄', ...named])]
}

/** What is true of nearly everybody says little about why a service fits. */
const everyday = new Set(['年龄', '月龄', '居住区', '户籍区'])
const raising = '养育最小幼儿月龄'

/**
 * Whether a service is for somebody asked about like this: an older person's, a child's with what is for whoever brings it up, or for a grown-up what is for
 * older people, parents and those who work in care. Services for organisations are not.
 */
function concerns({ domain, audience }: CatalogueEntry, names: readonly string[], { who, facts }: Asked): boolean {
  const age = facts.get('年龄')?.value
  const old = who === 'elder' || (who === 'self' && typeof age === 'number' && age >= 60)
  const working = names.some((name) => name.startsWith('从事') || name === '从业岗位') || /从业|员工|工作人员/.test(audience)
  if (old) return domain === '养老' && !working
  if (who === 'child') return domain === '托育' && !working
  if (domain === '养老') return true
  if (domain === '托育') return names.includes(raising)
  return working
}

/** Of a child's carer one knows the child's age and where the family lives. */
function asCarer({ who, facts }: Asked): KnownFacts {
  if (who !== 'child') return facts
  const family = new Map([...facts].filter(([name]) => ['居住区', '户籍区', '本市户籍', '低保', '低收入', '特困'].includes(name)))
  const months = facts.get('月龄')
  return months ? family.set(raising, months) : family
}

/** What can be used here and now, and what was decided by more than age and address, comes first. */
const weightOf = ({ running, rules }: CatalogueEntry, fit: number): number =>
  fit * 2 + (running ? 1 : 0) + (rules.subsidy ? 3 : 0)

const itemOf = (
  entry: CatalogueEntry,
  judged: Partial<AdviceItem> & Pick<AdviceItem, 'group'>,
  speaking: Speaking | undefined,
): AdviceItem => ({
  ...{ service: advisedService(entry, speaking), reasons: [], missing: [], gains: [], confirmed: true },
  ...judged,
})

/** An entry of the catalogue in the shape of advice; unless more is known, one calls the city's hotline. */
export const advisedService = (entry: CatalogueEntry, { english, call }: Speaking = unspoken): AdvisedService => ({
  ...{ id: entry.id, name: entry.name, domain: entry.domain, engine: entry.engine },
  ...{ says: entry.says, audience: entry.audience, running: entry.running },
  departments: entry.departments.map(({ name, id }) => {
    const en = id === null ? undefined : english.get(id)
    return en === undefined ? { zh: name } : { zh: name, en }
  }),
  channels: entry.channels,
  call: entry.phone === undefined ? call : { number: entry.phone, of: 'service', name: null },
  how: entry.how ?? null,
  source: `${entry.source.document} ${entry.source.place}`,
  cited: { document: entry.source.document, place: entry.source.place },
  clause: null,
})

const unspoken: Speaking = { english: new Map(), call: hotline }
