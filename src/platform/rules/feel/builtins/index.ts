import type { FeelFunction } from '../values.ts'
import { booleans } from './boolean.ts'
import { calendar } from './calendar.ts'
import { type Clock, clock } from './clock.ts'
import { contexts } from './context.ts'
import { conversion } from './conversion.ts'
import { identity } from './identity.ts'
import { lists } from './list.ts'
import { numeric } from './numeric.ts'
import { relations } from './relation.ts'
import { sorting } from './sort.ts'
import { statistics } from './statistics.ts'
import { strings } from './string.ts'

export { call, callNamed } from './call.ts'

/** Every function of DMN 1.5, 10.3.4, by its name. Rules are pure: `now()` and `today()` answer null. */
export const builtins: ReadonlyMap<string, FeelFunction> = builtinsFor({ now: null })

/** The library with a day and time for `now()` and `today()`. */
export function builtinsFor(when: Clock): ReadonlyMap<string, FeelFunction> {
  return new Map(
    Object.entries({
      ...conversion,
      ...booleans,
      ...strings,
      ...lists,
      ...statistics,
      ...numeric,
      ...identity,
      ...relations,
      ...calendar,
      ...sorting,
      ...contexts,
      ...clock(when),
    }),
  )
}
