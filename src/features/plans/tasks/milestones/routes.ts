import { type Endpoint, endpoint } from '../../../../platform/http/endpoint.ts'
import { Reason, RecordParams } from '../../shapes.ts'
import { Milestone, MilestoneCompletion, NewMilestone, PlanQuery, TaskParams } from '../contract.ts'
import { officers } from '../policy.ts'
import { addMilestone, completeMilestone, withdrawMilestone } from './actions.ts'

export const milestoneRoutes: Endpoint[] = [
  endpoint({
    id: 'addMilestone',
    method: 'post',
    path: '/districts/{district}/tasks/{task}/milestones',
    scope: officers,
    summary: '为任务增设节点',
    params: TaskParams,
    query: PlanQuery,
    body: NewMilestone,
    reply: Milestone,
    status: 201,
    run: (ctx, { params, query, body }) => addMilestone(ctx, params.task, body, query),
  }),
  endpoint({
    id: 'completeMilestone',
    method: 'post',
    path: '/districts/{district}/milestones/{id}/completion',
    scope: officers,
    summary: '节点完成，附佐证材料',
    params: RecordParams,
    body: MilestoneCompletion,
    reply: Milestone,
    status: 201,
    run: (ctx, { params, body }) => completeMilestone(ctx, params.id, body),
  }),
  endpoint({
    id: 'withdrawMilestone',
    method: 'post',
    path: '/districts/{district}/milestones/{id}/withdrawal',
    scope: officers,
    summary: '撤回节点，须说明理由',
    params: RecordParams,
    body: Reason,
    reply: Milestone,
    status: 201,
    run: (ctx, { params, body }) => withdrawMilestone(ctx, params.id, body),
  }),
]
