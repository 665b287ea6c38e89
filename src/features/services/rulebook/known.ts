import type { Tx } from '../../../platform/database/transaction.ts'
import type { Fact } from '../../../platform/feature.ts'
import type { AwaitedFact } from '../../../platform/rules/document/contract.ts'
import type { FactInfo } from '../../../platform/rules/document/facts.ts'
import { readSetting } from '../../../platform/settings/store.ts'
import { factsIn, kindsOf } from '../../people/index.ts'
import { departmentNames } from '../../plans/index.ts'
import type { Nameable } from '../catalogue/named.ts'
import type { FactEntry } from './contract.ts'

/** Where seeds keep the facts that no feature supplies yet. */
export const awaitedSetting = 'services.awaited_facts'

/** Where seeds keep what the district's files say that entries may name: the plan's indicators and the list's lines. */
export const namesSetting = 'services.nameable'

/** What the district's entries may name: its departments as they are today, and what its files say. */
export async function knownNames(tx: Tx): Promise<Nameable> {
  return { ...(await readSetting<Nameable>(tx, namesSetting, {})), departments: await departmentNames(tx) }
}

/** What a district's rules may ask for: facts that are supplied, by name, and those still awaited. */
export type KnownFacts = { supplied: Map<string, Fact>; infos: FactInfo[]; awaited: AwaitedFact[] }

/** Every feature's facts, the district's own kinds in its own reading, and what is awaited and not supplied yet. */
export async function knownFacts(tx: Tx): Promise<KnownFacts> {
  const awaited = await readSetting<AwaitedFact[]>(tx, awaitedSetting, [])
  return known(tx.facts, await factsIn(tx), await levelsOf(tx), awaited)
}

function known(
  facts: readonly Fact[],
  own: readonly Fact[],
  levels: Map<string, string[]>,
  awaited: readonly AwaitedFact[],
): KnownFacts {
  const supplied = new Map([...facts, ...own].map((fact) => [fact.name, fact]))
  const infos = [...supplied.values()].map(({ name, type, about, whole, low }): FactInfo => {
    const values = levels.get(name)
    return { name, type, about, whole, low, ...(values ? { values } : {}) }
  })
  return { supplied, infos, awaited: awaited.filter(({ name }) => !supplied.has(name)) }
}

const levelsOf = async (tx: Tx): Promise<Map<string, string[]>> =>
  new Map((await kindsOf(tx)).flatMap(({ name, values }) => (values.length > 0 ? [[name, values]] : [])))

/** The same as the pages of rules list it. */
export const factEntries = ({ infos, awaited }: KnownFacts): FactEntry[] => [
  ...infos.map(({ name, type, about, values }) => ({
    name,
    type,
    about: about ?? 'person',
    supplied: true,
    values: [...(values ?? [])],
    from: null,
  })),
  ...awaited.map(({ name, type, about, from }) => ({ name, type, about, from, supplied: false, values: [] })),
]
