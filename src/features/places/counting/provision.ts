import type { Context } from '../../../platform/context.ts'
import { dayPeriod } from '../../../platform/counters/periods.ts'
import { stocksOn, streetCounts } from '../../../platform/counters/values.ts'
import { reading, type Tx } from '../../../platform/database/transaction.ts'
import { listStreets } from '../../../platform/districts/store.ts'
import type { Norm } from '../catalogue/contract.ts'
import { currentCatalogue } from '../catalogue/current.ts'
import { seenOn } from '../facilities/list.ts'
import type { ProvisionMeasure, Provisions } from './contract.ts'
import { registerIsSample } from './sample-store.ts'

/** Need, standard, stock and gap of each measure by street, from stored counts: the plan's own streets, each with the same standard. */
export async function getProvision(ctx: Context, asOf?: string): Promise<Provisions> {
  return await reading(seenOn(ctx, asOf), async (tx) => {
    const { norms } = await currentCatalogue(tx)
    const references = [...new Set(Object.values(norms).flatMap(({ stock, people }) => [stock, ...(people ? [people] : [])]))]
    const stored = await storedByStreet(tx, references)
    const streets = (await listStreets(tx)).filter(({ counts }) => counts)
    const peopleAreSample = await registerIsSample(tx)
    return {
      asOf: tx.asOf,
      peopleAreSample,
      measures: Object.entries(norms).map(([id, norm]) => measureOf(id, norm, stored, streets)),
    }
  })
}

type Stored = { on: string; streets: Map<string, { n: number; missing: number }> }

async function storedByStreet(tx: Tx, references: string[]): Promise<Map<string, Stored>> {
  const last = await stocksOn(tx, references)
  const stored = new Map<string, Stored>()
  for (const [reference, { startsOn }] of last) {
    const parts = await streetCounts(tx, reference, dayPeriod(startsOn))
    stored.set(reference, { on: startsOn, streets: new Map(parts.map(({ street, ...count }) => [street, count])) })
  }
  return stored
}

function measureOf(
  id: string,
  norm: Norm,
  stored: ReadonlyMap<string, Stored>,
  counted: readonly { code: string; name: string }[],
): ProvisionMeasure {
  const stock = stored.get(norm.stock)
  const people = norm.people ? stored.get(norm.people) : undefined
  const streets = counted.map(({ code, name }) => {
    const here = people ? (people.streets.get(code)?.n ?? 0) : null
    const there = stock ? (stock.streets.get(code)?.n ?? 0) : null
    const need = needOf(norm, here, 1)
    return {
      street: code,
      streetName: name,
      people: here,
      ...gapOf(need, there),
      missing: stock?.streets.get(code)?.missing ?? 0,
    }
  })
  const sum = (of: (street: (typeof streets)[number]) => number | null) =>
    streets.some((street) => of(street) === null) ? null : streets.reduce((total, street) => total + (of(street) ?? 0), 0)
  const everybody = sum(({ people: here }) => here)
  return {
    ...{
      id,
      name: norm.zh,
      unit: norm.unit,
      standard: norm.standard,
      per: norm.per,
      source: norm.source,
      unsure: norm.unsure ?? null,
    },
    ...{ stockOn: stock?.on ?? null, peopleOn: people?.on ?? null, streets },
    total: {
      people: everybody,
      ...gapOf(
        needOf(norm, everybody, counted.length),
        sum(({ stock: there }) => there),
      ),
      missing: streets.reduce((total, { missing }) => total + missing, 0),
    },
  }
}

/** What the standard asks for so many people, or for so many streets. */
export function needOf({ per, standard }: Pick<Norm, 'per' | 'standard'>, people: number | null, streets: number): number | null {
  if (per === 'street') return standard * streets
  return people === null ? null : (people * standard) / per
}

function gapOf(need: number | null, stock: number | null) {
  return { need, stock, gap: need === null || stock === null ? null : Math.max(0, need - stock) }
}
