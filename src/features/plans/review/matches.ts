import type { PlanPack } from '../import/pack.ts'
import { printedDepartments } from '../publishing/actions.ts'
import { likeness } from '../publishing/keys.ts'
import { type Directory, resolveDepartment } from '../publishing/resolve.ts'
import type { DepartmentMatch } from './contract.ts'

/** A department as it may be suggested: with every name it goes by. */
export type Candidate = { id: string; name: string; aliases: string[]; withdrawn: boolean }

/** From this likeness on a name is worth suggesting (民政局 and 区民政局 have 0.8). */
const worthSuggesting = 0.34
const mostSuggestions = 3

/** Every department name the pack prints, whom it means, and for those nobody knows whom it may mean. Unknown ones first. */
export function matchesOf(pack: PlanPack, directory: Directory, candidates: readonly Candidate[]): DepartmentMatch[] {
  const uses = new Map<string, number>()
  for (const name of printedDepartments(pack)) uses.set(name, (uses.get(name) ?? 0) + 1)
  const names = new Map(candidates.map(({ id, name }) => [id, name]))
  return [...uses]
    .map(([printed, count]) => {
      const hit = resolveDepartment(printed, directory)
      return {
        printed,
        uses: count,
        department: hit ? { id: hit.id, name: names.get(hit.id) ?? hit.id } : null,
        suggestions: hit ? [] : suggestions(printed, candidates),
      }
    })
    .sort((a, b) => Number(a.department !== null) - Number(b.department !== null))
}

function suggestions(printed: string, candidates: readonly Candidate[]): { id: string; name: string }[] {
  return candidates
    .filter((one) => !one.withdrawn)
    .map(({ id, name, aliases }) => ({
      id,
      name,
      score: Math.max(...[name, ...aliases].map((known) => likeness(printed, known))),
    }))
    .filter((one) => one.score >= worthSuggesting)
    .sort((a, b) => b.score - a.score)
    .slice(0, mostSuggestions)
    .map(({ id, name }) => ({ id, name }))
}
