import { z } from 'zod'
import { type Endpoint, endpoint } from '../../../platform/http/endpoint.ts'
import { changeDraft, getDraft, listDrafts, makeDraft, withdrawDraft } from '../drafting/drafts.ts'
import { getImpact, listImpactPersons, previewImpact } from '../drafting/impact.ts'
import { drafters, readers } from '../policy.ts'
import { DistrictParams, Made, OnQuery, Reason, RecordParams } from '../shapes.ts'
import { checkText } from './checking.ts'
import {
  DraftList,
  DraftQuery,
  DraftText,
  DraftView,
  FactEntries,
  Faults,
  Impact,
  ImpactPersons,
  ImpactQuery,
  ImpactWish,
  NewDraft,
  Publication,
  Published,
  RuleList,
  RuleParams,
  RuleQuery,
  RuleText,
  RuleView,
} from './contract.ts'
import { ruleDrafts } from './drafted.ts'
import { publishRule, withdrawRule } from './publishing.ts'
import { getRule, listRuleFacts, listRules } from './views.ts'

const at = '/districts/{district}'
const drafts = `${at}/rule-drafts`
const draft = `${drafts}/{id}`

/** Rules over HTTP: reading them, and the way from a draft to what holds. */
export const rulebookRoutes: Endpoint[] = [
  endpoint({
    ...{ id: 'listRules', method: 'get', path: `${at}/rules`, scope: readers, summary: '某日有效的规则' },
    ...{ params: DistrictParams, query: RuleQuery, reply: RuleList },
    run: (ctx, { query }) => listRules(ctx, query),
  }),
  endpoint({
    ...{
      id: 'getRule',
      method: 'get',
      path: `${at}/rules/{rule}`,
      scope: readers,
      summary: '一条规则：正文、所问事实、引用关系、历次版本',
    },
    ...{ params: RuleParams, query: OnQuery, reply: RuleView },
    run: (ctx, { params, query }) => getRule(ctx, params.rule, query),
  }),
  endpoint({
    ...{ id: 'listRuleFacts', method: 'get', path: `${at}/rule-facts`, scope: readers, summary: '规则可用的事实，含尚待接入的' },
    ...{ params: DistrictParams, reply: FactEntries },
    run: (ctx) => listRuleFacts(ctx),
  }),
  endpoint({
    ...{
      id: 'checkRule',
      method: 'post',
      path: `${at}/rule-checks`,
      scope: drafters,
      summary: '检查规则正文，指出错在哪里，不保存',
    },
    ...{ params: DistrictParams, body: RuleText, reply: Faults },
    run: (ctx, { body }) => checkText(ctx, body),
  }),
  endpoint({
    ...{ id: 'draftRule', method: 'post', path: drafts, scope: drafters, summary: '起草或修改规则' },
    ...{ params: DistrictParams, body: NewDraft, reply: Made, status: 201 },
    run: (ctx, { body }) => makeDraft(ctx, ruleDrafts, { ...body, name: body.rule }),
  }),
  endpoint({
    ...{ id: 'listDrafts', method: 'get', path: drafts, scope: readers, summary: '规则草案' },
    ...{ params: DistrictParams, query: DraftQuery, reply: DraftList },
    run: (ctx, { query }) => listDrafts(ctx, ruleDrafts, query),
  }),
  endpoint({
    ...{ id: 'getDraft', method: 'get', path: draft, scope: readers, summary: '一份草案：正文、问题、现行正文、影响' },
    ...{ params: RecordParams, reply: DraftView },
    run: (ctx, { params }) => getDraft(ctx, ruleDrafts, params.id),
  }),
  endpoint({
    ...{ id: 'changeDraft', method: 'put', path: `${draft}/text`, scope: drafters, summary: '修改草案正文' },
    ...{ params: RecordParams, body: DraftText, reply: Made },
    run: (ctx, { params, body }) => changeDraft(ctx, ruleDrafts, params.id, body),
  }),
  endpoint({
    ...{ id: 'withdrawDraft', method: 'post', path: `${draft}/withdrawal`, scope: drafters, summary: '撤回草案' },
    ...{ params: RecordParams, reply: Made },
    run: (ctx, { params }) => withdrawDraft(ctx, ruleDrafts, params.id),
  }),
  endpoint({
    ...{ id: 'previewImpact', method: 'post', path: `${draft}/impact`, scope: drafters, summary: '试算草案会改变多少人的结果' },
    ...{ params: RecordParams, body: ImpactWish, reply: Made, status: 201 },
    run: (ctx, { params, body }) => previewImpact(ctx, ruleDrafts, params.id, body),
  }),
  endpoint({
    ...{ id: 'getImpact', method: 'get', path: `${draft}/impact`, scope: readers, summary: '试算的进度与结果' },
    ...{ params: RecordParams, reply: z.object({ impact: Impact.nullable() }) },
    run: (ctx, { params }) => getImpact(ctx, ruleDrafts, params.id),
  }),
  endpoint({
    ...{
      id: 'listImpactPersons',
      method: 'get',
      path: `${draft}/impact/persons`,
      scope: readers,
      summary: '结果会改变的人；无权看到的只计数',
    },
    ...{ params: RecordParams, query: ImpactQuery, reply: ImpactPersons },
    run: (ctx, { params, query }) => listImpactPersons(ctx, ruleDrafts, params.id, query),
  }),
  endpoint({
    ...{ id: 'publishRule', method: 'post', path: `${draft}/publication`, scope: drafters, summary: '发布草案，自某日起生效' },
    ...{ params: RecordParams, body: Publication, reply: Published, status: 201 },
    run: (ctx, { params, body }) => publishRule(ctx, params.id, body),
  }),
  endpoint({
    ...{
      id: 'withdrawRule',
      method: 'post',
      path: `${at}/rule-versions/{id}/withdrawal`,
      scope: drafters,
      summary: '撤销一版规则，恢复此前的',
    },
    ...{ params: RecordParams, body: Reason, reply: Made },
    run: (ctx, { params, body }) => withdrawRule(ctx, params.id, body),
  }),
]
