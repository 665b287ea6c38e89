import { type Endpoint, endpoint } from '../../../platform/http/endpoint.ts'
import { DistrictParams, RecordParams } from '../shapes.ts'
import { decidePerson, getDecision, listDecisions } from './actions.ts'
import { Decision, DecisionList, DecisionQuery, DecisionWish, MadeDecision, Trial } from './contract.ts'
import { tryRule } from './trial.ts'

const at = '/districts/{district}'
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
