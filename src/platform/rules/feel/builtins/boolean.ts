import type { FeelFunction } from '../values.ts'
import { builtIn, takes } from './built-in.ts'
import { any } from './domain.ts'

/** Boolean functions (table 73). */
export const booleans: Record<string, FeelFunction> = {
  not: builtIn([takes('negand', any)], (negand) => (typeof negand === 'boolean' ? !negand : null)),
}
