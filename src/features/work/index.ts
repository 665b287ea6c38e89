import { reading } from '../../platform/database/transaction.ts'
import { defineFeature, type Feature, type WorkItem } from '../../platform/feature.ts'
import { endpoint, type Scope } from '../../platform/http/endpoint.ts'
import { MyWork, SearchHits, SearchQuery } from './contract.ts'
import en from './words.en.json' with { type: 'json' }
import zh from './words.zh.json' with { type: 'json' }

const districtStaff: Scope = ['street_officer', 'department_officer', 'coordinator', 'auditor', 'administrator', 'provider']

/** My work (待办): what every feature asks of the signed-in person, the overdue first, then by the day it is due; and the search over what every feature can find. */
export const workOf = (features: Feature[]) =>
  defineFeature({
    name: 'work',
    floor: 'composer',
    words: { zh, en },
    routes: [
      endpoint({
        ...{ id: 'getMyWork', method: 'get', path: '/districts/{district}/work', summary: '我的待办' },
        scope: districtStaff,
        reply: MyWork,
        run: async (ctx) =>
          await reading(ctx, async (tx) => {
            const items = []
            for (const feature of features) items.push(...((await feature.workItems?.(tx)) ?? []))
            return {
              today: tx.today,
              items: items.sort(byUrgency(tx.today)),
            }
          }),
      }),
      endpoint({
        ...{ id: 'search', method: 'get', path: '/districts/{district}/search', summary: '按名称、拼音首字母或编号查找' },
        scope: districtStaff,
        ...{ query: SearchQuery, reply: SearchHits },
        run: async (ctx, { query }) =>
          await reading(ctx, async (tx) => {
            const hits = []
            for (const feature of features) hits.push(...((await feature.search?.(tx, query.words)) ?? []))
            return { hits: hits.sort((a, b) => b.rank - a.rank).slice(0, 20) }
          }),
      }),
    ],
  })

/** What is overdue first, then what is due by its day, then what has no day; of two alike what its feature calls urgent. */
function byUrgency(today: string): (a: WorkItem, b: WorkItem) => number {
  const rank = ({ dueOn }: WorkItem) => (dueOn === null ? 2 : dueOn < today ? 0 : 1)
  return (a, b) => rank(a) - rank(b) || (a.dueOn ?? '').localeCompare(b.dueOn ?? '') || Number(b.urgent) - Number(a.urgent)
}
