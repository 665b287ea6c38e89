import type { Ruling } from './layout.ts'

/** The part of pdf.js's operator list that is read here. */
export type Operators = { fnArray: number[]; argsArray: unknown[] }
type Matrix = [number, number, number, number, number, number]
type Codes = Record<string, number>

// A filled box this thin is a line to the eye; word processors and browsers draw borders so.
const MAX_LINE_WIDTH = 3.2
const MIN_LENGTH = 3
const MAX_RULINGS = 60_000

/** Collects the level and upright lines that a page draws, in the page's own top-left coordinates. */
export function rulingsOf(operators: Operators, codes: Codes, view: readonly number[]): Ruling[] {
  const rulings: Ruling[] = []
  const saved: Matrix[] = []
  let matrix = [...view] as Matrix
  const strokes = new Set([
    codes.stroke,
    codes.closeStroke,
    codes.fillStroke,
    codes.eoFillStroke,
    codes.closeFillStroke,
    codes.closeEOFillStroke,
  ])
  const fills = new Set([
    codes.fill,
    codes.eoFill,
    codes.fillStroke,
    codes.eoFillStroke,
    codes.closeFillStroke,
    codes.closeEOFillStroke,
  ])

  operators.fnArray.forEach((code, index) => {
    const args = operators.argsArray[index]
    if (code === codes.save) saved.push(matrix)
    else if (code === codes.restore) matrix = saved.pop() ?? matrix
    else if (code === codes.transform) matrix = times(matrix, args as Matrix)
    else if (code === codes.paintFormXObjectBegin) {
      saved.push(matrix)
      const form = (args as [Matrix | null])[0]
      if (form) matrix = times(matrix, form)
    } else if (code === codes.paintFormXObjectEnd) matrix = saved.pop() ?? matrix
    else if (code === codes.constructPath && rulings.length < MAX_RULINGS) {
      const [paint, [path]] = args as [number, [ArrayLike<number> | null]]
      if (!path) return
      for (const shape of shapesOf(path, matrix)) {
        if (strokes.has(paint)) rulings.push(...strokedSides(shape))
        else if (fills.has(paint)) rulings.push(...thinBox(shape))
      }
    }
  })
  return rulings
}

type Point = [x: number, y: number]

/** Splits pdf.js's packed path (0 move, 1 line, 2 cubic, 3 quadratic, 4 close) into polygons of straight sides. */
function shapesOf(path: ArrayLike<number>, matrix: Matrix): Point[][] {
  const shapes: Point[][] = []
  let shape: Point[] = []
  const at = (i: number): Point => apply(matrix, path[i] ?? 0, path[i + 1] ?? 0)
  for (let i = 0; i < path.length; ) {
    const step = path[i]
    if (step === 0) {
      shape = [at(i + 1)]
      shapes.push(shape)
      i += 3
    } else if (step === 1) {
      shape.push(at(i + 1))
      i += 3
    } else if (step === 2) {
      shape.push(at(i + 5))
      i += 7
    } else if (step === 3) {
      shape.push(at(i + 3))
      i += 5
    } else {
      if (shape[0]) shape.push(shape[0])
      i += 1
    }
  }
  return shapes
}

function strokedSides(shape: Point[]): Ruling[] {
  return shape.slice(1).flatMap((to, i) => {
    const from = shape[i] as Point
    return straight(Math.min(from[0], to[0]), Math.min(from[1], to[1]), Math.max(from[0], to[0]), Math.max(from[1], to[1]), 0.7)
  })
}

function thinBox(shape: Point[]): Ruling[] {
  const xs = shape.map((point) => point[0])
  const ys = shape.map((point) => point[1])
  return straight(Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys), MAX_LINE_WIDTH)
}

function straight(left: number, top: number, right: number, bottom: number, thickness: number): Ruling[] {
  const width = right - left
  const height = bottom - top
  if (height <= thickness && width > Math.max(MIN_LENGTH, height))
    return [{ direction: 'h', at: (top + bottom) / 2, from: left, to: right }]
  if (width <= thickness && height > Math.max(MIN_LENGTH, width))
    return [{ direction: 'v', at: (left + right) / 2, from: top, to: bottom }]
  return []
}

function times(a: Matrix, b: ArrayLike<number>): Matrix {
  const [b0, b1, b2, b3, b4, b5] = Array.from(b) as Matrix
  return [
    a[0] * b0 + a[2] * b1,
    a[1] * b0 + a[3] * b1,
    a[0] * b2 + a[2] * b3,
    a[1] * b2 + a[3] * b3,
    a[0] * b4 + a[2] * b5 + a[4],
    a[1] * b4 + a[3] * b5 + a[5],
  ]
}

function apply(m: Matrix, x: number, y: number): Point {
  return [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]]
}
