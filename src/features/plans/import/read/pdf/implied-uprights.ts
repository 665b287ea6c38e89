import { clustered, type Piece, type Ruling } from './layout.ts'

const MAX_ROW_HEIGHT = 160
const MIN_LEVELS = 3
const MIN_INNER_EDGES = 2
const SAME_EDGE = 3

/**
 * The upright borders of tables that show level lines only. Such lines are drawn cell by cell, so where their pieces end, level
 * after level, a column ends. Running text between two tables ends the first.
 */
export function impliedUprights(rulings: readonly Ruling[], pieces: readonly Piece[]): Ruling[] {
  const drawn = rulings.filter((one) => one.direction === 'v')
  const level = rulings.filter(
    (one) => one.direction === 'h' && one.to - one.from > 6 && !drawn.some((upright) => meets(one, upright)),
  )
  return stacksOf(level).flatMap((stack) => uprightsOf(stack, pieces))
}

function stacksOf(level: Ruling[]): Ruling[][] {
  const stacks: Ruling[][] = []
  for (const one of [...level].sort((a, b) => a.at - b.at)) {
    const last = stacks.at(-1)
    if (last && one.at - (last.at(-1) as Ruling).at < MAX_ROW_HEIGHT) last.push(one)
    else stacks.push([one])
  }
  return stacks
}

function uprightsOf(stack: Ruling[], pieces: readonly Piece[]): Ruling[] {
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

  return runsOf(levels, edges, pieces).flatMap(([from, to]) => edges.map((at): Ruling => ({ direction: 'v', at, from, to })))
}

function hasEnd(stack: Ruling[], x: number, y: number): boolean {
  return stack.some(
    (one) => Math.abs(one.at - y) < SAME_EDGE && (Math.abs(one.from - x) < SAME_EDGE || Math.abs(one.to - x) < SAME_EDGE),
  )
}

/** The stretches from level to level that no text runs across. */
function runsOf(levels: number[], edges: number[], pieces: readonly Piece[]): [number, number][] {
  const runs: [number, number][] = []
  levels.slice(1).forEach((bottom, index) => {
    const top = levels[index] as number
    const isText = pieces.some(
      (piece) =>
        piece.baseline > top &&
        piece.baseline < bottom &&
        edges.filter((x) => piece.left < x - 4 && x + 4 < piece.right).length >= 2,
    )
    const last = runs.at(-1)
    if (isText) return
    if (last && last[1] === top) last[1] = bottom
    else runs.push([top, bottom])
  })
  return runs
}

function meets(level: Ruling, upright: Ruling): boolean {
  return upright.at > level.from - 3 && upright.at < level.to + 3 && level.at > upright.from - 3 && level.at < upright.to + 3
}
