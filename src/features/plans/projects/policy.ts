import type { Actor } from '../../../platform/actor.ts'
import { actsFor, coordinates, type Office } from '../tasks/policy.ts'

/** A project or a list item is kept by the coordinator and by whom the plan prints as responsible. */
export function mayKeep(actor: Actor, district: string, responsible: readonly Office[]): boolean {
  return coordinates(actor, district) || responsible.some((office) => actsFor(actor, district, office))
}
