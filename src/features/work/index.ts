import { reading } from '../../platform/database/transaction.ts'
import { defineFeature, type Feature } from '../../platform/feature.ts'
import { endpoint } from '../../platform/http/endpoint.ts'
import { MyWork } from './contract.ts'
import en from './words.en.json' with { type: 'json' }
import zh from './words.zh.json' with { type: 'json' }

/** My work (待办): what every feature asks of the signed-in person, the urgent and the earliest first. */
export const workOf = (features: Feature[]) =>
  defineFeature({
    name: 'work',
    floor: 'composer',
    words: { zh, en },
    routes: [
      endpoint({
        ...{ id: 'getMyWork', method: 'get', path: '/districts/{district}/work', summary: '我的待办' },
        scope: ['street_officer', 'department_officer', 'coordinator', 'auditor', 'administrator'],
        reply: MyWork,
        run: async (ctx) =>
          await reading(ctx, async (tx) => {
            const items = []
            for (const feature of features) items.push(...((await feature.workItems?.(tx)) ?? []))
            return {
              today: tx.today,
              items: items.sort(
                (a, b) => Number(b.urgent) - Number(a.urgent) || (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999'),
              ),
            }
          }),
      }),
    ],
  })
