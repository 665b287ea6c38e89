import type { Point } from '../../../platform/geo/distance.ts'

/** A place on the drawing, in its own units. */
export type Spot = { x: number; y: number }

/** A view of some ground: its middle, how to draw a point, and how many units a kilometre is. */
export type View = { size: number; middle: Point; spot(point: Point): Spot; unitsAKilometre: number }

const metresADegree = 111_195

/** A square view that holds all the points with a margin, and at least so many metres across. */
export function viewOf(points: readonly Point[], { size, margin, least }: { size: number; margin: number; least: number }): View {
  const [west, east] = [Math.min(...points.map(({ lon }) => lon)), Math.max(...points.map(({ lon }) => lon))]
  const [south, north] = [Math.min(...points.map(({ lat }) => lat)), Math.max(...points.map(({ lat }) => lat))]
  const middle = { lon: (west + east) / 2, lat: (south + north) / 2 }
  // Over one district the ground is flat enough: a degree of longitude shrinks by the cosine of the middle's latitude.
  const narrow = Math.cos((middle.lat * Math.PI) / 180)
  const across = Math.max(least, (east - west) * narrow * metresADegree, (north - south) * metresADegree)
  const unitsAMetre = (size - 2 * margin) / across
  return {
    size,
    middle,
    unitsAKilometre: unitsAMetre * 1000,
    spot: ({ lon, lat }) => ({
      x: tenth(size / 2 + (lon - middle.lon) * narrow * metresADegree * unitsAMetre),
      y: tenth(size / 2 - (lat - middle.lat) * metresADegree * unitsAMetre),
    }),
  }
}

/** The corners of the smallest convex outline around the spots, in order (Andrew's monotone chain). */
export function hullOf(spots: readonly Spot[]): Spot[] {
  const sorted = [...spots].sort((a, b) => a.x - b.x || a.y - b.y)
  if (sorted.length < 3) return sorted
  const half = (from: readonly Spot[]) => {
    const chain: Spot[] = []
    for (const spot of from) {
      while (chain.length >= 2 && turn(chain.at(-2) as Spot, chain.at(-1) as Spot, spot) <= 0) chain.pop()
      chain.push(spot)
    }
    return chain.slice(0, -1)
  }
  return [...half(sorted), ...half(sorted.reverse())]
}

/** The same outline drawn larger around its middle by a share, so that nothing lies on the line. */
export function widened(corners: readonly Spot[], share: number): Spot[] {
  const middle = {
    x: corners.reduce((sum, { x }) => sum + x, 0) / corners.length,
    y: corners.reduce((sum, { y }) => sum + y, 0) / corners.length,
  }
  return corners.map(({ x, y }) => ({
    x: tenth(middle.x + (x - middle.x) * (1 + share)),
    y: tenth(middle.y + (y - middle.y) * (1 + share)),
  }))
}

/** Moves marks apart until none covers another, each as little as it takes, inside the square; the spots themselves stay what they were. */
export function spread(spots: readonly Spot[], { gap, size }: { gap: number; size: number }): Spot[] {
  const marks = spots.map((spot) => ({ ...spot }))
  for (let round = 0; round < 200; round++) {
    let moved = false
    for (const mark of marks) {
      mark.x = Math.min(size - gap / 2, Math.max(gap / 2, mark.x))
      mark.y = Math.min(size - gap / 2, Math.max(gap / 2, mark.y))
    }
    for (const [i, a] of marks.entries()) {
      for (const [j, b] of marks.entries()) {
        if (j <= i) continue
        const far = Math.hypot(b.x - a.x, b.y - a.y)
        if (far >= gap) continue
        moved = true
        // Two at one spot part in a direction of their own, the same each time.
        const angle = far > 0.01 ? Math.atan2(b.y - a.y, b.x - a.x) : (i * 7 + j) * 2.4
        const push = (gap - far) / 2 + 0.05
        shift(a, -push, angle)
        shift(b, push, angle)
      }
    }
    if (!moved) break
  }
  return marks.map(({ x, y }) => ({ x: tenth(x), y: tenth(y) }))
}

type Box = { left: number; right: number; top: number; bottom: number }
export type Label = Spot & { anchor: 'start' | 'end' | 'middle' }

/**
 * Where names stand beside their spots so that none covers another, a mark or the edge: right, left, above or below; undefined where there is no room. A
 * letter is taken to be as wide as it is high, as Chinese ones are.
 */
export function labelled(
  names: readonly (Spot & { name: string; gap?: number })[],
  { letter, taken, size }: { letter: number; taken: readonly (Spot & { radius: number })[]; size: number },
): (Label | undefined)[] {
  const boxes: Box[] = taken.map(({ x, y, radius }) => ({
    left: x - radius,
    right: x + radius,
    top: y - radius,
    bottom: y + radius,
  }))
  return names.map(({ x, y, name, gap = 7 }) => {
    const width = name.length * letter
    const box = (left: number, base: number): Box => ({ left, right: left + width, top: base - letter, bottom: base + 2 })
    const sides: { label: Label; box: Box }[] = [
      { label: { x: x + gap, y: y + 5, anchor: 'start' }, box: box(x + gap, y + 5) },
      { label: { x: x - gap, y: y + 5, anchor: 'end' }, box: box(x - gap - width, y + 5) },
      { label: { x, y: y - gap - 1, anchor: 'middle' }, box: box(x - width / 2, y - gap - 1) },
      { label: { x, y: y + gap + 13, anchor: 'middle' }, box: box(x - width / 2, y + gap + 13) },
    ]
    const free = sides.find(
      (side) =>
        side.box.left > 2 &&
        side.box.right < size - 2 &&
        side.box.top > 2 &&
        side.box.bottom < size - 2 &&
        !boxes.some((other) => meet(side.box, other)),
    )
    if (free) boxes.push(free.box)
    return free?.label
  })
}

const meet = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

/** A length for the scale that reads well: 1, 2 or 5 times a power of ten, at most so many units long; in kilometres. */
export function scaleOf({ unitsAKilometre }: View, most: number): number {
  const longest = most / unitsAKilometre
  const power = 10 ** Math.floor(Math.log10(longest))
  const step = [5, 2, 1].find((n) => n * power <= longest) ?? 1
  return Number((step * power).toPrecision(2))
}

function shift(mark: Spot, by: number, angle: number): void {
  mark.x += by * Math.cos(angle)
  mark.y += by * Math.sin(angle)
}

const turn = (o: Spot, a: Spot, b: Spot) => (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x)
const tenth = (value: number) => Math.round(value * 10) / 10
