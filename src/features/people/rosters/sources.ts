import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/database/transaction.ts'
import type { Fact } from '../../../platform/feature.ts'
import { kindsOf } from '../facts/kinds.ts'
import type { RosterFact, RosterFilter } from './contract.ts'

/** Where the facts of a roster come from: kinds that people's own records hold, and what other features say about persons. */
export type Sources = { recorded: ReadonlySet<string>; others: ReadonlyMap<string, Fact>; known: RosterFact[] }

/** Days that features to come will supply; until one does, whoever asks for it is told that nothing does. */
const awaited = ['上次探访日期']

/** What can be asked for now. A district's own kinds count before what features say under the same name. */
export async function sourcesOf(ctx: Pick<Context, 'facts'>, tx: Tx): Promise<Sources> {
  const kinds = await kindsOf(tx)
  const recorded = new Set(kinds.map(({ name }) => name))
  const others = new Map(
    (ctx.facts ?? []).filter(({ about, name }) => about === 'person' && !recorded.has(name)).map((fact) => [fact.name, fact]),
  )
  return {
    ...{ recorded, others },
    known: [
      ...kinds.map(({ name, type, values }) => ({ name, type, values, sourced: true })),
      ...[...others.values()].map(({ name, type }) => ({ name, type, values: [], sourced: true })),
      ...awaited
        .filter((name) => !recorded.has(name) && !others.has(name))
        .map((name) => ({ name, type: 'date' as const, values: [], sourced: false })),
    ],
  }
}

/** The facts a filter names that nothing supplies. */
export function unsourcedIn({ facts = [], notSince = [] }: RosterFilter, { recorded, others }: Sources): string[] {
  const asked = [...facts.flatMap(({ anyOf }) => anyOf.map(({ name }) => name)), ...notSince.map(({ fact }) => fact)]
  return [...new Set(asked.filter((name) => !recorded.has(name) && !others.has(name)))]
}
