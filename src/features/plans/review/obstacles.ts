import type { PlanPack } from '../import/pack.ts'
import { printedDepartments } from '../publishing/actions.ts'
import { type Directory, unknownDepartments } from '../publishing/resolve.ts'
import { faultsOf } from './faults.ts'
import { openWarnings } from './warnings.ts'

/** A reason why an import cannot be published yet: a stable code, also that of the refusal, and what fills its sentence. */
export type Obstacle = { code: string; details: Record<string, unknown> }

/** All that keeps an import from being published, in the order in which it is best dealt with. */
export function obstaclesOf(it: {
  pack: PlanPack
  settled: readonly number[]
  textLength: number
  directory: Directory
  districtName: string
}): Obstacle[] {
  const { pack, directory, districtName } = it
  const unknown = unknownDepartments(printedDepartments(pack), directory)
  const open = openWarnings(pack.warnings, it.settled, directory).length
  return [
    ...(pack.indicators.length + pack.tasks.length === 0 ? [{ code: 'nothing_to_publish', details: {} }] : []),
    ...(pack.district !== null && pack.district !== districtName
      ? [{ code: 'district_differs', details: { printed: pack.district, district: districtName } }]
      : []),
    ...(pack.periodEnd === null ? [{ code: 'plan_period_missing', details: {} }] : []),
    ...faultsOf(pack, it.textLength),
    ...(unknown.length > 0 ? [{ code: 'departments_unknown', details: { names: unknown.join('、') } }] : []),
    ...(open > 0 ? [{ code: 'warnings_open', details: { count: open } }] : []),
  ]
}
