import { z } from 'zod'
import { endpoint, type Scope } from '../../../platform/http/endpoint.ts'
import { DistrictParams } from '../shapes.ts'
import { addAlias, addDepartment, listDepartments, withdrawDepartment } from './actions.ts'
import { Department, DepartmentParams, NewAlias, NewDepartment, WithdrawDepartment } from './contract.ts'

const readers: Scope = ['street_officer', 'department_officer', 'coordinator', 'auditor', 'administrator']
const writers: Scope = ['coordinator', 'administrator']
const Changed = z.object({ id: z.string() })

export const departmentRoutes = [
  endpoint({
    ...{
      id: 'listDepartments',
      method: 'get',
      path: '/districts/{district}/departments',
      scope: readers,
      summary: '责任部门与街镇',
    },
    ...{ params: DistrictParams, reply: z.object({ departments: z.array(Department) }) },
    run: async (ctx) => ({ departments: await listDepartments(ctx) }),
  }),
  endpoint({
    ...{ id: 'addDepartment', method: 'post', path: '/districts/{district}/departments', scope: writers, summary: '新增部门' },
    ...{ params: DistrictParams, body: NewDepartment, reply: Changed, status: 201 },
    run: (ctx, { body }) => addDepartment(ctx, body),
  }),
  endpoint({
    ...{
      id: 'addAlias',
      method: 'post',
      path: '/districts/{district}/departments/{department}/aliases',
      scope: writers,
      summary: '记住部门的另一种写法',
    },
    ...{ params: DepartmentParams, body: NewAlias, reply: Changed, status: 201 },
    run: (ctx, { params, body }) => addAlias(ctx, params.department, body.alias),
  }),
  endpoint({
    ...{
      id: 'withdrawDepartment',
      method: 'post',
      path: '/districts/{district}/departments/{department}/withdrawal',
      scope: writers,
      summary: '撤销部门，说明原因',
    },
    ...{ params: DepartmentParams, body: WithdrawDepartment, reply: Changed },
    run: (ctx, { params, body }) => withdrawDepartment(ctx, params.department, body.reason),
  }),
]
