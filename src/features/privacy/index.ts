import { defineFeature, type Feature } from '../../platform/feature.ts'
import { endpoint } from '../../platform/http/endpoint.ts'
import {
  getRetentionRun,
  listRetentionRuns,
  publishSchedule,
  RetentionRun,
  RetentionRuns,
  RetentionSchedule,
  runRetention,
} from '../people/index.ts'
import { NewRun, PersonParams, Timeline, TimelineQuery } from './contract.ts'
import { exportPersonal } from './export.ts'
import { exportPage } from './resident/export.tsx'
import { timelineOf } from './timeline.ts'
import en from './words.en.json' with { type: 'json' }
import zh from './words.zh.json' with { type: 'json' }

const keepers = ['coordinator', 'administrator'] as const
const readers = ['coordinator', 'auditor', 'administrator'] as const
const at = '/districts/{district}'

/** What all features together hold about a person: a copy for them, and the retention schedule run over every kind of record. */
export const privacyOf = (features: Feature[]) => {
  const kinds = features.flatMap((feature) => feature.retention ?? [])
  const known = new Set(kinds.map(({ kind }) => kind))
  return defineFeature({
    name: 'privacy',
    floor: 'composer',
    words: { zh, en },
    pages: [exportPage(features)],
    jobs: {
      'privacy.retention': async (ctx) => {
        await runRetention(ctx, kinds, { dry: false })
      },
    },
    crontab: ['20 3 2 * * privacy.retention'],
    routes: [
      endpoint({
        ...{
          id: 'exportPersonal',
          method: 'get',
          path: `${at}/persons/{id}/export`,
          summary: '导出关于一个人的全部数据（JSON）',
        },
        ...{ scope: 'signed_in', params: PersonParams },
        run: async (ctx, { params }) => {
          const data = await exportPersonal(ctx, params.id, features)
          const body = Buffer.from(`${JSON.stringify(data, null, 2)}\n`)
          return { download: { name: `${data.person.name}-${ctx.clock.today()}.json`, mediaType: 'application/json', body } }
        },
      }),
      endpoint({
        ...{
          id: 'getTimeline',
          method: 'get',
          path: `${at}/persons/{id}/timeline`,
          summary: '一个人的时间线：各功能的事项，新的在前',
        },
        ...{ scope: 'signed_in', params: PersonParams, query: TimelineQuery, reply: Timeline },
        run: (ctx, { params, query }) => timelineOf(ctx, params.id, { query, features }),
      }),
      endpoint({
        ...{
          id: 'startRetention',
          method: 'post',
          path: `${at}/retention-runs`,
          summary: '按留存期限试算或执行一次，并留下报告',
        },
        ...{ scope: keepers, body: NewRun, reply: RetentionRun, status: 201 },
        run: (ctx, { body }) => runRetention(ctx, kinds, body),
      }),
      endpoint({
        ...{ id: 'listRetentionRuns', method: 'get', path: `${at}/retention-runs`, summary: '历次留存处理的报告' },
        ...{ scope: readers, reply: RetentionRuns },
        run: async (ctx) => ({ runs: await listRetentionRuns(ctx) }),
      }),
      endpoint({
        ...{ id: 'getRetentionRun', method: 'get', path: `${at}/retention-runs/{id}`, summary: '一次留存处理做了什么' },
        ...{ scope: readers, params: PersonParams, reply: RetentionRun },
        run: (ctx, { params }) => getRetentionRun(ctx, params.id),
      }),
      endpoint({
        ...{ id: 'publishRetentionSchedule', method: 'put', path: `${at}/retention-schedule`, summary: '公布本区自己的留存期限' },
        ...{ scope: keepers, body: RetentionSchedule },
        run: (ctx, { body }) => publishSchedule(ctx, body, known),
      }),
    ],
  })
}
