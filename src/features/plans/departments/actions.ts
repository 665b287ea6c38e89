import { holds } from '../../../platform/actor.ts'
import type { Context } from '../../../platform/context.ts'
import { reading, transaction } from '../../../platform/database/transaction.ts'
import { found, Problem, permit } from '../../../platform/problem.ts'
import { planOrNone } from '../publishing/current.ts'
import type { Department, NewDepartment } from './contract.ts'
import { endDepartment, insertDepartment, listDepartmentRows, lockDepartment, saveAlias } from './store.ts'

/** The district's departments and street offices, with their other names and their duties under the current plan. */
export async function listDepartments(ctx: Context): Promise<Department[]> {
  return await reading(ctx, async (tx) => await listDepartmentRows(tx, (await planOrNone(tx))?.id ?? null))
}

/** Adds a department, e.g. one that a reform has made. 409 `department_has_its_own_name` where the name is taken. */
export async function addDepartment(ctx: Context, wish: NewDepartment): Promise<{ id: string }> {
  return await transaction(ctx, async (tx) => {
    permit(holds(tx.actor, tx.district, 'coordinator', 'administrator'))
    if (await lockDepartment(tx, wish.id)) throw new Problem(409, 'department_id_taken', { id: wish.id })
    await insertDepartment(tx, wish)
    await tx.audit('plans.add_department', wish.id, { name: wish.name })
    return { id: wish.id }
  })
}

/** Remembers that a printed name means this department. */
export async function addAlias(ctx: Context, department: string, alias: string): Promise<{ id: string }> {
  return await transaction(ctx, async (tx) => {
    permit(holds(tx.actor, tx.district, 'coordinator', 'administrator'))
    found(await lockDepartment(tx, department), 'department')
    await saveAlias(tx, alias, department)
    await tx.audit('plans.add_alias', department, { alias })
    return { id: department }
  })
}

/** Withdraws a department with a reason; its past duties stay readable. */
export async function withdrawDepartment(ctx: Context, id: string, reason: string): Promise<{ id: string }> {
  return await transaction(ctx, async (tx) => {
    permit(holds(tx.actor, tx.district, 'coordinator', 'administrator'))
    const department = found(await lockDepartment(tx, id), 'department')
    if (department.withdrawn_at) throw new Problem(409, 'department_withdrawn_already')
    await endDepartment(tx, id, reason)
    await tx.audit('plans.withdraw_department', id, { reason })
    return { id }
  })
}
