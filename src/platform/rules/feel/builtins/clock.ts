import { FeelDateTime, type FeelFunction } from '../values.ts'
import { builtIn } from './built-in.ts'

/** What `now()` and `today()` answer by: rules read no clock of their own. null: there is no now. */
export type Clock = { now: FeelDateTime | null }

/** Miscellaneous functions (table 82). */
export function clock({ now }: Clock): Record<string, FeelFunction> {
  return {
    now: builtIn([], () => now),
    today: builtIn([], () => (now instanceof FeelDateTime ? now.date : null)),
  }
}
