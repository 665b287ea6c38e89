import { z } from 'zod'
import { type Endpoint, endpoint } from '../../../../platform/http/endpoint.ts'
import { changeDraft, getDraft, listDrafts, makeDraft, withdrawDraft } from '../../drafting/drafts.ts'
import { getImpact, listImpactPersons, previewImpact } from '../../drafting/impact.ts'
import { drafters, readers } from '../../policy.ts'
import {
  DraftList,
  DraftQuery,
  DraftText,
  DraftView,
  Faults,
  Impact,
  ImpactPersons,
  ImpactQuery,
  ImpactWish,
  Publication,
  Published,
} from '../../rulebook/contract.ts'
import { DistrictParams, Made, Reason, RecordParams } from '../../shapes.ts'
import { checkEntry } from './checking.ts'
import { EntryText, NewEntryDraft, ServiceIdParams, ServiceVersions } from './contract.ts'
import { serviceDrafts } from './drafted.ts'
import { publishEntry, withdrawEntry } from './publishing.ts'
import { listServiceVersions } from './versions.ts'

const at = '/districts/{district}'
const drafts = `${at}/service-drafts`
const draft = `${drafts}/{id}`

/** The way from a draft of an entry to what the catalogue says, over HTTP: as rules go. */
export const editingRoutes: Endpoint[] = [
  endpoint({
    ...{
      id: 'listServiceVersions',
      method: 'get',
      path: `${at}/services/{service}/versions`,
      scope: readers,
      summary: '服务条目的历次版本与正文',
    },
    ...{ params: ServiceIdParams, reply: ServiceVersions },
    run: (ctx, { params }) => listServiceVersions(ctx, params.service),
  }),
  endpoint({
    ...{
      id: 'checkService',
      method: 'post',
      path: `${at}/service-checks`,
      scope: drafters,
      summary: '检查服务条目的正文，指出错在哪里，不保存',
    },
    ...{ params: DistrictParams, body: EntryText, reply: Faults },
    run: (ctx, { body }) => checkEntry(ctx, body),
  }),
  endpoint({
    ...{ id: 'draftService', method: 'post', path: drafts, scope: drafters, summary: '起草或修改服务条目' },
    ...{ params: DistrictParams, body: NewEntryDraft, reply: Made, status: 201 },
    run: (ctx, { body }) => makeDraft(ctx, serviceDrafts, { ...body, name: body.service }),
  }),
  endpoint({
    ...{ id: 'listServiceDrafts', method: 'get', path: drafts, scope: readers, summary: '服务条目的草案' },
    ...{ params: DistrictParams, query: DraftQuery, reply: DraftList },
    run: (ctx, { query }) => listDrafts(ctx, serviceDrafts, query),
  }),
  endpoint({
    ...{
      id: 'getServiceDraft',
      method: 'get',
      path: draft,
      scope: readers,
      summary: '一份服务条目草案：正文、问题、现行正文、影响',
    },
    ...{ params: RecordParams, reply: DraftView },
    run: (ctx, { params }) => getDraft(ctx, serviceDrafts, params.id),
  }),
  endpoint({
    ...{ id: 'changeServiceDraft', method: 'put', path: `${draft}/text`, scope: drafters, summary: '修改服务条目草案的正文' },
    ...{ params: RecordParams, body: DraftText, reply: Made },
    run: (ctx, { params, body }) => changeDraft(ctx, serviceDrafts, params.id, body),
  }),
  endpoint({
    ...{ id: 'withdrawServiceDraft', method: 'post', path: `${draft}/withdrawal`, scope: drafters, summary: '撤回服务条目草案' },
    ...{ params: RecordParams, reply: Made },
    run: (ctx, { params }) => withdrawDraft(ctx, serviceDrafts, params.id),
  }),
  endpoint({
    ...{
      id: 'previewServiceImpact',
      method: 'post',
      path: `${draft}/impact`,
      scope: drafters,
      summary: '试算服务条目草案会改变多少人的结果',
    },
    ...{ params: RecordParams, body: ImpactWish, reply: Made, status: 201 },
    run: (ctx, { params, body }) => previewImpact(ctx, serviceDrafts, params.id, body),
  }),
  endpoint({
    ...{
      id: 'getServiceImpact',
      method: 'get',
      path: `${draft}/impact`,
      scope: readers,
      summary: '服务条目草案试算的进度与结果',
    },
    ...{ params: RecordParams, reply: z.object({ impact: Impact.nullable() }) },
    run: (ctx, { params }) => getImpact(ctx, serviceDrafts, params.id),
  }),
  endpoint({
    ...{
      id: 'listServiceImpactPersons',
      method: 'get',
      path: `${draft}/impact/persons`,
      scope: readers,
      summary: '服务条目改变后结果会变的人；无权看到的只计数',
    },
    ...{ params: RecordParams, query: ImpactQuery, reply: ImpactPersons },
    run: (ctx, { params, query }) => listImpactPersons(ctx, serviceDrafts, params.id, query),
  }),
  endpoint({
    ...{
      id: 'publishService',
      method: 'post',
      path: `${draft}/publication`,
      scope: drafters,
      summary: '发布服务条目草案，自某日起生效',
    },
    ...{ params: RecordParams, body: Publication, reply: Published, status: 201 },
    run: (ctx, { params, body }) => publishEntry(ctx, params.id, body),
  }),
  endpoint({
    ...{
      id: 'withdrawService',
      method: 'post',
      path: `${at}/service-versions/{id}/withdrawal`,
      scope: drafters,
      summary: '撤销一版服务条目，恢复此前的',
    },
    ...{ params: RecordParams, body: Reason, reply: Made },
    run: (ctx, { params, body }) => withdrawEntry(ctx, params.id, body),
  }),
]
