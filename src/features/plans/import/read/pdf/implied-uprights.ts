import { clustered, type Line, type Piece, type Ruling } from './layout.ts'
import { linesOf, segmentsOf } from './lines.ts'

const MAX_ROW_HEIGHT = 160
const MIN_LEVELS = 3
const MIN_INNER_EDGES = 2
const SAME_EDGE = 3

/**
 * The upright borders of tables that show level lines only. Such lines are drawn cell by cell, so where their pieces end, level
 * after level, a column ends. Running text between two tables parts them.
 */
export function impliedUprights(rulings: readonly Ruling[], pieces: readonly Piece[]): Ruling[] {
  const drawn = rulings.filter((one) => one.direction === 'v')
  const level = rulings.filter(
    (one) => one.direction === 'h' && one.to - one.from > 6 && !drawn.some((upright) => meets(one, upright)),
  )
  if (level.length < MIN_LEVELS * (MIN_INNER_EDGES + 1)) return []
  const texts = linesOf(pieces).flatMap((line) => segmentsOf(line, 1.2))
  return stacksOf(level, texts).flatMap(uprightsOf)
}

function stacksOf(level: Ruling[], texts: Line[]): Ruling[][] {
  const stacks: Ruling[][] = []
  for (const one of [...level].sort((a, b) => a.at - b.at)) {
    const stack = stacks.at(-1)
    const last = stack?.at(-1)
    if (stack && last && one.at - last.at < MAX_ROW_HEIGHT && !isParted(stack, one, texts)) stack.push(one)
    else stacks.push([one])
  }
  return stacks
}

/** Text that runs across the ends of two cells is no cell's text. */
function isParted(stack: Ruling[], next: Ruling, texts: Line[]): boolean {
  const top = (stack.at(-1) as Ruling).at
  if (next.at - top < SAME_EDGE) return false
  const ends = clustered(
    stack.filter((one) => top - one.at < SAME_EDGE).map((one) => one.to),
    SAME_EDGE,
  )
  return texts.some(
    (text) =>
      text.baseline > top && text.baseline < next.at && ends.filter((x) => text.left < x - 4 && x + 4 < text.right).length >= 2,
  )
}

function uprightsOf(stack: Ruling[]): Ruling[] {
  const levels = clustered(
    stack.map((one) => one.at),
    SAME_EDGE,
  )
  if (levels.length < MIN_LEVELS) return []
  const ends = clustered(
    stack.flatMap((one) => [one.from, one.to]),
    SAME_EDGE,
  )
  const edges = ends.filter((x) => levels.filter((y) => hasEnd(stack, x, y)).length >= levels.length * 0.6)
  if (edges.length < MIN_INNER_EDGES + 2) return []
  return edges.map((at) => ({ direction: 'v', at, from: levels[0] as number, to: levels.at(-1) as number }))
}

function hasEnd(stack: Ruling[], x: number, y: number): boolean {
  return stack.some(
    (one) => Math.abs(one.at - y) < SAME_EDGE && (Math.abs(one.from - x) < SAME_EDGE || Math.abs(one.to - x) < SAME_EDGE),
  )
}

function meets(level: Ruling, upright: Ruling): boolean {
  return upright.at > level.from - 3 && upright.at < level.to + 3 && level.at > upright.from - 3 && level.at < upright.to + 3
}
