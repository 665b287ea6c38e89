import type { Tx } from '../../../platform/database/transaction.ts'
import type { NearItem } from '../../../platform/feature.ts'
import type { Point } from '../../../platform/geo/distance.ts'
import { currentCatalogue } from '../catalogue/current.ts'
import type { Free } from './contract.ts'
import { entriesOf } from './entries.ts'
import { inOrder } from './order.ts'
import { readOpen } from './store.ts'

/** More than these nobody reads on a first page; the directory has them all. */
const mostNear = 24

/** The open facilities within so many metres, the nearest first, with what their last report leaves free. */
export async function placesNear(tx: Tx, at: Point, metres: number): Promise<NearItem[]> {
  const reached = inOrder(
    (await readOpen(tx)).map((it) => ({ ...it, rank: 0 })),
    at,
  ).filter((it) => it.metres !== null && it.metres <= metres)
  const entries = await entriesOf(tx, reached.slice(0, mostNear), await currentCatalogue(tx))
  return entries.map(({ id, name, typeName, metres: far, free }) => ({
    ...{ title: name, href: `/places/${id}`, metres: far ?? 0 },
    notes: [{ key: 'places.near.type', values: typeName }],
    ...stateOf(free),
  }))
}

/** The kind with most room speaks for the facility. */
function stateOf(free: readonly Free[]): Pick<NearItem, 'state'> {
  const most = [...free].sort((a, b) => b.free - a.free)[0]
  if (!most) return {}
  if (most.free === 0) return { state: { key: 'places.free.none', tone: 'wait' } }
  return { state: { key: `places.free.${most.kind}`, values: { n: most.free }, tone: 'good' } }
}
