import { z } from 'zod'
import { type Endpoint, endpoint } from '../../../platform/http/endpoint.ts'
import { adviceReaders } from '../consultations/policy.ts'
import { RuleParams } from '../rulebook/contract.ts'
import { DistrictParams, RecordParams } from '../shapes.ts'
import { exportDecided, listDecided } from './across.ts'
import { decidePerson, getDecision, listDecisions } from './actions.ts'
import {
  DecidedList,
  DecidedQuery,
  Decision,
  DecisionList,
  DecisionQuery,
  DecisionWish,
  MadeDecision,
  Trial,
} from './contract.ts'
import { tryRule } from './trial.ts'

const at = '/districts/{district}'
const ofRule = `${at}/rules/{rule}/decisions`
const ofPerson = `${at}/persons/{id}/decisions`

/** Decisions over HTTP; whose they are decides who sees them. */
export const decisionRoutes: Endpoint[] = [
  endpoint({
    ...{ id: 'decidePerson', method: 'post', path: ofPerson, scope: 'signed_in', summary: '按一条规则对一人作出判定，注明目的' },
    ...{ params: RecordParams, body: DecisionWish, reply: MadeDecision, status: 201 },
    run: (ctx, { params, body }) => decidePerson(ctx, params.id, body),
  }),
  endpoint({
    ...{ id: 'listDecisions', method: 'get', path: ofPerson, scope: 'signed_in', summary: '关于一人的历次判定' },
    ...{ params: RecordParams, query: DecisionQuery, reply: DecisionList },
    run: (ctx, { params, query }) => listDecisions(ctx, params.id, query),
  }),
  endpoint({
    ...{
      id: 'getDecision',
      method: 'get',
      path: `${at}/decisions/{id}`,
      scope: 'signed_in',
      summary: '一次判定：所用事实、结果与条款',
    },
    ...{ params: RecordParams, query: DecisionQuery.pick({ purpose: true }), reply: MadeDecision },
    run: (ctx, { params, query }) => getDecision(ctx, params.id, query),
  }),
  endpoint({
    ...{
      id: 'listDecided',
      method: 'get',
      path: `${ofRule}`,
      scope: adviceReaders,
      summary: '按一条规则作出的判定：职责范围内的人，可按结果和日期筛选',
    },
    ...{ params: RuleParams, query: DecidedQuery, reply: DecidedList },
    run: (ctx, { params, query }) => listDecided(ctx, params.rule, query),
  }),
  endpoint({
    ...{ id: 'exportDecided', method: 'get', path: `${ofRule}.xlsx`, scope: adviceReaders, summary: '导出按一条规则作出的判定' },
    ...{ params: RuleParams, query: DecidedQuery.extend({ lang: z.string().optional() }) },
    run: (ctx, { params, query }) => exportDecided(ctx, params.rule, query),
  }),
  endpoint({
    ...{
      id: 'tryRule',
      method: 'post',
      path: `${at}/rule-trials`,
      scope: 'signed_in',
      summary: '试算：对假设的人按规则判定，不保存',
    },
    ...{ params: DistrictParams, body: Trial, reply: Decision },
    run: (ctx, { body }) => tryRule(ctx, body),
  }),
]
