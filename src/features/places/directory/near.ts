import type { Tx } from '../../../platform/database/transaction.ts'
import { mostNear, type NearItem } from '../../../platform/feature.ts'
import type { Point } from '../../../platform/geo/distance.ts'
import { currentCatalogue } from '../catalogue/current.ts'
import type { Free } from './contract.ts'
import { entriesOf } from './entries.ts'
import { inOrder } from './order.ts'
import { readOpen } from './store.ts'

/** The open facilities within so many metres, the nearest first; those that a first page has room for with what their last report leaves free. */
export async function placesNear(tx: Tx, at: Point, metres: number): Promise<NearItem[]> {
  const reached = inOrder(
    (await readOpen(tx)).map((it) => ({ ...it, rank: 0 })),
    at,
  ).filter((it) => it.metres !== null && it.metres <= metres)
  const entries = await entriesOf(tx, reached.slice(0, mostNear), await currentCatalogue(tx))
  const said = entries.map(({ id, name, typeName, metres: far, free }) => ({
    ...{ title: name, href: `/places/${id}`, list: '/places', metres: far ?? 0 },
    notes: [{ key: 'places.near.type', values: typeName }],
    ...stateOf(free.filter(({ old }) => !old)),
  }))
  const farther = reached.slice(mostNear).map(({ id, name, metres: far }) => ({
    ...{ title: name, href: `/places/${id}`, list: '/places', metres: far ?? 0, notes: [] },
  }))
  return [...said, ...farther]
}

/** The kind with most room speaks for the facility, with the day of its report; of what was reported long ago a line says nothing. */
function stateOf(free: readonly Free[]): Pick<NearItem, 'state'> {
  const most = [...free].sort((a, b) => b.free - a.free)[0]
  if (!most) return {}
  const [, month, date] = most.on.split('-').map(Number)
  const values = { n: most.free, month, date, iso: most.on }
  return {
    state: { key: `places.near.${most.free === 0 ? 'full' : most.kind}`, values, tone: most.free === 0 ? 'wait' : 'good' },
  }
}
