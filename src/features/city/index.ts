import type { Context } from '../../platform/context.ts'
import { inDistrict } from '../../platform/database/transaction.ts'
import { listDistricts } from '../../platform/districts/store.ts'
import { defineFeature } from '../../platform/feature.ts'
import { endpoint } from '../../platform/http/endpoint.ts'
import { Problem } from '../../platform/problem.ts'
import { type PublicBoard, publicBoard } from '../plans/index.ts'
import { City, CityQuery } from './contract.ts'
import { rowsOf } from './rows.ts'
import en from './words.en.json' with { type: 'json' }
import zh from './words.zh.json' with { type: 'json' }

/** The districts side by side on what their plans have in common. */
export const city = defineFeature({
  name: 'city',
  floor: 'composer',
  words: { zh, en },
  routes: [
    endpoint({
      ...{ id: 'getCity', method: 'get', path: '/city', scope: 'staff', summary: '五区对比' },
      ...{ query: CityQuery, reply: City },
      run: (ctx, { query }) => compareDistricts(ctx, query.asOf),
    }),
  ],
})

/** Reads each district's public board in a transaction of its own and joins them on what is measured. */
export async function compareDistricts(ctx: Context, asOf?: string): Promise<City> {
  const districts = await listDistricts(ctx.databases.app)
  const boards = (await Promise.all(districts.map(({ code, name }) => boardOf(inDistrict(ctx, code), name, asOf)))).flat()
  return {
    asOf: asOf ?? ctx.clock.today(),
    districts: boards.map(({ code, name, board }) => ({
      ...{
        code,
        name,
        periodEnd: board.plan.periodEnd,
        indicators: board.plan.indicators,
        tasks: board.plan.tasks,
        counts: board.counts,
      },
    })),
    rows: rowsOf(boards.map(({ board }) => board)),
  }
}

/** A district's public board; none where it had no plan on the day. */
async function boardOf(ctx: Context, name: string, asOf?: string): Promise<{ code: string; name: string; board: PublicBoard }[]> {
  try {
    return [{ code: ctx.district, name, board: await publicBoard(ctx, { asOf }) }]
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return []
    throw error
  }
}
