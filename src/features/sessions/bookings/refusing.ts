import { Problem } from '../../../platform/problem.ts'
import type { Booker } from './booker.ts'
import type { Refusal } from './rules.ts'

/** The refusals that staff override who say why: their codes, to be kept. Throws the first that stands. */
export function refuse(
  refusals: readonly Refusal[],
  booker: Pick<Booker, 'isStaff'>,
  { overrideWhy }: { overrideWhy?: string | undefined },
): string[] {
  for (const { overridable, status, code, details } of refusals)
    if (!overridable || !booker.isStaff || overrideWhy === undefined)
      throw new Problem(status, code, { ...details, overridable: overridable && booker.isStaff })
  return refusals.map(({ code }) => code)
}
