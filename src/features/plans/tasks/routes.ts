import { type Endpoint, endpoint } from '../../../platform/http/endpoint.ts'
import { BoardQuery, DistrictParams } from '../shapes.ts'
import { assignDuties, getTask, linkIndicators, listTasks, reportTask } from './actions.ts'
import {
  DutyAssignment,
  LinkChange,
  NewTaskReport,
  PlanQuery,
  TaskBoard,
  TaskDetail,
  TaskParams,
  TaskReport,
} from './contract.ts'
import { milestoneRoutes } from './milestones/routes.ts'
import { coordinators, officers, readers } from './policy.ts'
import { supervisionRoutes } from './supervisions/routes.ts'

/** Tasks, their milestones, reports and duties, and supervisions, over HTTP. */
export const taskRoutes: Endpoint[] = [
  endpoint({
    id: 'listTasks',
    method: 'get',
    path: '/districts/{district}/tasks',
    scope: readers,
    summary: '任务看板：各项任务的责任部门、季度进展、节点与督办，可回看往日',
    params: DistrictParams,
    query: BoardQuery,
    reply: TaskBoard,
    run: (ctx, { query }) => listTasks(ctx, query),
  }),
  endpoint({
    id: 'getTask',
    method: 'get',
    path: '/districts/{district}/tasks/{task}',
    scope: readers,
    summary: '一项任务的全貌：节点、历次季度进展、督办、关联指标',
    params: TaskParams,
    query: BoardQuery,
    reply: TaskDetail,
    run: (ctx, { params, query }) => getTask(ctx, params.task, query),
  }),
  endpoint({
    id: 'reportTask',
    method: 'post',
    path: '/districts/{district}/tasks/{task}/reports',
    scope: officers,
    summary: '报送季度进展；同一季度再报即为更正',
    params: TaskParams,
    query: PlanQuery,
    body: NewTaskReport,
    reply: TaskReport,
    status: 201,
    run: (ctx, { params, query, body }) => reportTask(ctx, params.task, body, query),
  }),
  endpoint({
    id: 'assignDuties',
    method: 'post',
    path: '/districts/{district}/tasks/{task}/duties',
    scope: coordinators,
    summary: '指定牵头、配合、实施部门；原分工留存',
    params: TaskParams,
    query: PlanQuery,
    body: DutyAssignment,
    reply: TaskDetail,
    status: 201,
    run: (ctx, { params, query, body }) => assignDuties(ctx, params.task, body, query),
  }),
  endpoint({
    id: 'linkIndicators',
    method: 'post',
    path: '/districts/{district}/tasks/{task}/links',
    scope: officers,
    summary: '指定任务推动哪些指标',
    params: TaskParams,
    query: PlanQuery,
    body: LinkChange,
    reply: TaskDetail,
    status: 201,
    run: (ctx, { params, query, body }) => linkIndicators(ctx, params.task, body, query),
  }),
  ...milestoneRoutes,
  ...supervisionRoutes,
]
