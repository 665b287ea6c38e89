import { plusDays } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import type { CountQuestion } from '../../../platform/counters/counter.ts'
import { reading, type Tx } from '../../../platform/database/transaction.ts'
import { listStreets } from '../../../platform/districts/store.ts'
import type { Gap } from '../../../platform/feature.ts'
import { Problem } from '../../../platform/problem.ts'
import type { Catalogue } from '../catalogue/contract.ts'
import { currentCatalogue } from '../catalogue/current.ts'
import { seenOn } from '../facilities/list.ts'
import type { GapRowsQuery } from './contract.ts'
import { definitions } from './definitions.ts'
import { facilitiesWithout, narrowed } from './gaps-store.ts'
import type { Piece } from './parts-store.ts'
import { lackingByStreet, listRows } from './store.ts'

/** What rows lack a needed fact, by counter and street, and which department mends it (PLAN-09). */
export async function placeGaps(tx: Tx): Promise<Gap[]> {
  return (await gapLines(tx)).map(({ counter, street, missing, owner }) => ({
    ...{ counter, street, missing, owner },
    href: `/console/${tx.district}/places?lacking=${encodeURIComponent(counter)}&street=${street}`,
  }))
}

/** The same with names, for a page. */
export async function listGaps(ctx: Context, asOf?: string) {
  return await reading(seenOn(ctx, asOf), async (tx) => ({ asOf: tx.asOf, lines: await gapLines(tx) }))
}

/** The facilities behind one line. 422 `gap_unknown` where nothing is lacking by that name. */
export async function listGapRows(ctx: Context, query: GapRowsQuery) {
  return await reading(seenOn(ctx, query.asOf), async (tx) => {
    const lack = lacks(tx).find(({ counter }) => counter === query.counter)
    if (!lack)
      throw new Problem(422, 'gap_unknown', {
        counter: query.counter,
        expected: lacks(tx)
          .map(({ counter }) => counter)
          .join(', '),
      })
    const source = query.street === undefined ? lack.source : narrowed(lack.source, query.street)
    const { rows, total } = await listRows(tx, source, query, 'lacking')
    return { total, rows: rows.map(({ id, title, street, href }) => ({ id, title, street, href })) }
  })
}

type Lack = { counter: string; fact: string; type: string; name: string; source: Piece }

/** Each number with the fact its rows may lack; a nursery is asked for its filing, a kindergarten for its ownership, whatever the indicator's filter. */
function lacks(tx: Tx): Lack[] {
  const question: CountQuestion = { district: tx.district, from: tx.asOf, to: plusDays(tx.asOf, 1), filter: {} }
  const counted = Object.entries(definitions).flatMap(([counter, { lacks: lack, source, zh }]): Lack[] => {
    if (!lack) return []
    const filter: Record<string, string> =
      lack.fact === 'filed' ? { status: 'filed' } : lack.fact === 'ownership' ? { ownership: 'public' } : {}
    return [{ counter, ...lack, name: zh, source: source({ ...question, filter }) }]
  })
  const whereabouts = (['point', 'committee', 'organization'] as const).map(
    (fact): Lack => ({ counter: `facilities.${fact}`, fact, type: '', name: '设施', source: facilitiesWithout(question, fact) }),
  )
  return [...counted, ...whereabouts]
}

async function gapLines(tx: Tx) {
  const catalogue = await currentCatalogue(tx)
  const names = new Map((await listStreets(tx)).map(({ code, name }) => [code, name]))
  const lines = []
  for (const { counter, fact, type, name, source } of lacks(tx)) {
    for (const { street, missing } of await lackingByStreet(tx, source))
      lines.push({
        ...{ counter, counterName: name, fact, factName: factName(catalogue, fact), street, missing },
        ...{ streetName: names.get(street) ?? street, owner: catalogue.types[type]?.departments[0] ?? 'minzheng' },
      })
  }
  return lines
}

const otherFacts: Record<string, string> = { point: '坐标', committee: '居村委', organization: '经营主体', hours: '开放时间' }
const factName = ({ attributes }: Catalogue, fact: string) => attributes[fact]?.zh ?? otherFacts[fact] ?? fact
