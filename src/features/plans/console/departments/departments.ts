import { useRead } from '../../../../console/api/use-read.ts'
import type { Department } from '../../departments/contract.ts'
import { paths } from '../paths.ts'

/** What the list of departments answers. */
export type DepartmentsAnswer = { departments: Department[] }

/** The departments with duties that still exist, for choices in forms. */
export function useDepartments(): Department[] {
  return (useRead<DepartmentsAnswer>(paths.departments).data?.departments ?? []).filter((one) => !one.withdrawn)
}
