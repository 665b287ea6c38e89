import type { IndicatorDefinition } from './definition.ts'
import type { StatusFigures } from './figures.ts'
import { atLeast, atMost, same } from './numbers.ts'

/** Where the number has to go: better is `direction`, reached between the edges, `end` is where the expected path ends. */
export type Aim = { direction: 'up' | 'down' | 'within'; low: number; high: number; strict: boolean; end: number }

/** The target as numbers; null where it is words, or where 下降 has no base to fall from. */
export function aimOf(definition: IndicatorDefinition, figures: StatusFigures): Aim | null {
  const { target, base, trend } = definition
  if (trend === 'falling') return base && { direction: 'down', low: -Infinity, high: base.value, strict: true, end: base.value }
  if (target.op === 'qualitative' || target.value === null) return null
  const { value } = target
  switch (target.op) {
    case '>=':
      return { direction: 'up', low: value, high: Infinity, strict: false, end: value }
    case '>':
      return { direction: 'up', low: value, high: Infinity, strict: true, end: value }
    case '<=':
      return { direction: 'down', low: -Infinity, high: value, strict: false, end: value }
    case '<':
      return { direction: 'down', low: -Infinity, high: value, strict: true, end: value }
    case '=':
      return between(definition, value, value, value)
    case 'range':
      return between(definition, value, target.max ?? value)
    case '~': {
      const reach = definition.tolerance ?? Math.abs(value) * figures.aroundShare
      return between(definition, value - reach, value + reach, value)
    }
  }
}

/** Whether a value is where it has to be. A bare figure, 左右 and a range are reached from the base's side: passing them is no fault. */
export function reached(aim: Aim, value: number): boolean {
  if (aim.strict)
    return aim.direction === 'up' ? value > aim.low && !same(value, aim.low) : value < aim.high && !same(value, aim.high)
  const enough = atLeast(value, aim.low)
  const notTooMuch = atMost(value, aim.high)
  return aim.direction === 'up' ? enough : aim.direction === 'down' ? notTooMuch : enough && notTooMuch
}

/** How much is missing to the target, in the indicator's unit; 0 when it is reached. */
export function gapTo(aim: Aim, value: number): number {
  if (reached(aim, value)) return 0
  if (aim.direction === 'up') return aim.low - value
  if (aim.direction === 'down') return value - aim.high
  return Math.max(aim.low - value, value - aim.high)
}

/** `around` is the printed figure inside the edges; without it the path ends at the edge that is reached first. */
function between(definition: IndicatorDefinition, low: number, high: number, around?: number): Aim {
  const base = definition.base?.value
  const fromAbove = base !== undefined && base > high
  const direction = definition.direction ?? (fromAbove ? 'down' : 'up')
  const firstEdge = direction === 'down' || (direction === 'within' && fromAbove) ? high : low
  return { direction, low, high, strict: false, end: around ?? firstEdge }
}
