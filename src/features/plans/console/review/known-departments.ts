import type { PlanImport } from '../../review/contract.ts'

/** The department that a warning about its name asked for and that is known by now; such a warning needs nobody any more. */
export function departmentKnown(plan: PlanImport, { code, text }: PlanImport['pack']['warnings'][number]): string | undefined {
  if (code !== 'department_short' && code !== 'department_unknown') return undefined
  return plan.matches.find(({ printed }) => printed === text.split(': ')[0])?.department?.name
}
