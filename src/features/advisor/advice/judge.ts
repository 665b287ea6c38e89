import type { RuleBook } from '../../../platform/rules/decide/book.ts'
import type { FactRead } from '../../../platform/rules/decide/contract.ts'
import { RuleProblem } from '../../../platform/rules/decide/edition.ts'
import { FeelProblem } from '../../../platform/rules/feel/syntax.ts'
import type { CatalogueEntry } from '../../services/catalogue/contract.ts'
import type { AdviceItem, AdvisedService, Call, Who } from '../contract.ts'
import type { Known } from './answered.ts'
import { nationalHotline } from './calling.ts'
import { gainsOf } from './gains.ts'
import { reasonsOf } from './reasons.ts'
import { agreedGains, type Deciding, decidingOf, openNames, told, worldsOf, yearsOf } from './worlds.ts'

/** What advice is asked of: a district's rules and services on a day, for whom, and what is known of them. */
export type Asked = {
  book: RuleBook
  entries: readonly CatalogueEntry[]
  on: string
  who: Who
  known: Known
  speaking?: Speaking
}

/** What a catalogue does not say of its offices: their names in English by id, and whom one calls where a service has no number of its own. */
export type Speaking = { english: ReadonlyMap<string, string>; call: Call }

/** Judges every service that could be for somebody; the most relevant of each group first. Pure. */
export function judgeServices(asked: Asked): { items: AdviceItem[]; facts: FactRead[] } {
  const read = new Map<string, FactRead>()
  const asking = { ...asked, decides: decidingOf(asked) }
  const items = asked.entries.flatMap((entry) => {
    const found = readable(() => judgeOne(entry, asking))
    for (const fact of found?.facts ?? []) if (fact.known) read.set(fact.name, fact)
    return found ? [found] : []
  })
  return {
    items: items.sort((a, b) => b.weight - a.weight).map(({ item }) => item),
    facts: [...read.values()],
  }
}

type Judged = { item: AdviceItem; weight: number; facts: FactRead[] }

function judgeOne(entry: CatalogueEntry, asked: Asked & { decides: Deciding }): Judged | undefined {
  const rule = entry.rules.eligibility
  if (rule === undefined)
    return concerns(entry, [], asked)
      ? { item: itemOf(entry, { group: 'open' }, asked.speaking), weight: weightOf(entry, 0), facts: [] }
      : undefined
  const names = factsAsked(rule, asked)
  if (!names || !concerns(entry, names, asked)) return undefined
  const known = names.includes(raising) ? asCarer(asked) : asked.known
  const { book, on } = asked
  const decision = asked.decides(rule, names, known)
  const gains =
    decision.outcome === 'no'
      ? []
      : agreedGains(
          worldsOf(known, gainNames(entry, asked)).map((facts) => gainsOf(book, entry, on, facts)),
          openNames(known),
        )
  const item = itemOf(
    entry,
    {
      ...{ group: decision.outcome, reasons: reasonsOf(decision.tree, decision.outcome), missing: decision.needs, gains },
      confirmed: decision.confirmed,
    },
    asked.speaking,
  )
  const facts = decision.facts.map((fact) => told(fact, known))
  const specific = facts.filter((fact) => fact.known && !everyday.has(fact.name)).length
  return { item, weight: weightOf(entry, specific - decision.needs.length + gains.length), facts }
}

/** The facts that a service's amounts ask for, where some are open. */
const gainNames = ({ rules: { subsidy, fee, quota } }: CatalogueEntry, asked: Asked): string[] =>
  (asked.known.open.length === 0 ? [] : [subsidy, fee, quota]).flatMap((name) =>
    name === undefined ? [] : (factsAsked(name, asked) ?? []),
  )

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
const ofWork = new Set(['从事养老服务', '从事托育服务', '从事认知障碍照护', '从业岗位'])
const everyday = new Set(['年龄', '月龄', '居住区', '户籍区'])
const raising = '养育最小幼儿月龄'

/**
 * Whether a service is for somebody asked about like this: an older person's, a child's with what is for whoever brings it up, or for a grown-up what is for
 * older people, parents and those who work in care. Services for organisations are not.
 */
function concerns({ domain, forStaff }: CatalogueEntry, names: readonly string[], { who, known }: Asked): boolean {
  const old = who === 'elder' || (who === 'self' && (yearsOf(known) ?? 0) >= 60)
  const working = forStaff === true || names.some((name) => ofWork.has(name))
  if (old) return domain === '养老' && !working
  if (who === 'child') return domain === '托育' && !working
  if (domain === '养老') return true
  if (domain === '托育') return names.includes(raising)
  return working
}

/** Of a child's carer one knows the child's age and where the family lives. */
function asCarer({ who, known }: Asked): Known {
  if (who !== 'child') return known
  const months = known.facts.get('月龄')
  const family = new Map([...known.facts].filter(([name]) => ofFamily.has(name)))
  const open = known.open.flatMap((cases) => {
    const raised = cases.flatMap((one) => one.get('月龄') ?? []).map((one) => new Map([[raising, one]]))
    return raised.length > 0 ? [raised] : []
  })
  return { facts: months ? family.set(raising, months) : family, open }
}

const ofFamily = new Set(['居住区', '户籍区', '本市户籍', '低保', '低收入', '特困'])

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
  placeType: entry.placeType ?? null,
  call: entry.phone === undefined ? call : { number: entry.phone, of: 'service', name: null },
  how: entry.how ?? null,
  source: `${entry.source.document} ${entry.source.place}`,
  cited: { document: entry.source.document, place: entry.source.place },
  clause: null,
})

const unspoken: Speaking = { english: new Map(), call: nationalHotline }
