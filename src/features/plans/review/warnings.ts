import type { PlanPack } from '../import/pack.ts'
import { type Directory, resolveDepartment } from '../publishing/resolve.ts'

/** Which warnings still want a person: not settled by hand, and not about a department that is known by now. Positions in the list. */
export function openWarnings(warnings: PlanPack['warnings'], settled: readonly number[], directory: Directory): number[] {
  const done = new Set(settled)
  return warnings.flatMap(({ code, text }, at) => (done.has(at) || isKnownDepartment(code, text, directory) ? [] : [at]))
}

// The importer warns of a name that looks odd (the name itself), or of a short one beside its full form (“short: full”).
function isKnownDepartment(code: string, text: string, directory: Directory): boolean {
  if (code === 'department_unknown') return resolveDepartment(text, directory) !== undefined
  return code === 'department_short' && resolveDepartment(text.split(': ')[0] ?? text, directory) !== undefined
}
